package bot.mtasts.slack.out;

import static bot.mtasts.slack.out.Acme.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Fault;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.slack.FormPlace;
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
      assertThat(answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
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
      assertThat(answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
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
      assertThat(answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
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
      assertThat(destination(opened).privately()).isTrue();
      assertThat(answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
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
      answered(acme, opened, "the answer");
      assertThat(acme.said(acme.ops)).hasSize(2).last().isEqualTo("ada only: the answer");
    }
  }

  @Test
  void of_several_private_answers_none_takes_the_place_of_another() throws Exception {
    try (Acme acme = Acme.open()) {
      ReplySink sink = acme.out.sinks().at(acme.typed(acme.ops));
      Opened one = sink.open(EXAMPLE, true);
      Opened other = sink.open(new DomainName("other.test"), true);
      answered(acme, other, "the other answer");
      answered(acme, one, "the one answer");
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
      answered(acme, other, "the other answer");
      answered(acme, one, "the one answer");
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
      answered(acme, acme.out.sinks().at(place).open(EXAMPLE, true), "the answer");
      assertThat(acme.slack.messages(acme.ops)).contains(asked);
      assertThat(acme.said(acme.ops)).last().isEqualTo("ada only: in thread: the answer");
    }
  }

  @Test
  void a_rerun_edits_the_message_whose_button_it_was() throws Exception {
    try (Acme acme = Acme.open()) {
      Message first = answeredReport(acme, acme.ops, false);
      Place place = acme.pressed(first, actionId(first, "rerun"));
      Opened opened = acme.out.sinks().at(place).open(EXAMPLE, false);
      assertThat(acme.said(acme.ops)).singleElement().asString().contains("Checking");
      answered(acme, opened, "as it is now");
      assertThat(acme.said(acme.ops)).containsExactly("as it is now");
      assertThat(acme.usesOfUrls()).isZero();
    }
  }

  @Test
  void a_rerun_where_we_may_not_edit_replaces_by_the_url_within_its_five_uses() throws Exception {
    try (Acme acme = Acme.whereWeWereInvited()) {
      Message first = answeredReport(acme, acme.ops, false);
      int before = acme.usesOfUrls();
      Place place = acme.pressed(first, actionId(first, "rerun"));
      Opened opened = acme.out.sinks().at(place).open(EXAMPLE, false);
      for (int second = 0; second < 30; second++) {
        opened.working(second % 2 == 0 ? SOME : MORE);
        acme.time.pass(Duration.ofSeconds(1));
      }
      assertThat(acme.usesOfUrls() - before).as("the note and two stages").isEqualTo(3);
      acme.slack.fail("response_url", new Fault.Status(503));
      Delivery due = acme.delivery(destination(opened), "as it is now");
      assertThat(acme.out.sender().send(due)).isInstanceOf(Answer.Unreached.class);
      assertThat(acme.out.sender().send(Acme.tried(due, 1))).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.usesOfUrls() - before).isEqualTo(5);
      assertThat(acme.said(acme.ops)).containsExactly("as it is now");
    }
  }

  @Test
  void a_rerun_of_what_one_person_sees_stays_with_them() throws Exception {
    try (Acme acme = Acme.open()) {
      Message first = answeredReport(acme, acme.ops, true);
      Place place = acme.pressed(first, actionId(first, "rerun"));
      assertThat(place.pressedPrivately()).isTrue();
      Opened opened = acme.out.sinks().at(place).open(EXAMPLE, true);
      answered(acme, opened, "as it is now");
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
        due.add(acme.delivery(destination(opened), "answer " + i));
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
      assertThat(answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
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
      answered(acme, opened, "the answer");
      assertThat(acme.said(acme.ops)).noneMatch(words -> words.contains("the answer"));
      assertThat(acme.said(acme.team.directMessages(acme.ada))).containsExactly("the answer");
    }
  }

  @Test
  void after_a_restart_the_answer_finds_its_place() throws Exception {
    try (Acme acme = Acme.open()) {
      Delivery inChannel =
          acme.delivery(
              destination(acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false)),
              "for all");
      Delivery alone =
          acme.delivery(
              destination(acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, true)),
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
      assertThat(answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.said(acme.ops)).last().isEqualTo("the answer");
    }
  }

  @Test
  void a_mention_is_answered_in_its_thread() throws Exception {
    try (Acme acme = Acme.open()) {
      acme.ops.inviteBot();
      ReplySink sink = acme.out.sinks().at(acme.mentioned(acme.ops));
      answered(acme, sink.open(EXAMPLE, false), "the answer");
      sink.say(new Reply.Refused("That is no domain.", List.of()));
      assertThat(acme.said(acme.ops).getFirst()).isEqualTo("in thread: the answer");
      assertThat(acme.said(acme.ops).getLast())
          .startsWith("ada only: in thread: ")
          .contains("That is no domain.");
    }
  }

  @Test
  void when_slack_wants_no_messages_the_answer_comes_later_without_a_note() throws Exception {
    try (Acme acme = Acme.open()) {
      acme.slack.fail("chat.postMessage", new Fault.Limits(Duration.ofSeconds(40)));
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      Delivery due = acme.delivery(destination(opened), "the answer");
      assertThat(acme.out.sender().send(due))
          .isInstanceOfSatisfying(
              Answer.Declined.class,
              declined -> assertThat(declined.retryAfter()).isEqualTo(Duration.ofSeconds(40)));
      assertThat(acme.slack.calls("chat.postMessage")).as("Slack was left alone").hasSize(1);
      acme.time.pass(Duration.ofSeconds(40));
      assertThat(acme.out.sender().send(Acme.tried(due, 1))).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.said(acme.ops)).containsExactly("the answer");
    }
  }

  @Test
  void when_slack_wants_no_edits_for_long_the_answer_is_posted_and_the_note_goes()
      throws Exception {
    try (Acme acme = Acme.open()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      acme.slack.fail("chat.update", new Fault.Limits(Duration.ofSeconds(40)));
      opened.working(SOME);
      acme.time.pass(Duration.ofSeconds(1));
      opened.working(MORE);
      acme.time.pass(Duration.ofSeconds(10));
      assertThat(answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.slack.calls("chat.update")).as("Slack was left alone").hasSize(1);
      assertThat(acme.said(acme.ops)).containsExactly("the answer");
    }
  }

  @Test
  void for_an_edit_an_answer_waits_a_moment_and_once() throws Exception {
    try (Acme acme = Acme.open()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      Delivery due = acme.delivery(destination(opened), "the answer");
      acme.slack.fail("chat.update", new Fault.Limits(Duration.ofSeconds(2)));
      assertThat(acme.out.sender().send(due)).isInstanceOf(Answer.Declined.class);
      acme.time.pass(Duration.ofSeconds(2));
      acme.slack.fail("chat.update", new Fault.Limits(Duration.ofSeconds(2)));
      assertThat(acme.out.sender().send(Acme.tried(due, 1))).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.slack.calls("chat.delete")).hasSize(1);
      assertThat(acme.said(acme.ops)).containsExactly("the answer");
    }
  }

  @Test
  void a_note_that_went_before_an_answer_that_was_not_taken_is_not_missed() throws Exception {
    try (Acme acme = Acme.open()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      Delivery due = acme.delivery(destination(opened), "the answer");
      acme.slack.fail("chat.update", new Fault.Limits(Duration.ofSeconds(40)));
      acme.slack.fail("chat.postMessage", new Fault.Status(503));
      assertThat(acme.out.sender().send(due)).isInstanceOf(Answer.Unreached.class);
      assertThat(acme.said(acme.ops)).isEmpty();
      assertThat(acme.out.sender().send(Acme.tried(due, 1))).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.said(acme.ops)).containsExactly("the answer");
    }
  }

  @Test
  void when_slack_wants_neither_edits_nor_deletions_the_answer_waits() throws Exception {
    try (Acme acme = Acme.open()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      Delivery due = acme.delivery(destination(opened), "the answer");
      acme.slack.fail("chat.update", new Fault.Limits(Duration.ofSeconds(40)));
      acme.slack.fail("chat.delete", new Fault.Limits(Duration.ofSeconds(40)));
      assertThat(acme.out.sender().send(due))
          .isInstanceOfSatisfying(
              Answer.Declined.class,
              declined -> assertThat(declined.retryAfter()).isEqualTo(Duration.ofSeconds(40)));
      acme.time.pass(Duration.ofSeconds(40));
      assertThat(acme.out.sender().send(Acme.tried(due, 1))).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.said(acme.ops)).containsExactly("the answer");
    }
  }

  @Test
  void the_stages_of_many_checks_leave_room_for_their_answers() throws Exception {
    try (Acme acme = Acme.open()) {
      List<Opened> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Channel channel = acme.team.channel("c" + i);
        all.add(acme.out.sinks().at(acme.typed(channel)).open(EXAMPLE, false));
      }
      all.forEach(opened -> opened.working(SOME));
      acme.time.pass(Duration.ofSeconds(1));
      assertThat(acme.slack.calls("chat.update")).hasSizeBetween(8, 10);
      for (Opened opened : all) {
        assertThat(answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      }
      acme.nothingWasTooMuch();
    }
  }

  @Test
  void two_hundred_who_ask_at_once_are_all_answered_without_one_edit_too_many() throws Exception {
    try (Acme acme = Acme.open()) {
      List<Channel> channels = new ArrayList<>();
      List<Opened> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        channels.add(acme.team.channel("c" + i));
        all.add(acme.out.sinks().at(acme.typed(channels.getLast())).open(EXAMPLE, false));
      }
      all.forEach(opened -> opened.working(SOME));
      acme.time.pass(Duration.ofSeconds(3));
      for (Opened opened : all) {
        assertThat(answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      }
      assertThat(channels)
          .allSatisfy(channel -> assertThat(acme.said(channel)).containsExactly("the answer"));
      assertThat(acme.slack.limited()).isEmpty();
    }
  }

  @Test
  void many_who_speak_of_domains_where_no_url_comes_with_it_are_answered_too() throws Exception {
    try (Acme acme = Acme.open()) {
      List<Channel> channels = new ArrayList<>();
      List<Delivery> due = new ArrayList<>();
      for (int i = 0; i < 90; i++) {
        Channel channel = acme.team.channel("c" + i).inviteBot().invite(acme.ada);
        channels.add(channel);
        Opened opened = acme.out.sinks().at(acme.mentioned(channel)).open(EXAMPLE, false);
        due.add(acme.delivery(destination(opened), "the answer"));
      }
      for (Delivery each : due) {
        if (!(acme.out.sender().send(each) instanceof Answer.Accepted)) {
          assertThat(acme.out.sender().send(Acme.tried(each, 1)))
              .isInstanceOf(Answer.Accepted.class);
        }
      }
      assertThat(channels)
          .allSatisfy(
              channel -> assertThat(acme.said(channel)).containsExactly("in thread: the answer"));
    }
  }

  @Test
  void a_rerun_for_which_there_are_no_edits_goes_by_the_url_of_the_press() throws Exception {
    try (Acme acme = Acme.open()) {
      Message first = answeredReport(acme, acme.ops, false);
      for (int i = 0; i < 25; i++) {
        acme.out.sinks().at(acme.typed(acme.team.channel("c" + i))).open(EXAMPLE, false);
      }
      int edits = acme.slack.calls("chat.update").size();
      Opened opened =
          acme.out.sinks().at(acme.pressed(first, actionId(first, "rerun"))).open(EXAMPLE, false);
      assertThat(acme.said(acme.ops)).singleElement().asString().contains("Checking");
      answered(acme, opened, "as it is now");
      assertThat(acme.said(acme.ops)).containsExactly("as it is now");
      assertThat(acme.slack.calls("chat.update")).hasSize(edits);
    }
  }

  @Test
  void a_rerun_that_slack_does_not_let_us_edit_just_now_goes_by_the_url_of_the_press()
      throws Exception {
    try (Acme acme = Acme.open()) {
      Message first = answeredReport(acme, acme.ops, false);
      acme.slack.fail("chat.update", new Fault.Limits(Duration.ofSeconds(40)));
      Opened opened =
          acme.out.sinks().at(acme.pressed(first, actionId(first, "rerun"))).open(EXAMPLE, false);
      assertThat(answered(acme, opened, "as it is now")).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.said(acme.ops)).containsExactly("as it is now");
    }
  }

  @Test
  void a_failure_of_ours_takes_the_place_of_the_note() {
    try (Acme acme = Acme.open()) {
      for (boolean privately : List.of(false, true)) {
        Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, privately);
        opened.say(new Reply.CheckFailed(EXAMPLE, null, "We could not note it down."));
        assertThat(acme.said(acme.ops)).last().asString().contains("We could not note it down.");
      }
      assertThat(acme.said(acme.ops)).hasSize(2).noneMatch(words -> words.contains("Checking"));
    }
  }

  @Test
  void help_is_for_the_asker_alone_by_the_url_or_without_one() {
    try (Acme acme = Acme.open()) {
      Reply refused = new Reply.Refused("What is that?", List.of());
      acme.out.sinks().at(acme.typed(acme.ops)).say(refused);
      assertThat(acme.said(acme.ops)).singleElement().asString().startsWith("ada only: ");
      assertThat(acme.usesOfUrls()).isEqualTo(1);
    }
  }

  @Test
  void in_a_direct_message_everything_is_plain_and_lasting() throws Exception {
    try (Acme acme = Acme.open()) {
      Channel direct = acme.team.directMessages(acme.ada);
      Place place =
          new Place(acme.team.id(), direct.id(), acme.ada.id(), null, null, null, null, false);
      acme.out.sinks().at(place).say(new Reply.Refused("What is that?", List.of()));
      assertThat(acme.said(direct)).singleElement().asString().doesNotContain("ada only");
      Opened opened = acme.out.sinks().at(acme.typed(direct)).open(EXAMPLE, true);
      answered(acme, opened, "the answer");
      assertThat(acme.said(direct)).last().isEqualTo("the answer");
      assertThat(acme.usesOfUrls()).isZero();
    }
  }

  @Test
  void what_a_finding_means_and_the_plan_open_beside_the_channel() {
    try (Acme acme = Acme.open()) {
      var report = SampleReport.of(EXAMPLE);
      acme.out
          .sinks()
          .at(acme.typed(acme.ops))
          .say(new Reply.Plan(report, ActionPlan.of(report), null, false));
      assertThat(acme.ada.modals().getLast().words()).contains("Publish");
      acme.out
          .sinks()
          .at(acme.typed(acme.ops))
          .say(new Reply.Explained(FindingCode.RECORD_MALFORMED));
      assertThat(acme.ada.modals().getLast().title()).isEqualTo("What it means");
      assertThat(acme.said(acme.ops)).isEmpty();
      assertThat(acme.usesOfUrls()).isZero();
    }
  }

  @Test
  void a_trigger_that_came_too_late_leaves_a_message() {
    try (Acme acme = Acme.open()) {
      Place place = acme.typed(acme.ops);
      acme.time.pass(Duration.ofSeconds(4));
      acme.out.sinks().at(place).say(new Reply.Explained(FindingCode.RECORD_MALFORMED));
      assertThat(acme.ada.modals()).isEmpty();
      assertThat(acme.said(acme.ops)).singleElement().asString().startsWith("ada only: ");
    }
  }

  @Test
  void a_plan_that_no_modal_could_be_opened_for_is_for_the_presser_alone() {
    try (Acme acme = Acme.open()) {
      Message report = answeredReport(acme, acme.ops, false);
      Place place = acme.pressed(report, actionId(report, "fix"));
      acme.time.pass(Duration.ofSeconds(4));
      CheckReport seen = SampleReport.of(EXAMPLE);
      acme.out.sinks().at(place).say(new Reply.Plan(seen, ActionPlan.of(seen), null, false));
      assertThat(acme.ada.modals()).isEmpty();
      assertThat(acme.said(acme.ops)).hasSize(2).last().asString().startsWith("ada only: ");
      assertThat(acme.slack.messages(acme.ops).getFirst().edits()).isEqualTo(report.edits());
    }
  }

  @Test
  void a_form_knows_where_its_answer_belongs() {
    try (Acme acme = Acme.open()) {
      acme.out.sinks().at(acme.typed(acme.ops)).say(new Reply.DomainForm());
      String metadata =
          acme.argument("views.open", "view")
              .replaceAll(".*\"private_metadata\":\"((?:\\\\.|[^\"])*)\".*", "$1")
              .replace("\\\"", "\"");
      assertThat(FormPlace.read(metadata)).contains(new FormPlace(acme.ops.id(), null));
    }
  }

  @Test
  void what_is_shared_is_posted_anew_for_all() {
    try (Acme acme = Acme.open()) {
      Message alone = answeredReport(acme, acme.ops, true);
      Place place = acme.pressed(alone, actionId(alone, "share"));
      acme.out.sinks().at(place).say(new Reply.Report(SampleReport.of(EXAMPLE), null, false));
      assertThat(acme.said(acme.ops)).hasSize(2);
      assertThat(acme.last(acme.ops).ephemeral()).isFalse();
    }
  }

  @Test
  void where_we_are_no_member_it_is_shared_by_the_url() {
    try (Acme acme = Acme.whereWeWereInvited()) {
      acme.out
          .sinks()
          .at(acme.typed(acme.ops))
          .say(new Reply.Report(SampleReport.of(EXAMPLE), null, false));
      assertThat(acme.last(acme.ops).ephemeral()).isFalse();
    }
  }

  @Test
  void what_strangers_wrote_pings_nobody() {
    try (Acme acme = Acme.open()) {
      acme.out
          .sinks()
          .at(acme.typed(acme.ops))
          .say(new Reply.Report(SampleReport.of(EXAMPLE), null, false));
      Message said = acme.last(acme.ops);
      assertThat(said.text() + said.blocks())
          .doesNotContain("<!channel>", "<@U123>", "<https://evil.test|bank>");
    }
  }

  @Test
  void where_there_are_several_workspaces_the_channel_is_named_with_its_own() {
    try (Acme acme = Acme.open()) {
      acme.tokens.know("T0OTHER", "xoxb-other");
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      assertThat(destination(opened).channel()).isEqualTo(acme.team.id() + "/" + acme.ops.id());
    }
  }

  @Test
  void ten_who_ask_at_once_wait_for_each_other_and_slack_never_complains() {
    try (Acme acme = Acme.open()) {
      for (int i = 0; i < 10; i++) {
        acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      }
      assertThat(acme.said(acme.ops)).hasSize(10);
      acme.nothingWasTooMuch();
    }
  }

  private static ChatAnswer destination(Opened opened) {
    ChatAnswer destination = opened.destination(View.REPORT);
    assertThat(destination.place()).hasSizeLessThanOrEqualTo(AnswerPlace.LONGEST);
    return destination;
  }

  private static Answer answered(Acme acme, Opened opened, String words) throws Exception {
    return acme.out.sender().send(acme.delivery(destination(opened), words));
  }

  /// A report that stands in a channel, with its buttons.
  private static Message answeredReport(Acme acme, Channel channel, boolean privately) {
    Opened opened = acme.out.sinks().at(acme.typed(channel)).open(EXAMPLE, privately);
    opened.say(new Reply.Report(SampleReport.of(EXAMPLE), null, privately));
    return acme.last(channel);
  }

  private static String actionId(Message message, String verb) {
    return message.actionIds().stream()
        .filter(id -> id.startsWith(verb))
        .findFirst()
        .orElseThrow(() -> new AssertionError(message.actionIds()));
  }
}
