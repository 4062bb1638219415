package bot.mtasts.slack.out;

import static bot.mtasts.slack.out.Acme.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Fault;
import bot.mtasts.lab.slack.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What becomes of answers when Slack takes no more just now.
class BusySlackTest {
  private static final Set<Stage> SOME = Set.of(Stage.RECORD, Stage.POLICY);
  private static final Set<Stage> MORE = Set.of(Stage.RECORD, Stage.POLICY, Stage.MAIL_HOSTS);

  @Test
  void when_slack_wants_no_messages_the_answer_comes_later_without_a_note() throws Exception {
    try (Acme acme = Acme.open()) {
      acme.slack.fail("chat.postMessage", new Fault.Limits(Duration.ofSeconds(40)));
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      Delivery due = acme.delivery(Acme.destination(opened), "the answer");
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
      assertThat(Acme.answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.slack.calls("chat.update")).as("Slack was left alone").hasSize(1);
      assertThat(acme.said(acme.ops)).containsExactly("the answer");
    }
  }

  @Test
  void for_an_edit_an_answer_waits_a_moment_and_once() throws Exception {
    try (Acme acme = Acme.open()) {
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      Delivery due = acme.delivery(Acme.destination(opened), "the answer");
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
      Delivery due = acme.delivery(Acme.destination(opened), "the answer");
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
      Delivery due = acme.delivery(Acme.destination(opened), "the answer");
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
        assertThat(Acme.answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
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
        assertThat(Acme.answered(acme, opened, "the answer")).isInstanceOf(Answer.Accepted.class);
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
        due.add(acme.delivery(Acme.destination(opened), "the answer"));
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
      Message first = Acme.answeredReport(acme, acme.ops, false);
      for (int i = 0; i < 25; i++) {
        acme.out.sinks().at(acme.typed(acme.team.channel("c" + i))).open(EXAMPLE, false);
      }
      int edits = acme.slack.calls("chat.update").size();
      Opened opened =
          acme.out
              .sinks()
              .at(acme.pressed(first, Acme.actionId(first, "rerun")))
              .open(EXAMPLE, false);
      assertThat(acme.said(acme.ops)).singleElement().asString().contains("Checking");
      Acme.answered(acme, opened, "as it is now");
      assertThat(acme.said(acme.ops)).containsExactly("as it is now");
      assertThat(acme.slack.calls("chat.update")).hasSize(edits);
    }
  }

  @Test
  void a_rerun_that_slack_does_not_let_us_edit_just_now_goes_by_the_url_of_the_press()
      throws Exception {
    try (Acme acme = Acme.open()) {
      Message first = Acme.answeredReport(acme, acme.ops, false);
      acme.slack.fail("chat.update", new Fault.Limits(Duration.ofSeconds(40)));
      Opened opened =
          acme.out
              .sinks()
              .at(acme.pressed(first, Acme.actionId(first, "rerun")))
              .open(EXAMPLE, false);
      assertThat(Acme.answered(acme, opened, "as it is now")).isInstanceOf(Answer.Accepted.class);
      assertThat(acme.said(acme.ops)).containsExactly("as it is now");
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
}
