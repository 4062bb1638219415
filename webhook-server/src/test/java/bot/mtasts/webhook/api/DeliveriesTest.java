package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.delivery.RetrySchedule.Decision;
import bot.mtasts.core.delivery.RetrySchedule.Ruling;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.request.Ids;
import bot.mtasts.webhook.api.ApiClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Deliveries, seen from outside.
class DeliveriesTest {
  private final TestServer server = new TestServer();
  private final ApiClient desk = server.client("desk", Scope.READ);
  private final ApiClient other = server.client("other", Scope.READ);
  private final ApiClient admin = server.client("root", Scope.ADMIN);

  @AfterEach
  void close() {
    server.close();
  }

  private Delivery added(String integration, Destination destination, Instant at) {
    Delivery delivery =
        Delivery.due(
            Ids.delivery(at),
            Ids.message(at),
            integration,
            Ids.check(at),
            EventType.CHECK_COMPLETED,
            destination,
            new Payload(
                "application/json", ByteString.encodeUtf8("{\"secret\":\"in the payload\"}")),
            at);
    server.deliveries.add(delivery);
    return delivery;
  }

  private Delivery added(String integration) {
    return added(
        integration,
        new Destination.Callback("https://user:pw@desk.example.net:8443/in/s3cret?token=s3cret"),
        server.clock.instant());
  }

  @Test
  void every_attempt_is_shown_and_no_secret() {
    Delivery delivery = added("desk");
    List<Answer> answers =
        List.of(
            new Answer.Unreached("It could not be reached."),
            new Answer.Declined(503, Duration.ofSeconds(120), "HTTP 503", "busy", null),
            new Answer.Forbidden("We do not send there."),
            new Answer.Gone(410, "HTTP 410"),
            new Answer.Accepted(200, "thanks"));
    for (int i = 0; i < answers.size(); i++) {
      server.deliveries.record(
          new Attempt(i + 1, server.clock.instant(), Duration.ofMillis(30), answers.get(i)),
          delivery,
          health -> new Ruling(new Decision.Done(), health));
    }

    Reply reply = desk.get("/api/v1/deliveries/" + delivery.id());
    assertThat(reply.status()).isEqualTo(200);
    JsonNode log = reply.json().path("attemptLog");
    assertThat(log.findValuesAsText("outcome"))
        .containsExactly("unreached", "declined", "forbidden", "gone", "accepted");
    assertThat(log.get(1).path("retryAfter").asInt()).isEqualTo(120);
    assertThat(log.get(1).path("excerpt").asText()).isEqualTo("busy");
    assertThat(reply.json().path("destination").path("url").asText())
        .isEqualTo("https://desk.example.net:8443/…");
    assertThat(reply.octets().utf8()).doesNotContain("s3cret", "pw@", "in the payload");
    assertThat(admin.get("/api/v1/deliveries/" + delivery.id()).text())
        .as("what the destination answered is its owner's")
        .doesNotContain("busy", "thanks");
  }

  @Test
  void every_kind_of_destination_can_be_shown() {
    Instant now = server.clock.instant();
    added("desk", new Destination.HelpdeskNote("desk", "7", true), now);
    added("desk", new Destination.SlackChannel(null, "ops"), now);
    added("desk", new Destination.DiscordChannel("17"), now);
    added("desk", new Destination.Callback("no url at all"), now);
    added(
        "desk",
        new Destination.ChatAnswer(Chat.SLACK, "C1", "{\"url\":\"s3cret\"}", true, View.REPORT),
        now);
    Reply reply = desk.get("/api/v1/deliveries");
    assertThat(reply.json().path("deliveries").findValuesAsText("kind"))
        .containsExactly("slack_answer", "callback", "discord", "slack", "helpdesk");
    assertThat(reply.octets().utf8()).doesNotContain("s3cret");
  }

  @Test
  void a_list_is_ones_own_and_can_be_narrowed() {
    Delivery first = added("desk");
    Delivery second = added("desk");
    added("other");
    server.deliveries.bury(first.id(), "given up");

    assertThat(ids(desk.get("/api/v1/deliveries"))).containsExactly(second.id(), first.id());
    assertThat(ids(desk.get("/api/v1/deliveries?state=dead"))).containsExactly(first.id());
    assertThat(ids(desk.get("/api/v1/deliveries?check=" + second.checkId())))
        .containsExactly(second.id());
    assertThat(ids(admin.get("/api/v1/deliveries"))).hasSize(3);
    assertThat(other.get("/api/v1/deliveries/" + first.id()).status()).isEqualTo(404);
  }

  private static List<String> ids(Reply reply) {
    return reply.json().path("deliveries").findValuesAsText("id");
  }

  @Test
  void a_dead_one_can_be_delivered_once_more_by_its_owner() {
    Delivery delivery = added("desk");
    server.deliveries.bury(delivery.id(), "given up");
    String target = "/api/v1/deliveries/" + delivery.id() + "/redeliver";
    assertThat(other.post(target, "").status()).isEqualTo(404);

    Reply reply = desk.post(target, "");
    assertThat(reply.status()).isEqualTo(202);
    assertThat(server.deliveries.find(delivery.id()).orElseThrow().state())
        .isEqualTo(Delivery.State.WAITING);
  }

  @ParameterizedTest
  @CsvSource({
    "24h, 2, a time back from now",
    "90m, 1, in minutes",
    "2d, 2, in days",
    "30s, 0, in seconds",
    "2026-11-15T11:00:00Z, 1, a moment",
    "2026-11-15T12:00:00%2B01:00, 1, in any zone"
  })
  void all_dead_ones_since_a_moment_can_be_delivered_once_more(
      String since, int count, String reason) {
    Instant now = server.clock.instant();
    for (Duration ago : List.of(Duration.ofHours(1), Duration.ofHours(23), Duration.ofDays(9))) {
      Delivery delivery = added("desk", new Destination.DiscordChannel("1"), now.minus(ago));
      server.deliveries.bury(delivery.id(), "given up");
    }
    Delivery foreign = added("other", new Destination.DiscordChannel("1"), now);
    server.deliveries.bury(foreign.id(), "given up");

    Reply reply = desk.post("/api/v1/deliveries/redeliver?since=" + since, "");
    assertThat(reply.status()).as(reason).isEqualTo(202);
    assertThat(reply.json().path("redelivered").asInt()).as(reason).isEqualTo(count);
    assertThat(server.deliveries.find(foreign.id()).orElseThrow().state())
        .isEqualTo(Delivery.State.DEAD);
  }
}
