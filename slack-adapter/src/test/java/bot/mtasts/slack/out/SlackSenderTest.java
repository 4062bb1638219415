package bot.mtasts.slack.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.delivery.Destination.SlackChannel;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.lab.slack.Fault;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.lab.slack.Rule;
import bot.mtasts.slack.SlackMessage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackSenderTest {
  private final Acme acme = Acme.open();

  @AfterEach
  void close() {
    acme.close();
  }

  /// What each word of Slack's leads to, for a channel and for an answer: `again` is tried along
  /// the schedule, `dead` is over at once and no mark on the destination, `gone` disables it.
  @ParameterizedTest
  @CsvSource({
    "account_inactive, again, again, removed from the workspace",
    "invalid_auth, again, again, does not take our token",
    "not_authed, again, again, does not take our token",
    "no_permission, again, again, install the app anew",
    "org_login_required, again, again, is being moved",
    "team_access_not_granted, again, again, no access to the workspace",
    "token_expired, again, again, has expired",
    "token_revoked, again, again, was revoked",
    "missing_scope, again, dead, lacks a permission",
    "channel_not_found, again, dead, no channel",
    "not_in_channel, again, dead, `/invite`",
    "restricted_action, again, dead, A setting of the workspace",
    "restricted_action_read_only_channel, again, dead, Nobody but a few",
    "restricted_action_non_threadable_channel, again, dead, no threads",
    "restricted_action_thread_only_channel, again, dead, threads only",
    "restricted_action_thread_locked, again, dead, is locked",
    "posting_to_general_channel_denied, again, dead, Only some",
    "ekm_access_denied, again, dead, suspended",
    "is_archived, gone, dead, is archived",
    "is_inactive, gone, dead, no longer in use",
    "fatal_error, again, again, trouble of its own",
    "internal_error, again, again, trouble of its own",
    "request_timeout, again, again, whole request",
    "service_unavailable, again, again, trouble of its own",
    "team_added_to_org, again, again, organisation",
    "a_word_of_tomorrow, again, again, a_word_of_tomorrow",
  })
  void every_word_of_slacks_has_its_consequence(
      String word, String inChannel, String inPlace, String words) throws Exception {
    // Nobody is to be written to instead.
    acme.slack.fail("chat.postMessage", new Fault.Refuses(word));
    Answer channel = send(new SlackChannel(null, acme.ops.id()));
    assertThat(consequence(channel)).isEqualTo(inChannel);
    assertThat(reason(channel)).contains(words).contains("Slack").contains(word);

    acme.slack.fail("chat.update", new Fault.Refuses(word));
    Answer place =
        send(answer(new AnswerPlace.Message(acme.team.id(), acme.ops.id(), "", null, "1.2")));
    assertThat(consequence(place)).isEqualTo(inPlace);
    assertThat(reason(place)).contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "account_inactive",
    "invalid_auth",
    "token_revoked",
    "token_expired",
    "not_authed",
  })
  void a_token_that_slack_no_longer_takes_is_reported(String word) throws Exception {
    acme.slack.fail("chat.postMessage", new Fault.Refuses(word));
    send(new SlackChannel(null, acme.ops.id()));
    assertThat(acme.tokens.refused).containsExactly(acme.team.id() + " " + word);
  }

  @Test
  void a_workspace_that_removed_us_says_so_itself() throws Exception {
    acme.team.deactivateBot();
    assertThat(reason(send(new SlackChannel(null, acme.ops.id())))).contains("account_inactive");
    assertThat(acme.tokens.refused).hasSize(1);
  }

  @Test
  void where_we_are_not_installed_it_is_over_and_nobody_is_to_blame() throws Exception {
    Answer elsewhere = send(new SlackChannel("T0OTHER", "C0LAB00001"));
    assertThat(elsewhere).isInstanceOf(Answer.Forbidden.class);
    assertThat(reason(elsewhere)).contains("not installed").contains("T0OTHER");
    acme.tokens.forget(acme.team.id());
    assertThat(send(new SlackChannel(null, acme.ops.id()))).isInstanceOf(Answer.Forbidden.class);
    assertThat(send(answer(message("1.2")))).isInstanceOf(Answer.Forbidden.class);
    assertThat(acme.slack.calls("chat.postMessage")).isEmpty();
  }

  @Test
  void several_workspaces_without_a_name_are_a_question() throws Exception {
    acme.tokens.know("T0OTHER", "xoxb-other");
    Answer answer = send(new SlackChannel(null, "ops"));
    assertThat(answer).isInstanceOf(Answer.Forbidden.class);
    assertThat(reason(answer)).contains("several").doesNotContain("T0OTHER");
  }

  @Test
  void a_channel_is_found_by_its_name_also_where_we_may_not_list_channels() throws Exception {
    assertThat(send(new SlackChannel(null, "#ops"))).isInstanceOf(Answer.Accepted.class);
    assertThat(send(new SlackChannel(acme.team.id(), "ops"))).isInstanceOf(Answer.Accepted.class);
    assertThat(acme.said(acme.ops)).hasSize(2);
  }

  @Test
  void a_limit_is_heeded_by_all_deliveries_to_the_workspace() throws Exception {
    acme.slack.fail("chat.postMessage", new Fault.Limits(Duration.ofSeconds(20)));
    SlackChannel one = new SlackChannel(null, acme.ops.id());
    SlackChannel other = new SlackChannel(null, acme.team.channel("dev").id());
    assertThat(retryAfter(send(one))).isEqualTo(Duration.ofSeconds(20));
    acme.time.pass(Duration.ofSeconds(5));
    assertThat(retryAfter(send(other))).isEqualTo(Duration.ofSeconds(15));
    assertThat(acme.slack.calls("chat.postMessage")).hasSize(1);
    acme.time.pass(Duration.ofSeconds(15));
    assertThat(send(one)).isInstanceOf(Answer.Accepted.class);
    assertThat(send(other)).isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void a_hundred_results_to_one_channel_stay_below_slacks_limit() throws Exception {
    for (int i = 0; i < 100; i++) {
      assertThat(send(new SlackChannel(null, acme.ops.id()))).isInstanceOf(Answer.Accepted.class);
    }
    assertThat(acme.slack.limited()).isEmpty();
    assertThat(acme.said(acme.ops)).hasSize(100);
  }

  @Test
  void trouble_at_slack_is_tried_again() throws Exception {
    acme.slack.fail("chat.postMessage", new Fault.Status(503));
    assertThat(send(new SlackChannel(null, acme.ops.id())))
        .isEqualTo(new Answer.Unreached("Slack answered HTTP 503."));
    acme.slack.fail("chat.update", new Fault.Drops());
    assertThat(consequence(send(answer(message("1.2"))))).isEqualTo("unreached");
  }

  @Test
  void an_interrupted_attempt_is_none() throws Exception {
    acme.slack.fail("chat.postMessage", new Fault.Hangs());
    var thrown = new CompletableFuture<Throwable>();
    Thread worker =
        Thread.ofVirtual()
            .start(() -> {
              Thread.currentThread().interrupt();
              try {
                send(new SlackChannel(null, acme.ops.id()));
              } catch (InterruptedException e) {
                thrown.complete(e);
              }
            });
    assertThat(worker.join(Duration.ofSeconds(10))).isTrue();
    assertThat(thrown.getNow(null)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void a_message_that_slack_does_not_take_goes_without_its_looks() throws Exception {
    acme.slack.expectBroken(Rule.SECTION_TEXT);
    SlackMessage tooLong = new SlackMessage("example.com is protected", blocks("x".repeat(4_000)));
    Delivery due = acme.delivery(new SlackChannel(null, acme.ops.id()), "");
    Answer answer = acme.out.sender().send(with(due, MessageJson.write(tooLong)));
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    assertThat(acme.said(acme.ops)).containsExactly("example.com is protected");
  }

  @Test
  void what_another_version_wrote_dies_in_words() throws Exception {
    Delivery due = acme.delivery(new SlackChannel(null, acme.ops.id()), "");
    Payload other = new Payload(MessageJson.TYPE, ByteString.encodeUtf8("{\"v\":7}"));
    assertThat(acme.out.sender().send(with(due, other)))
        .isEqualTo(new Answer.Forbidden("The message cannot be read: another version wrote it."));
    Answer place = send(new ChatAnswer(Chat.SLACK, acme.ops.id(), "{\"v\":7}", false, View.REPORT));
    assertThat(place)
        .isEqualTo(
            new Answer.Forbidden(
                "The place of this answer cannot be read: another version noted it."));
  }

  @Test
  void what_was_kept_while_slack_was_not_connected_is_no_message() throws Exception {
    Payload looksAlike = MessageJson.write(Acme.message("the result"));
    Payload event = new Payload("application/json", looksAlike.body());
    for (Destination there :
        List.of(new SlackChannel(null, acme.ops.id()), answer(message("1.2")))) {
      Delivery again = with(acme.delivery(there, ""), event);
      assertThat(acme.out.sender().send(again))
          .isEqualTo(
              new Answer.Forbidden(
                  "There is no message for Slack in this delivery: when its check ended, this server"
                      + " was not connected to Slack. Ask for the check again."));
    }
    assertThat(acme.slack.calls()).isEmpty();
  }

  @Test
  void what_is_not_in_slack_is_a_mistake_of_ours() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> send(new Destination.DiscordChannel("1")));
  }

  @Test
  void an_answer_whose_thread_is_gone_stands_in_the_channel() throws Exception {
    AnswerPlace lost = new AnswerPlace.Nowhere(acme.team.id(), acme.ops.id(), acme.ada.id(), "9.9");
    assertThat(send(answer(lost))).isInstanceOf(Answer.Accepted.class);
    Message said = acme.last(acme.ops);
    assertThat(said.threadTs()).isNull();
  }

  private AnswerPlace message(String ts) {
    return new AnswerPlace.Message(acme.team.id(), acme.ops.id(), "", null, ts);
  }

  private ChatAnswer answer(AnswerPlace place) {
    return new ChatAnswer(Chat.SLACK, place.channel(), place.text(), false, View.REPORT);
  }

  private Answer send(Destination destination) throws InterruptedException {
    return acme.out.sender().send(acme.delivery(destination, "the result"));
  }

  private static Delivery with(Delivery due, Payload payload) {
    return Delivery.due(
        due.id(),
        due.messageId(),
        null,
        due.checkId(),
        EventType.CHECK_COMPLETED,
        due.destination(),
        payload,
        due.createdAt());
  }

  private static ArrayNode blocks(String words) {
    ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
    blocks
        .addObject()
        .put("type", "section")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", words);
    return blocks;
  }

  private static String consequence(Answer answer) {
    return switch (answer) {
      case Answer.Accepted _ -> "taken";
      case Answer.Declined _ -> "again";
      case Answer.Unreached _ -> "unreached";
      case Answer.Gone _ -> "gone";
      case Answer.Forbidden _ -> "dead";
    };
  }

  private static String reason(Answer answer) {
    return switch (answer) {
      case Answer.Accepted _ -> "";
      case Answer.Declined(_, _, var reason, _, _) -> reason;
      case Answer.Unreached(var reason) -> reason;
      case Answer.Gone(_, var reason) -> reason;
      case Answer.Forbidden(var reason) -> reason;
    };
  }

  private static Duration retryAfter(Answer answer) {
    return answer instanceof Answer.Declined declined && declined.retryAfter() != null
        ? declined.retryAfter()
        : Duration.ZERO;
  }
}
