package bot.mtasts.lab.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Socket Mode, as a bare WebSocket sees it.
final class SocketTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final FakeSlack slack =
      FakeSlack.start(FakeSlackSettings.usual().withAckLimit(Duration.ofSeconds(1)));
  private final Channel ops = slack.workspace("acme").channel("ops").inviteBot();
  private final SlackPerson ada = slack.workspace("acme").person("ada");

  @AfterEach
  void closes() {
    slack.close();
    http.shutdownNow();
  }

  /// A connection, with what came over it.
  private final class Connection implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final Function<JsonNode, @Nullable String> manner;

    Connection(Function<JsonNode, @Nullable String> manner) {
      this.manner = manner;
      JsonNode opened = TinyApp.call(slack, "apps.connections.open", slack.app().appToken());
      http.newWebSocketBuilder().buildAsync(URI.create(opened.path("url").asText()), this).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonNode message = Json.parse(text.toString()).orElseThrow();
        text.setLength(0);
        heard.add(message);
        String answer = manner.apply(message);
        if (answer != null) {
          socket.sendText(answer, true).join();
        }
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      ended.add(status);
      return null;
    }

    JsonNode next() throws InterruptedException {
      JsonNode message = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(message).isNotNull();
      return message;
    }
  }

  private static @Nullable String acknowledge(JsonNode message) {
    return message.has("envelope_id")
        ? "{\"envelope_id\":\"" + message.path("envelope_id").asText() + "\"}"
        : null;
  }

  @Test
  void an_app_is_greeted_and_acknowledges_an_envelope() throws Exception {
    var app = new Connection(SocketTest::acknowledge);
    assertThat(app.next().path("type").asText()).isEqualTo("hello");
    Ack ack = ada.types("/mtasts example.com", ops).ack();
    assertThat(ack.accepted()).isTrue();
    JsonNode envelope = app.next();
    assertThat(envelope.path("type").asText()).isEqualTo("slash_commands");
    assertThat(envelope.at("/payload/text").asText()).isEqualTo("example.com");
    assertThat(envelope.path("accepts_response_payload").asBoolean()).isTrue();
  }

  @Test
  void a_message_can_come_with_the_acknowledgement() {
    new Connection(message ->
        message.has("envelope_id")
            ? "{\"envelope_id\":\"%s\",\"payload\":{\"text\":\"help\"}}"
                .formatted(message.path("envelope_id").asText())
            : null);
    slack.sockets().await(1, PATIENCE);
    ada.types("/mtasts", ops);
    assertThat(slack.messages(ops, ada)).map(Message::text).containsExactly("help");
  }

  @Test
  void each_envelope_goes_to_one_connection_only() {
    var first = new Connection(SocketTest::acknowledge);
    var second = new Connection(SocketTest::acknowledge);
    slack.sockets().await(2, PATIENCE);
    for (int i = 0; i < 4; i++) {
      ada.types("/mtasts " + i, ops);
    }
    assertThat(first.heard).hasSize(3);
    assertThat(second.heard).hasSize(3);
    assertThat(slack.sockets().carriers()).hasSize(4);
  }

  @Test
  void an_event_that_nobody_acknowledges_comes_again() throws Exception {
    slack.expectBroken(Rule.ACK_IN_TIME);
    var app = new Connection(_ -> null);
    app.next();
    Delivery event = ada.mentions("example.com", ops);
    assertThat(event.ack().outcome()).isEqualTo(Ack.Outcome.LATE);
    assertThat(slack.owedEvents()).containsExactly(event);
    slack.redeliver(event);
    JsonNode first = app.next();
    JsonNode second = app.next();
    assertThat(first.path("retry_attempt").asInt()).isZero();
    assertThat(second.path("retry_attempt").asInt()).isEqualTo(1);
    assertThat(second.path("retry_reason").asText()).isEqualTo("timeout");
    assertThat(second.at("/payload/event_id")).isEqualTo(first.at("/payload/event_id"));
    assertThat(second.path("envelope_id")).isNotEqualTo(first.path("envelope_id"));
  }

  @Test
  void connections_are_refreshed_and_dropped() throws Exception {
    var old = new Connection(SocketTest::acknowledge);
    old.next();
    slack.sockets().requestRefresh();
    assertThat(old.next().path("reason").asText()).isEqualTo("refresh_requested");
    assertThat(ada.types("/mtasts", ops).ack().outcome())
        .as("nothing is sent to who was asked to leave")
        .isEqualTo(Ack.Outcome.UNREACHABLE);
    var young = new Connection(SocketTest::acknowledge);
    slack.sockets().await(2, PATIENCE);
    assertThat(ada.types("/mtasts", ops).ack().accepted()).isTrue();
    slack.sockets().drop();
    assertThat(young.ended.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1011);
    slack.sockets().await(0, PATIENCE);
  }

  @Test
  void a_connection_that_breaks_leaves_the_envelope_unacknowledged() {
    new Connection(message -> {
      if (message.has("envelope_id")) {
        slack.sockets().drop();
      }
      return null;
    });
    slack.sockets().await(1, PATIENCE);
    assertThat(ada.types("/mtasts", ops).ack().outcome()).isEqualTo(Ack.Outcome.UNREACHABLE);
  }

  @Test
  void a_ticket_is_good_for_one_connection() throws Exception {
    var app = new Connection(SocketTest::acknowledge);
    app.next();
    assertThat(slack.sockets().count()).isEqualTo(1);
    var stranger = new LinkedBlockingQueue<Integer>();
    http.newWebSocketBuilder()
        .buildAsync(
            URI.create(slack.address().toString().replace("http:", "ws:") + "link/?ticket=x"),
            new WebSocket.Listener() {
              @Override
              public @Nullable CompletionStage<?> onClose(
                  WebSocket socket, int status, String reason) {
                stranger.add(status);
                return null;
              }
            })
        .join();
    assertThat(stranger.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1008);
  }

  @Test
  void only_the_apps_own_token_opens_connections() {
    JsonNode refused = TinyApp.call(slack, "apps.connections.open", "xoxb-1");
    assertThat(refused.path("error").asText()).isEqualTo("invalid_auth");
  }
}
