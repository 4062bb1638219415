package bot.mtasts.slack.out;

import static bot.mtasts.slack.out.Acme.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Fault;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.slack.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlackSinksTest {
  private static final Set<Stage> SOME = Set.of(Stage.RECORD, Stage.POLICY);
  private static final Set<Stage> MORE = Set.of(Stage.RECORD, Stage.POLICY, Stage.MAIL_HOSTS);

  @Test
  void a_check_in_a_channel_is_one_message_from_its_beginning_to_its_answer() throws Exception {
    try (Acme acme = Acme.open()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      assertThat(acme.said(acme.ops)).singleElement().asString().contains("example.com");
      opened.working(SOME);
      acme.time.pass(Duration.ofSeconds(1));
      assertThat(acme.last(acme.ops).edits()).isEqualTo(1);
      assertThat(Acme.answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      opened.working(MORE); // The end of the check has not got round yet.
      acme.time.pass(Duration.ofMinutes(1));
      opened.close();
      assertThat(acme.said(acme.ops)).containsExactly("the answer");
      assertThat(acme.last(acme.ops).edits()).isEqualTo(2);
      assertThat(acme.usesOfUrls()).isZero();
      acme.nothingWasTooMuch();
    }
  }

  @Test
  void an_edit_that_hangs_does_not_come_after_the_answer() throws Exception {
    try (Acme acme = Acme.open()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      acme.slack.fail("chat.update", new Fault.Hangs());
      opened.working(SOME);
      Thread editing = Thread.ofVirtual().start(() -> acme.time.pass(Duration.ofSeconds(1)));
      acme.slack.awaitCall("chat.update", _ -> true);
      assertThat(Acme.answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      assertThat(editing.join(Duration.ofSeconds(10))).isTrue();
      acme.time.pass(Duration.ofSeconds(5));
      assertThat(acme.said(acme.ops)).containsExactly("the answer");
      assertThat(acme.slack.calls("chat.update")).hasSize(2);
    }
  }

  @Test
  void where_we_are_no_member_the_answer_comes_by_the_url_and_the_note_goes() throws Exception {
    try (Acme acme = Acme.whereWeWereInvited()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      assertThat(acme.said(acme.ops)).singleElement().asString().startsWith("ada only: ");
      opened.working(SOME);
      acme.time.pass(Duration.ofSeconds(10));
      assertThat(acme.usesOfUrls()).as("no use for a stage").isEqualTo(1);
      assertThat(Acme.answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.said(acme.ops)).containsExactly("the answer");
      assertThat(acme.usesOfUrls()).isEqualTo(3);
    }
  }

  @Test
  void a_private_answer_takes_the_place_of_its_note() throws Exception {
    try (Acme acme = Acme.open()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, true);
      opened.working(SOME);
      acme.time.pass(Duration.ofSeconds(10));
      assertThat(Acme.destination(opened).privately()).isTrue();
      assertThat(Acme.answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.said(acme.ops)).containsExactly("ada only: the answer");
      assertThat(acme.usesOfUrls()).isEqualTo(2);
    }
  }

  @Test
  void where_the_url_of_a_command_replaces_nothing_there_is_one_note_and_one_answer()
      throws Exception {
    try (Acme acme = Acme.open(FakeSlackSettings::withCommandUrlsThatNeverReplace)) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, true);
      opened.working(SOME);
      acme.time.pass(Duration.ofSeconds(10));
      Acme.answered(acme, opened, "the answer");
      assertThat(acme.said(acme.ops)).hasSize(2).last().isEqualTo("ada only: the answer");
    }
  }

  @Test
  void of_several_private_answers_none_takes_the_place_of_another() throws Exception {
    try (Acme acme = Acme.open()) {
      ReplySink sink = acme.out.sinks().at(acme.typed(acme.ops));
      Opened one = sink.open(EXAMPLE, true);
      Opened other = sink.open(new DomainName("other.test"), true);
      Acme.answered(acme, other, "the other answer");
      Acme.answered(acme, one, "the one answer");
      assertThat(acme.said(acme.ops))
          .hasSize(3)
          .endsWith("ada only: the other answer", "ada only: the one answer");
      acme.nothingWasTooMuch();
    }
  }

  @Test
  void of_several_answers_where_we_are_no_member_none_is_taken_away() throws Exception {
    try (Acme acme = Acme.whereWeWereInvited()) {
      ReplySink sink = acme.out.sinks().at(acme.typed(acme.ops));
      Opened one = sink.open(EXAMPLE, false);
      Opened other = sink.open(new DomainName("other.test"), false);
      Acme.answered(acme, other, "the other answer");
      Acme.answered(acme, one, "the one answer");
      assertThat(acme.said(acme.ops)).endsWith("the other answer", "the one answer");
      acme.nothingWasTooMuch();
    }
  }

  @Test
  void a_shortcut_never_touches_the_message_it_was_used_on() throws Exception {
    try (Acme acme =
        Acme.open(
            settings -> settings.withApp(AppSettings.mtasts().withMessageShortcuts("check")))) {
      Message asked = acme.ada.says("how is example.com?", acme.ops);
      var delivery = acme.ada.usesShortcut("check", asked);
      Place place =
          new Place(
              acme.team.id(),
              acme.ops.id(),
              acme.ada.id(),
              delivery.responseUrl(),
              delivery.triggerId(),
              asked.ts(),
              null,
              false);
      Acme.answered(acme, acme.out.sinks().at(place).open(EXAMPLE, true), "the answer");
      assertThat(acme.slack.messages(acme.ops)).contains(asked);
      assertThat(acme.said(acme.ops)).last().isEqualTo("ada only: in thread: the answer");
    }
  }

  @Test
  void a_rerun_edits_the_message_whose_button_it_was() throws Exception {
    try (Acme acme = Acme.open()) {
      Message first = Acme.answeredReport(acme, acme.ops, false);
      Place place = acme.pressed(first, Acme.actionId(first, "rerun"));
      Opened opened = acme.out.sinks().at(place).open(EXAMPLE, false);
      assertThat(acme.said(acme.ops)).singleElement().asString().contains("Checking");
      Acme.answered(acme, opened, "as it is now");
      assertThat(acme.said(acme.ops)).containsExactly("as it is now");
      assertThat(acme.usesOfUrls()).isZero();
    }
  }

  @Test
  void a_rerun_where_we_may_not_edit_replaces_by_the_url_within_its_five_uses() throws Exception {
    try (Acme acme = Acme.whereWeWereInvited()) {
      Message first = Acme.answeredReport(acme, acme.ops, false);
      int before = acme.usesOfUrls();
      Place place = acme.pressed(first, Acme.actionId(first, "rerun"));
      Opened opened = acme.out.sinks().at(place).open(EXAMPLE, false);
      for (int second = 0; second < 30; second++) {
        opened.working(second % 2 == 0 ? SOME : MORE);
        acme.time.pass(Duration.ofSeconds(1));
      }
      assertThat(acme.usesOfUrls() - before).as("the note and two stages").isEqualTo(3);
      acme.slack.fail("response_url", new Fault.Status(503));
      Delivery due = acme.delivery(Acme.destination(opened), "as it is now");
      assertThat(acme.out.sender().send(due)).isInstanceOf(Answer.Unreached.class);
      assertThat(acme.out.sender().send(Acme.tried(due, 1))).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.usesOfUrls() - before).isEqualTo(5);
      assertThat(acme.said(acme.ops)).containsExactly("as it is now");
    }
  }

  @Test
  void a_rerun_of_what_one_person_sees_stays_with_them() throws Exception {
    try (Acme acme = Acme.open()) {
      Message first = Acme.answeredReport(acme, acme.ops, true);
      Place place = acme.pressed(first, Acme.actionId(first, "rerun"));
      assertThat(place.pressedPrivately()).isTrue();
      Opened opened = acme.out.sinks().at(place).open(EXAMPLE, true);
      Acme.answered(acme, opened, "as it is now");
      assertThat(acme.said(acme.ops)).containsExactly("ada only: as it is now");
    }
  }

  @Test
  void five_uses_are_enough_for_any_number_of_tries_and_of_domains() throws Exception {
    try (Acme acme = Acme.whereWeWereInvited()) {
      ReplySink sink = acme.out.sinks().at(acme.typed(acme.ops));
      List<Delivery> due = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Opened opened = sink.open(new DomainName("d%d.test".formatted(i)), false);
        due.add(acme.delivery(Acme.destination(opened), "answer " + i));
      }
      for (int attempt = 0; attempt < 5; attempt++) {
        acme.slack.fail("response_url", new Fault.Status(500));
        for (Delivery each : due) {
          acme.out.sender().send(Acme.tried(each, attempt));
          acme.time.pass(Duration.ofSeconds(30));
        }
      }
      assertThat(acme.usesOfUrls()).isLessThanOrEqualTo(5);
      List<String> everywhere = new ArrayList<>(acme.said(acme.ops));
      everywhere.addAll(acme.said(acme.team.directMessages(acme.ada)));
      for (int i = 0; i < 6; i++) {
        assertThat(everywhere).contains("answer " + i);
      }
    }
  }

  @Test
  void an_answer_that_is_late_by_half_an_hour_does_without_the_url() throws Exception {
    try (Acme acme = Acme.open()) {
      acme.ops.inviteBot();
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, true);
      acme.time.pass(Duration.ofMinutes(45));
      assertThat(Acme.answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.usesOfUrls()).isEqualTo(1);
      assertThat(acme.said(acme.ops)).last().isEqualTo("ada only: the answer");
    }
  }

  @Test
  void a_private_answer_that_fits_nowhere_else_goes_to_the_asker_and_to_nobody_else()
      throws Exception {
    try (Acme acme = Acme.whereWeWereInvited()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, true);
      acme.time.pass(Duration.ofMinutes(45));
      Acme.answered(acme, opened, "the answer");
      assertThat(acme.said(acme.ops)).noneMatch(words -> words.contains("the answer"));
      assertThat(acme.said(acme.team.directMessages(acme.ada))).containsExactly("the answer");
    }
  }

  @Test
  void after_a_restart_the_answer_finds_its_place() throws Exception {
    try (Acme acme = Acme.open()) {
      Delivery inChannel =
          acme.delivery(
              Acme.destination(acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false)),
              "for all");
      Delivery alone =
          acme.delivery(
              Acme.destination(acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, true)),
              "for ada");
      acme.restart();
      assertThat(acme.out.sender().send(inChannel)).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.out.sender().send(alone)).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.said(acme.ops))
          .as("the note stays where nobody knows any more that it is the only one")
          .hasSize(3)
          .contains("for all")
          .endsWith("ada only: for ada");
    }
  }

  @Test
  void a_message_that_was_deleted_meanwhile_is_posted_anew() throws Exception {
    try (Acme acme = Acme.open()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      acme.slack.fail("chat.update", new Fault.Refuses("message_not_found"));
      assertThat(Acme.answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.said(acme.ops)).last().isEqualTo("the answer");
    }
  }

  @Test
  void a_mention_is_answered_in_its_thread() throws Exception {
    try (Acme acme = Acme.open()) {
      acme.ops.inviteBot();
      ReplySink sink = acme.out.sinks().at(acme.mentioned(acme.ops));
      Acme.answered(acme, sink.open(EXAMPLE, false), "the answer");
      sink.say(new Reply.Refused("That is no domain.", List.of()));
      assertThat(acme.said(acme.ops).getFirst()).isEqualTo("in thread: the answer");
      assertThat(acme.said(acme.ops).getLast())
          .startsWith("ada only: in thread: ")
          .contains("That is no domain.");
    }
  }
}
