package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bot.mtasts.core.command.contract.HeardDialogue.Heard;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.Workspace;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is not Slack's, or nothing that Slack would send, is turned away with the right status, and
/// nothing is run.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {
  private static final String SSL_CHECK = "ssl_check=1&token=lab";

  private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T10:00:00Z"));
  private FakeSlack slack;
  private Workspace acme;
  private OurApp app;
  private String secret;

  @BeforeAll
  void start() {
    slack = FakeSlack.start();
    acme = slack.workspace("acme");
    secret = slack.app().signingSecret();
    app = OurApp.overHttp(slack, acme.install().botToken(), Kept.by(clock));
  }

  /// Waits for all that was taken on, and looks once more whether anything was.
  @AfterAll
  void close() {
    app.incoming.stopTaking();
    assertThat(app.dialogue.untaken()).isEmpty();
    assertThat(app.sinks.places()).hasSizeLessThanOrEqualTo(1); // that of the good request
    app.close();
    slack.close();
  }

  @Test
  void a_good_request_is_run() throws InterruptedException {
    HttpResponse<String> answer = command(Map.of()).to(app.events());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(app.dialogue.next())
        .isInstanceOfSatisfying(
            Heard.Typed.class, typed -> assertThat(typed.text()).isEqualTo("example.com"));
  }

  Stream<Arguments> notSlack() {
    Instant now = clock.instant();
    Post good = command(Map.of());
    return Stream.of(
        arguments(401, good.with("X-Slack-Signature", null), "no signature"),
        arguments(401, good.with("X-Slack-Request-Timestamp", null), "no time"),
        arguments(401, good.with("X-Slack-Signature", "v0=00"), "a wrong signature"),
        arguments(401, good.saying(good.body() + "&text=b"), "a body that was changed on the way"),
        arguments(401, at(now.minusSeconds(301)), "signed more than five minutes ago"),
        arguments(401, at(now.plusSeconds(301)), "signed in the future"),
        arguments(401, Post.json(secret + "x", now, event("Ev1")), "another app's secret"),
        arguments(401, Post.json("wrong", now, "{"), "unsigned, it is not even parsed"),
        arguments(
            401,
            Post.json("wrong", now, "{\"type\":\"url_verification\",\"challenge\":\"c\"}"),
            "nobody learns from a challenge that this is ours"),
        arguments(415, good.with("Content-Type", null), "no type"),
        arguments(415, good.with("Content-Type", "text/plain"), "another type"),
        arguments(
            415,
            good.with("Content-Type", "application/json; charset=utf-16"),
            "a charset that would be read otherwise than it was signed"),
        arguments(
            413,
            Post.json(secret, now, "{\"type\":\"" + "x".repeat(1024 * 1024) + "\"}"),
            "more than a mebibyte, however well signed"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource
  void notSlack(int status, Post post, String why) throws InterruptedException {
    assertTurnedAway(status, post, why);
  }

  Stream<Arguments> malformed() {
    return Stream.of(
        json("", "nothing"),
        json("{", "half of JSON"),
        json("[]", "a list"),
        json("\"event_callback\"", "a word"),
        json("null", "null"),
        json("{}", "no type"),
        json("{\"type\":7}", "a type that is a number"),
        json("{\"type\":\"url_verification\"}", "a challenge without one"),
        json("{\"type\":\"event_callback\"}", "no event"),
        json("{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":[]}", "a list of events"),
        json(
            "{\"type\":\"event_callback\",\"event\":{\"type\":\"app_mention\"}}",
            "an event without an id, which could be told twice"),
        json(event("Ev9") + "x", "something behind it"),
        arguments(Post.payload(secret, clock.instant(), "{"), "an interaction that is half JSON"),
        arguments(
            Post.payload(secret, clock.instant(), "{\"type\":\"block_actions\",\"actions\":[{}]}"),
            "a press by nobody"),
        arguments(
            Post.payload(
                secret,
                clock.instant(),
                "{\"type\":\"block_actions\",\"user\":{\"id\":\"U1\"},\"actions\":{}}"),
            "a press of nothing"),
        arguments(
            Post.payload(
                secret,
                clock.instant(),
                "{\"type\":\"view_submission\",\"user\":{\"id\":\"U1\"},\"view\":[]}"),
            "a form that is none"),
        arguments(
            Post.payload(
                secret,
                clock.instant(),
                "{\"type\":\"message_action\",\"user\":{\"id\":\"U1\"},\"channel\":{\"id\":\"C1\"},"
                    + "\"callback_id\":\"check_message\"}"),
            "a shortcut on no message"),
        arguments(
            Post.payload(
                secret,
                clock.instant(),
                "{\"type\":\"message_action\",\"user\":{\"id\":\"U1\"},\"channel\":{\"id\":\"C1\"},"
                    + "\"callback_id\":\"check_message\",\"team\":{\"id\":\"%s\"},"
                        .formatted(acme.id())
                    + "\"message\":{\"blocks\":7}}"),
            "a message whose blocks are a number"),
        arguments(command(Map.of("user_id", "")), "a command by nobody"),
        arguments(command(Map.of("channel_id", " ")), "a command from nowhere"),
        arguments(command(Map.of("team_id", "")), "a command of no workspace"),
        arguments(
            Post.form(secret, clock.instant(), Map.of("text", "example.com")),
            "a form that is neither command nor payload"),
        arguments(
            Post.signed(
                secret,
                clock.instant(),
                "application/x-www-form-urlencoded",
                "command=%2Fmtasts&text=%zz"),
            "a broken escape"));
  }

  private Arguments json(String body, String why) {
    return arguments(Post.json(secret, clock.instant(), body), why);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void malformed(Post post, String why) throws InterruptedException {
    assertTurnedAway(400, post, why);
  }

  Stream<Arguments> nothingForUs() {
    return Stream.of(
        json(
            "{\"type\":\"event_callback\",\"event_id\":\"Ev7\",\"event\":{\"type\":\"pin_added\"}}",
            "an event that we do not ask for"),
        json(
            "{\"type\":\"app_rate_limited\",\"team_id\":\"T1\"}", "Slack's word that it held back"),
        arguments(
            Post.payload(secret, clock.instant(), "{\"type\":\"view_closed\",\"view\":{}}"),
            "a modal that was closed"),
        arguments(
            Post.payload(secret, clock.instant(), "{\"type\":\"block_suggestion\"}"),
            "a menu that wants to be filled"),
        json(event("Ev8").replace("app_mention", "message"), "a message in a channel"),
        json(
            event("Ev10").replace("\"user\":\"U1\"", "\"bot_id\":\"B1\""),
            "a bot that mentions us"),
        json(
            event("Ev11").replace("\"user\":\"U1\"", "\"user\":\"U1\",\"edited\":{\"ts\":\"1\"}"),
            "a mention that was edited"),
        json(direct("Ev12", "\"bot_id\":\"B1\",\"user\":\"U1\""), "our own answer"),
        json(direct("Ev13", "\"user\":\"U1\",\"subtype\":\"message_changed\""), "an edit"),
        json(direct("Ev14", "\"subtype\":\"message_deleted\""), "a deletion"),
        json(
            direct("Ev15", "\"user\":\"U1\",\"subtype\":\"bot_message\""), "a bot of the old kind"),
        arguments(
            Post.signed("wrong", clock.instant(), "application/x-www-form-urlencoded", SSL_CHECK),
            "a look at our certificate, which nobody signs"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void nothingForUs(Post post, String why) throws InterruptedException {
    assertTurnedAway(200, post, why);
  }

  @Test
  void a_command_does_not_pass_for_a_look_at_the_certificate() throws InterruptedException {
    Post forged =
        Post.signed(
            "wrong",
            clock.instant(),
            "application/x-www-form-urlencoded",
            command(Map.of()).body() + "&ssl_check=1");

    assertTurnedAway(401, forged, "unsigned");
  }

  @Test
  void a_get_finds_nothing() throws Exception {
    assertThat(new Browser(app).get("/slack/events").statusCode()).isIn(404, 405);
  }

  private void assertTurnedAway(int status, Post post, String why) throws InterruptedException {
    int before = app.sinks.places().size();

    HttpResponse<String> answer = post.to(app.events());

    assertThat(answer.statusCode()).as(why).isEqualTo(status);
    assertThat(answer.body()).doesNotContain(secret).doesNotContain("Exception");
    assertThat(app.dialogue.untaken()).as(why).isEmpty();
    assertThat(app.sinks.places()).as(why).hasSize(before);
  }

  private Post at(Instant time) {
    return Post.form(secret, time, fields(Map.of()));
  }

  private Post command(Map<String, String> changes) {
    return Post.form(secret, clock.instant(), fields(changes));
  }

  private Map<String, String> fields(Map<String, String> changes) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("command", "/mtasts");
    fields.put("text", "example.com");
    fields.put("team_id", acme.id());
    fields.put("channel_id", "C1");
    fields.put("user_id", "U1");
    fields.put("response_url", "http://127.0.0.1:9/hook");
    fields.put("trigger_id", "1.2.abc");
    fields.putAll(changes);
    return fields;
  }

  private String event(String id) {
    return """
    {"type":"event_callback","event_id":"%s","team_id":"%s","event":{"type":"app_mention",\
    "user":"U1","text":"<@U9> example.com","ts":"1.1","channel":"C1","channel_type":"channel"}}\
    """
        .formatted(id, acme.id());
  }

  private String direct(String id, String who) {
    return """
    {"type":"event_callback","event_id":"%s","team_id":"%s","event":{"type":"message",%s,\
    "text":"example.com","ts":"1.1","channel":"D1","channel_type":"im"}}\
    """
        .formatted(id, acme.id(), who);
  }
}
