package bot.mtasts.lab.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The Web API's answers, and each way it says no.
final class WebApiTest {
  private final MovingClock clock = MovingClock.atPresent();
  private final FakeSlack slack = FakeSlack.start(FakeSlackSettings.usual().withClock(clock));
  private final Workspace acme = slack.workspace("acme");
  private final Channel ops = acme.channel("ops").inviteBot();
  private final SlackPerson ada = acme.person("ada");
  private final String bot =
      acme.install(
              Set.of(
                  "chat:write",
                  "channels:read",
                  "channels:join",
                  "groups:read",
                  "im:write",
                  "users:read"))
          .botToken();

  @AfterEach
  void closes() {
    slack.close();
  }

  private JsonNode call(String method, String... pairs) {
    return TinyApp.call(slack, method, bot, pairs);
  }

  private String error(String method, String... pairs) {
    return call(method, pairs).path("error").asText();
  }

  @Test
  void a_token_says_who_calls() {
    assertThat(TinyApp.call(slack, "auth.test", "").path("error").asText()).isEqualTo("not_authed");
    assertThat(TinyApp.call(slack, "auth.test", "xoxb-1").path("error").asText())
        .isEqualTo("invalid_auth");
    assertThat(TinyApp.call(slack, "auth.test", "", "token", bot).path("team_id").asText())
        .isEqualTo(acme.id());
    assertThat(call("auth.test").path("user_id").asText()).isEqualTo(acme.botUserId());
    assertThat(error("apps.connections.open")).isEqualTo("not_allowed_token_type");
    String own = slack.app().appToken();
    assertThat(TinyApp.call(slack, "auth.test", own).path("app_id").asText())
        .isEqualTo(slack.app().appId());
    assertThat(TinyApp.call(slack, "chat.postMessage", own).path("error").asText())
        .isEqualTo("not_allowed_token_type");
    assertThat(call("auth.revoke").path("revoked").asBoolean()).isTrue();
    assertThat(error("auth.test")).isEqualTo("token_revoked");
    String next = acme.install().botToken();
    acme.deactivateBot();
    assertThat(TinyApp.call(slack, "auth.test", next).path("error").asText())
        .isEqualTo("account_inactive");
  }

  @Test
  void what_a_token_may_not_is_named() {
    String poor = acme.install(Set.of("commands", "chat:write")).botToken();
    JsonNode answer = TinyApp.call(slack, "conversations.list", poor);
    assertThat(answer.path("error").asText()).isEqualTo("missing_scope");
    assertThat(answer.path("needed").asText()).isEqualTo("channels:read");
    assertThat(answer.path("provided").asText()).isEqualTo("chat:write,commands");
  }

  @Test
  void a_message_is_posted_edited_and_deleted() {
    String ts = call("chat.postMessage", "channel", "#ops", "text", "one").path("ts").asText();
    call("chat.update", "channel", ops.id(), "ts", ts, "text", "two");
    call("chat.update", "channel", ops.id(), "ts", ts, "text", "three");

    Message shown = slack.messages(ops).getFirst();
    assertThat(shown.text()).isEqualTo("three");
    assertThat(shown.edits()).isEqualTo(2);
    assertThat(shown.earlier()).map(Message.Version::text).containsExactly("one", "two");

    assertThat(call("chat.delete", "channel", ops.id(), "ts", ts).path("ok").asBoolean()).isTrue();
    assertThat(slack.messages(ops)).isEmpty();
    assertThat(slack.deleted(ops)).hasSize(1);
  }

  @Test
  void blocks_stay_where_an_edit_does_not_mention_them() {
    String ts =
        call(
                "chat.postMessage",
                "channel",
                ops.id(),
                "text",
                "a",
                "blocks",
                "[" + TinyApp.section(5) + "]")
            .path("ts")
            .asText();
    call("chat.update", "channel", ops.id(), "ts", ts, "text", "b");
    assertThat(slack.messages(ops).getFirst().words()).isEqualTo("xxxxx");
    call("chat.update", "channel", ops.id(), "ts", ts, "text", "b", "blocks", "[]");
    assertThat(slack.messages(ops).getFirst().words()).isEqualTo("b");
  }

  @Test
  void a_reply_goes_into_its_thread() {
    String ts = call("chat.postMessage", "channel", ops.id(), "text", "one").path("ts").asText();
    call("chat.postMessage", "channel", ops.id(), "text", "two", "thread_ts", ts);
    assertThat(slack.messages(ops).getLast().threadTs()).isEqualTo(ts);
    assertThat(error("chat.postMessage", "channel", ops.id(), "text", "x", "thread_ts", "1.2"))
        .isEqualTo("thread_not_found");
  }

  @Test
  void where_the_bot_may_not_write() {
    acme.channel("elsewhere");
    acme.channel("old").inviteBot().archive();
    acme.privateChannel("secret");
    assertThat(error("chat.postMessage", "channel", "nowhere", "text", "x"))
        .isEqualTo("channel_not_found");
    assertThat(error("chat.postMessage", "channel", "elsewhere", "text", "x"))
        .isEqualTo("not_in_channel");
    assertThat(error("chat.postMessage", "channel", "old", "text", "x")).isEqualTo("is_archived");
    assertThat(error("chat.postMessage", "channel", "secret", "text", "x"))
        .as("who is not in it does not learn of it")
        .isEqualTo("channel_not_found");
    String bold = acme.install(Set.of("chat:write", "chat:write.public")).botToken();
    assertThat(
            TinyApp.call(slack, "chat.postMessage", bold, "channel", "elsewhere", "text", "x")
                .path("ok")
                .asBoolean())
        .isTrue();
  }

  @Test
  void only_the_apps_own_messages_can_be_changed() {
    Message hers = ada.says("hello", ops);
    assertThat(error("chat.update", "channel", ops.id(), "ts", hers.ts(), "text", "x"))
        .isEqualTo("cant_update_message");
    assertThat(error("chat.delete", "channel", ops.id(), "ts", hers.ts()))
        .isEqualTo("cant_delete_message");
    assertThat(error("chat.update", "channel", ops.id(), "ts", "1.2", "text", "x"))
        .isEqualTo("message_not_found");
  }

  @Test
  void what_only_one_person_sees_cannot_be_edited_by_the_api() {
    ops.invite(ada);
    String ts =
        call("chat.postEphemeral", "channel", ops.id(), "user", ada.id(), "text", "psst")
            .path("message_ts")
            .asText();
    assertThat(slack.messages(ops, ada)).hasSize(1);
    assertThat(slack.messages(ops, acme.person("bob"))).isEmpty();
    assertThat(error("chat.update", "channel", ops.id(), "ts", ts, "text", "x"))
        .isEqualTo("message_not_found");
    assertThat(error("chat.postEphemeral", "channel", ops.id(), "user", "U9", "text", "x"))
        .isEqualTo("user_not_in_channel");
  }

  @Test
  void what_breaks_a_rule_is_refused_and_fails_the_test() {
    assertThat(error("chat.postMessage", "channel", ops.id())).isEqualTo("no_text");
    assertThat(error("chat.postMessage", "channel", ops.id(), "text", "x".repeat(40_001)))
        .isEqualTo("msg_too_long");
    assertThat(error("chat.postMessage", "channel", ops.id(), "text", "x".repeat(40_000)))
        .isEmpty();
    assertThat(
            error(
                "chat.postMessage",
                "channel",
                ops.id(),
                "blocks",
                TinyApp.several(TinyApp.section(3_000), 5)))
        .isEqualTo("msg_blocks_too_long");
    assertThat(error("chat.postMessage", "channel", ops.id(), "blocks", "[{"))
        .isEqualTo("invalid_blocks_format");
    JsonNode answer =
        call("chat.postMessage", "channel", ops.id(), "blocks", "[" + TinyApp.section(3_001) + "]");
    assertThat(answer.path("error").asText()).isEqualTo("invalid_blocks");
    assertThat(answer.at("/response_metadata/messages/0").asText())
        .isEqualTo("[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    assertThat(error("chat.shout")).isEqualTo("unknown_method");

    assertThat(slack.broken())
        .map(BrokenRule::rule)
        .containsExactly(
            Rule.NO_TEXT, Rule.MESSAGE_TEXT, Rule.TOTAL_TEXT, Rule.SECTION_TEXT, Rule.KNOWN_METHOD);
    assertThatThrownBy(slack::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("must be less than 3001 characters");
    slack.broken().forEach(broken -> slack.expectBroken(broken.rule()));
  }

  @Test
  void a_rule_that_should_be_broken_and_is_not_fails_the_test_as_well() {
    var other = FakeSlack.start();
    other.expectBroken(Rule.ACK_IN_TIME);
    assertThatThrownBy(other::close).hasMessageContaining("ACK_IN_TIME");
  }

  @Test
  void one_message_a_second_and_channel_after_a_small_burst() {
    for (int i = 0; i < 3; i++) {
      assertThat(error("chat.postMessage", "channel", ops.id(), "text", "x")).isEmpty();
    }
    var refused = TinyApp.form(slack, "chat.postMessage", bot, "channel", ops.id(), "text", "x");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.body()).contains("ratelimited");
    assertThat(slack.limited()).hasSize(1);

    acme.channel("dev").inviteBot();
    assertThat(error("chat.postMessage", "channel", "dev", "text", "x"))
        .as("another channel has its own limit")
        .isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(error("chat.postMessage", "channel", ops.id(), "text", "x")).isEmpty();
    assertThat(error("chat.postMessage", "channel", ops.id(), "text", "x"))
        .isEqualTo("ratelimited");
  }

  @Test
  void a_method_of_tier_three_takes_fifty_calls_a_minute() {
    String ts = call("chat.postMessage", "channel", ops.id(), "text", "x").path("ts").asText();
    for (int i = 0; i < 50; i++) {
      assertThat(error("chat.update", "channel", ops.id(), "ts", ts, "text", "y")).isEmpty();
    }
    assertThat(error("chat.update", "channel", ops.id(), "ts", ts, "text", "y"))
        .isEqualTo("ratelimited");
    clock.advance(Duration.ofMinutes(1));
    assertThat(error("chat.update", "channel", ops.id(), "ts", ts, "text", "y")).isEmpty();
  }

  @Test
  void channels_are_listed_page_by_page() {
    for (int i = 0; i < 4; i++) {
      acme.channel("c" + i);
    }
    acme.channel("old").archive();
    acme.privateChannel("secret");
    acme.privateChannel("ours").inviteBot();
    var names = new ArrayList<String>();
    String cursor = "";
    do {
      JsonNode page =
          call(
              "conversations.list",
              "limit",
              "2",
              "cursor",
              cursor,
              "exclude_archived",
              "true",
              "types",
              "public_channel,private_channel");
      page.path("channels").forEach(channel -> names.add(channel.path("name").asText()));
      cursor = page.at("/response_metadata/next_cursor").asText();
    } while (!cursor.isEmpty());
    assertThat(names).containsExactly("ops", "c0", "c1", "c2", "c3", "ours");
    assertThat(error("conversations.list", "cursor", "nonsense")).isEqualTo("invalid_cursor");
  }

  @Test
  void conversations_are_opened_joined_and_told_of() {
    assertThat(call("conversations.info", "channel", ops.id()).at("/channel/is_member").asBoolean())
        .isTrue();
    Channel dev = acme.channel("dev");
    assertThat(call("conversations.join", "channel", dev.id()).path("ok").asBoolean()).isTrue();
    assertThat(dev.hasBot()).isTrue();
    String direct = call("conversations.open", "users", ada.id()).at("/channel/id").asText();
    assertThat(direct).isEqualTo(acme.directMessages(ada).id());
    call("chat.postMessage", "channel", ada.id(), "text", "hello");
    assertThat(slack.messages(acme.directMessages(ada))).hasSize(1);
    assertThat(call("users.info", "user", ada.id()).at("/user/name").asText()).isEqualTo("ada");
    assertThat(error("users.info", "user", "U9")).isEqualTo("user_not_found");
    assertThat(error("conversations.info", "channel", "C9")).isEqualTo("channel_not_found");
  }

  @Test
  void a_json_body_does_as_well_as_a_form() {
    var request =
        HttpRequest.newBuilder(slack.apiUrl().resolve("chat.postMessage"))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Authorization", "Bearer " + bot)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"channel\":\"%s\",\"text\":\"x\",\"blocks\":[{\"type\":\"divider\"}]}"
                        .formatted(ops.id())))
            .build();
    assertThat(TinyApp.read(TinyApp.send(request)).path("ok").asBoolean()).isTrue();
    assertThat(slack.messages(ops).getFirst().blocks()).hasSize(1);
  }

  @Test
  void what_a_test_asks_to_go_wrong_goes_wrong_once() {
    slack.fail("chat.postMessage", new Fault.Refuses("fatal_error"));
    slack.fail("chat.postMessage", new Fault.Limits(Duration.ofSeconds(30)));
    slack.fail("chat.postMessage", new Fault.Status(500));
    slack.fail("chat.postMessage", new Fault.Drops());
    slack.fail("chat.postMessage", new Fault.LosesTheAnswer());
    assertThat(error("chat.postMessage", "channel", ops.id(), "text", "1"))
        .isEqualTo("fatal_error");
    var limited = TinyApp.form(slack, "chat.postMessage", bot, "channel", ops.id(), "text", "2");
    assertThat(limited.headers().firstValue("Retry-After")).contains("30");
    assertThat(
            TinyApp.form(slack, "chat.postMessage", bot, "channel", ops.id(), "text", "3")
                .statusCode())
        .isEqualTo(500);
    for (String text : List.of("4", "5")) {
      assertThatThrownBy(() -> call("chat.postMessage", "channel", ops.id(), "text", text))
          .isInstanceOf(UncheckedIOException.class);
    }
    assertThat(slack.messages(ops)).map(Message::text).containsExactly("5");
    assertThat(error("chat.postMessage", "channel", ops.id(), "text", "6")).isEmpty();
    assertThat(slack.calls("chat.postMessage"))
        .map(ApiCall::status)
        .containsExactly(200, 429, 500, 0, 200, 200);
  }

  @Test
  void nobody_hears_of_secrets_from_the_ledger() {
    TinyApp.call(slack, "auth.test", "", "token", bot);
    assertThat(slack.calls().toString()).doesNotContain(bot);
    assertThat(slack.app().toString()).doesNotContain(slack.app().signingSecret());
  }
}
