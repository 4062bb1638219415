package bot.mtasts.lab.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Channels, messages, errors and limits of the REST API, called as anybody could.
final class RestTest {
  private final MovableClock stopwatch = new MovableClock();
  private final FakeDiscord discord =
      FakeDiscord.start(FakeDiscordSettings.usual().withStopwatch(stopwatch));
  private final Rest rest = new Rest(discord);
  private final Channel channel = discord.guild("Ops").channel("mail");

  @AfterEach
  void the_rules_were_kept() {
    discord.close();
  }

  @Test
  void the_gateway_is_named_with_shards_and_session_limits() throws Exception {
    var answer = rest.call("GET", "gateway/bot", "");

    assertThat(answer.json().path("url").asText()).isEqualTo(discord.gatewayUrl());
    assertThat(answer.json().path("shards").asInt()).isEqualTo(1);
    assertThat(answer.json().path("session_start_limit").path("max_concurrency").asInt())
        .isEqualTo(1);
    assertThat(answer.header("via")).isEqualTo("1.1 google");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | users/@me
          GET    | gateway/bot
          PUT    | applications/1/commands
          POST   | channels/1/messages
          """)
  void without_the_token_nothing_is_told(String method, String path) throws Exception {
    var answer = rest.callAsNobody(method, path, "");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("message").asText()).isEqualTo("401: Unauthorized");
    assertThat(discord.invalidRequests()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_posted_to_says_why() throws Exception {
    var hidden = discord.guild("Ops").channel("hidden").deny(Permission.VIEW_CHANNEL);
    var silent = discord.guild("Ops").channel("silent").deny(Permission.SEND_MESSAGES);
    var foreign = discord.foreignGuild("Elsewhere").channel("mail");
    var closed = channel.thread("closed").lock();
    var gone = discord.guild("Ops").channel("gone");
    gone.remove();
    var blocked = discord.person("ada").blocksBot().directMessages();

    assertRefused(rest.post(hidden, "a"), 403, 50_001);
    assertRefused(rest.post(silent, "a"), 403, 50_013);
    assertRefused(rest.post(foreign, "a"), 403, 50_001);
    assertRefused(rest.post(closed, "a"), 400, 50_083);
    assertRefused(rest.post(gone, "a"), 404, 10_003);
    assertRefused(rest.post(blocked, "a"), 403, 50_007);
    assertRefused(rest.call("GET", "channels/" + hidden.id(), ""), 403, 50_001);
    assertThat(discord.invalidRequests()).isEqualTo(5);
  }

  @Test
  void a_thread_that_fell_asleep_wakes_when_somebody_writes() throws Exception {
    var asleep = channel.thread("asleep").archive();

    assertThat(rest.post(asleep, "a").status()).isEqualTo(200);
    assertThat(asleep.archived()).isFalse();
  }

  @Test
  void embeds_need_a_permission_of_their_own() throws Exception {
    channel.deny(Permission.EMBED_LINKS);

    assertRefused(
        rest.call("POST", Rest.messages(channel), "{'embeds':[{'title':'a'}]," + Rest.QUIET + "}"),
        403,
        50_013);
  }

  @Test
  void an_invalid_form_says_where_what_is_wrong() throws Exception {
    discord.expectBroken(Rule.EMBED_TITLE);
    String long257 = "x".repeat(257);

    var answer =
        rest.call(
            "POST",
            Rest.messages(channel),
            "{'embeds':[{'title':'" + long257 + "'}]," + Rest.QUIET + "}");

    assertRefused(answer, 400, 50_035);
    assertThat(answer.json().at("/errors/embeds/0/title/_errors/0/code").asText())
        .isEqualTo("BASE_TYPE_MAX_LENGTH");
    assertThat(discord.messages(channel)).isEmpty();
    assertThat(discord.broken()).extracting(BrokenRule::rule).containsExactly(Rule.EMBED_TITLE);
  }

  @Test
  void what_is_no_json_and_what_is_no_route_is_refused() throws Exception {
    discord.expectBroken(Rule.KNOWN_ROUTE);

    assertRefused(rest.call("POST", Rest.messages(channel), "{"), 400, 50_109);
    assertThat(rest.call("GET", "voice/regions", "").status()).isEqualTo(404);
  }

  @Test
  void messages_are_edited_and_removed_and_their_past_is_remembered() throws Exception {
    String id = rest.post(channel, "first").json().path("id").asText();
    String path = Rest.messages(channel) + "/" + id;

    assertThat(rest.call("PATCH", path, Rest.says("second")).json().path("content").asText())
        .isEqualTo("second");
    assertThat(discord.messages(channel).getFirst().earlier())
        .extracting(Message.Version::content)
        .containsExactly("first");
    assertThat(rest.call("DELETE", path, "").status()).isEqualTo(204);
    assertRefused(rest.call("PATCH", path, Rest.says("third")), 404, 10_008);
    assertThat(discord.messages(channel)).isEmpty();
    assertThat(discord.removed(channel)).extracting(Message::words).containsExactly("second");
  }

  @Test
  void nobody_edits_what_another_wrote() throws Exception {
    Message hers = discord.person("ada").says(channel, "is a.test safe?");
    String path = Rest.messages(channel) + "/" + hers.id();

    assertRefused(rest.call("PATCH", path, Rest.says("no")), 403, 50_005);
    assertRefused(rest.call("DELETE", path, ""), 403, 50_013);
  }

  @Test
  void the_same_nonce_does_not_post_twice() throws Exception {
    String body = "{'content':'a','nonce':'17','enforce_nonce':true," + Rest.QUIET + "}";

    var first = rest.call("POST", Rest.messages(channel), body);
    var second = rest.call("POST", Rest.messages(channel), body);

    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(discord.messages(channel)).hasSize(1);
    rest.call("POST", Rest.messages(channel), body.replace("true", "false"));
    assertThat(discord.messages(channel)).hasSize(2);
  }

  @Test
  void the_headers_count_down_and_the_sixth_message_has_to_wait() throws Exception {
    for (int left = 4; left >= 0; left--) {
      var answer = rest.post(channel, "a");
      assertThat(answer.header("x-ratelimit-limit")).isEqualTo("5");
      assertThat(answer.header("x-ratelimit-remaining")).isEqualTo(Integer.toString(left));
      assertThat(answer.header("x-ratelimit-reset-after")).isEqualTo("5.000");
    }
    stopwatch.move(Duration.ofMillis(3_500));

    var sixth = rest.post(channel, "a");

    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.json().path("retry_after").asDouble()).isEqualTo(1.5);
    assertThat(sixth.header("retry-after")).isEqualTo("2");
    assertThat(sixth.header("x-ratelimit-scope")).isEqualTo("user");
    assertThat(discord.limited()).hasSize(1);
    assertThat(rest.post(discord.guild("Ops").channel("other"), "a").status()).isEqualTo(200);
    stopwatch.move(Duration.ofMillis(1_500));
    assertThat(rest.post(channel, "a").status()).isEqualTo(200);
  }

  @Test
  void all_routes_share_one_limit() throws Exception {
    try (var strict =
        FakeDiscord.start(
            FakeDiscordSettings.usual().withStopwatch(stopwatch).withGlobalLimit(2))) {
      var caller = new Rest(strict);
      caller.call("GET", "users/@me", "");
      caller.call("GET", "gateway/bot", "");

      var third = caller.call("GET", "applications/@me", "");

      assertThat(third.status()).isEqualTo(429);
      assertThat(third.json().path("global").asBoolean()).isTrue();
      assertThat(third.header("x-ratelimit-global")).isEqualTo("true");
      stopwatch.move(Duration.ofSeconds(1));
      assertThat(caller.call("GET", "applications/@me", "").status()).isEqualTo(200);
    }
  }

  @Test
  void too_many_refusals_are_a_ban() throws Exception {
    discord.expectBroken(Rule.INVALID_REQUESTS);
    discord.countInvalid(Rule.INVALID_REQUESTS.limit());

    var answer = rest.call("GET", "users/@me", "");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("via")).isEmpty();
    stopwatch.move(Duration.ofMinutes(11));
    assertThat(rest.call("GET", "users/@me", "").status()).isEqualTo(200);
  }

  @Test
  void ordered_faults_happen_once_and_in_order() throws Exception {
    discord
        .fail(Route.CREATE_MESSAGE, new Fault.Limited(Duration.ofMillis(200), false))
        .fail(Route.CREATE_MESSAGE, new Fault.Refused(429, 30_046, "Too many edits"))
        .fail(Route.CREATE_MESSAGE, new Fault.BadGateway());

    assertThat(rest.post(channel, "a").json().path("retry_after").asDouble()).isEqualTo(0.2);
    assertThat(rest.post(channel, "a").code()).isEqualTo(30_046);
    assertThat(rest.post(channel, "a").status()).isEqualTo(502);
    assertThat(discord.messages(channel)).isEmpty();
    assertThat(rest.post(channel, "a").status()).isEqualTo(200);
    assertThat(discord.calls(Route.CREATE_MESSAGE))
        .extracting(RestCall::status)
        .containsExactly(429, 429, 502, 200);
  }

  @Test
  void a_lost_answer_was_carried_out_and_a_dropped_request_was_not() {
    discord
        .fail(Route.CREATE_MESSAGE, new Fault.Drops())
        .fail(Route.CREATE_MESSAGE, new Fault.AnswerLost());

    assertThatThrownBy(() -> rest.post(channel, "dropped")).isInstanceOf(IOException.class);
    assertThat(discord.messages(channel)).isEmpty();
    assertThatThrownBy(() -> rest.post(channel, "lost")).isInstanceOf(IOException.class);
    assertThat(discord.messages(channel)).extracting(Message::words).containsExactly("lost");
  }

  @Test
  void a_hanging_request_hangs_until_it_is_released() {
    discord.fail(Route.CREATE_MESSAGE, new Fault.Hangs());

    var hanging = rest.begin("POST", Rest.messages(channel), Rest.says("a"));
    discord.awaitCall(call -> call.route() == Route.CREATE_MESSAGE && call.status() == 0);

    assertThat(hanging).isNotDone();
    discord.release();
    assertThat(hanging).failsWithin(Duration.ofSeconds(30));
  }

  @Test
  void files_come_with_their_message() throws Exception {
    String boundary = "lab";
    String body =
        String.join(
            "\r\n",
            List.of(
                "--lab",
                "Content-Disposition: form-data; name=\"payload_json\"",
                "",
                "{\"content\":\"a\",\"allowed_mentions\":{\"parse\":[]}}",
                "--lab",
                "Content-Disposition: form-data; name=\"files[0]\"; filename=\"report.json\"",
                "Content-Type: application/json",
                "",
                "{}",
                "--lab--",
                ""));

    var answer = rest.callMultipart(Rest.messages(channel), boundary, body);

    assertThat(answer.json().at("/attachments/0/filename").asText()).isEqualTo("report.json");
    assertThat(discord.messages(channel).getFirst().files()).containsExactly("report.json");
  }

  @Test
  void everything_that_is_shown_can_be_asked_for() throws Exception {
    var ada = discord.person("ada");
    String guild = discord.guild("Ops").id();

    assertThat(rest.call("GET", "channels/" + channel.id(), "").json().path("name").asText())
        .isEqualTo("mail");
    assertThat(rest.call("GET", "guilds/" + guild, "").json().path("name").asText())
        .isEqualTo("Ops");
    assertThat(rest.call("GET", "users/" + ada.id(), "").json().path("username").asText())
        .isEqualTo("ada");
    assertRefused(rest.call("GET", "guilds/1", ""), 404, 10_004);
    assertRefused(rest.call("GET", "users/1", ""), 404, 10_013);
    var direct = rest.call("POST", "users/@me/channels", "{'recipient_id':'" + ada.id() + "'}");
    assertThat(direct.json().path("id").asText()).isEqualTo(ada.directMessages().id());
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void every_route_is_found_by_its_path(Route route) {
    List<String> steps =
        List.of(route.template().substring(1).replace("{", "").replace("}", "").split("/"));

    assertThat(Route.of(route.method(), steps)).extracting(Route.Match::route).isEqualTo(route);
  }

  @Test
  void commands_are_replaced_as_a_whole_and_their_replacing_is_counted() throws Exception {
    rest.register("[{'name':'mtasts','description':'a'},{'name':'help','description':'a'}]");
    String before = command("mtasts").path("id").asText();
    String version = command("mtasts").path("version").asText();

    rest.register("[{'name':'mtasts','description':'a'}]");
    assertThat(discord.commands()).hasSize(1);
    assertThat(command("mtasts").path("version").asText()).isEqualTo(version);
    rest.register("[{'name':'mtasts','description':'b'}]");

    assertThat(command("mtasts").path("id").asText()).isEqualTo(before);
    assertThat(command("mtasts").path("version").asText()).isNotEqualTo(version);
    assertThat(discord.commandPuts()).isEqualTo(3);
    String guild = discord.guild("Ops").id();
    String path = "applications/" + discord.applicationId() + "/guilds/" + guild + "/commands";
    rest.call("PUT", path, "[{'name':'dev','description':'a'}]");
    assertThat(discord.commands(discord.guild("Ops")))
        .extracting(command -> command.path("name").asText())
        .containsExactly("dev");
    assertThat(rest.call("GET", path, "").json()).hasSize(1);
  }

  private JsonNode command(String name) {
    return discord.awaitCommand(name);
  }

  private static void assertRefused(Rest.Answer answer, int status, int code) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
