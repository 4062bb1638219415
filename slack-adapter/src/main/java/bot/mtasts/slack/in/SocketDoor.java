package bot.mtasts.slack.in;

import bot.mtasts.core.integration.Secret;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Slack tells us through Socket Mode: the SDK's connection, which reconnects by itself, and
/// our own eye on it, because it does not always.
///
/// Bolt's own listener for it does not acknowledge what a listener threw at, and nobody learns the
/// envelope's id from it, by which a repetition is known.
final class SocketDoor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SocketDoor.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ERROR = Pattern.compile("error: ([a-z_]+)");

  /// How often the connection is looked at.
  static final Duration GLANCE = Duration.ofSeconds(10);

  private static final String GREETING = "hello";
  private static final Duration TO_END = Duration.ofSeconds(5);

  // After so many glances in vain the SDK is not going to mend it: its monitor ends for good when
  // Slack once refuses a new connection.
  private static final int HOPELESS = 3;

  private final Slack slack;
  private final Secret appToken;
  private final Reception reception;
  private final SocketModeRequestParser parser;
  private final Duration glance;
  private final ScheduledExecutorService background =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slack-socket").factory());
  private @Nullable SocketModeClient client; // the background thread's
  private int inVain;
  private volatile @Nullable String trouble = "The connection to Slack is not there yet.";

  SocketDoor(Slack slack, App app, Secret appToken, Reception reception, Duration glance) {
    this.slack = slack;
    this.appToken = appToken;
    this.reception = reception;
    this.parser = new SocketModeRequestParser(app.config());
    this.glance = glance;
  }

  /// Connects, and sees to it that it stays so.
  void open() {
    var _ =
        background.scheduleWithFixedDelay(this::see, 0, glance.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void see() {
    try {
      SocketModeClient present = client;
      if (present == null) {
        connect();
      } else if (present.verifyConnection()) {
        well();
      } else {
        broken(present);
      }
    } catch (IOException | RuntimeException e) {
      // Also what the SDK throws where Slack refuses: the next glance tries again.
      unwell(words(e), e);
    }
  }

  private void connect() throws IOException {
    SocketModeClient made =
        slack.socketMode(appToken.reveal(), SocketModeClient.Backend.JavaWebSocket);
    made.addWebSocketMessageListener(message -> hear(made, message));
    client = made;
    inVain = 0;
    made.connect();
  }

  private void well() {
    inVain = 0;
    if (trouble != null) {
      log.atInfo().addKeyValue("outcome", "connected").log("slack socket");
    }
    trouble = null;
  }

  private void broken(SocketModeClient present) throws IOException {
    inVain++;
    unwell("The connection to Slack does not answer.", null);
    if (inVain >= HOPELESS) {
      client = null;
      end(present);
      connect();
    }
  }

  private void unwell(String words, @Nullable Exception e) {
    if (!words.equals(trouble)) {
      log.atWarn().setCause(e).addKeyValue("outcome", "disconnected").log("slack socket");
    }
    trouble = words;
  }

  private static String words(Exception e) {
    Matcher error = ERROR.matcher(String.valueOf(e.getMessage()));
    if (!error.find()) {
      return "Slack cannot be reached for Socket Mode.";
    }
    return switch (error.group(1)) {
      case "invalid_auth", "not_authed", "not_allowed_token_type", "token_revoked" ->
          "Slack refuses slack.app-token (%s). It begins with `xapp-`, has the scope"
                  .formatted(error.group(1))
              + " connections:write, and stands under *Basic Information*, *App-Level Tokens*.";
      default ->
          "Slack refuses the connection for Socket Mode (%s). Is it switched on for the app?"
              .formatted(error.group(1));
    };
  }

  private void hear(SocketModeClient from, String message) {
    JsonNode envelope;
    try {
      envelope = JSON.readTree(message);
    } catch (JsonProcessingException _) {
      log.atWarn().addKeyValue("outcome", "malformed").log("slack socket");
      return;
    }
    String id = envelope.path("envelope_id").asText("");
    if (id.isEmpty()) {
      if (envelope.path("type").asText().equals(GREETING)) {
        greeted();
      }
      return;
    }
    Response response =
        switch (Told.read(envelope.path("payload"))) {
          case Told.Reading.Understood(var told) ->
              reception.take(
                  told,
                  "socket:" + id,
                  () -> {
                    SocketModeRequest request = parser.parse(message);
                    return request == null ? null : request.getBoltRequest();
                  });
          // To be sent again would not make it better.
          case Told.Reading.Malformed _ -> {
            log.atWarn().addKeyValue("outcome", "malformed").log("slack socket");
            yield Response.ok();
          }
          case Told.Reading.Nothing _, Told.Reading.Challenge _ -> Response.ok();
        };
    // Unacknowledged, an event is sent again: to another instance, or to us after the restart.
    if (response.getStatusCode() != 503) {
      acknowledge(from, id, envelope, response);
    }
  }

  // Slack has taken us. Whether we are ready need not wait for the next glance.
  private void greeted() {
    try {
      background.execute(this::see);
    } catch (RejectedExecutionException e) {
      // We are closing, and ready for nothing.
      log.atDebug().setCause(e).addKeyValue("outcome", "closing").log("slack socket");
    }
  }

  private static void acknowledge(
      SocketModeClient to, String id, JsonNode envelope, Response response) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("envelope_id", id);
    try {
      if (response.getBody() != null && envelope.path("accepts_response_payload").asBoolean()) {
        answer.set("payload", JSON.readTree(response.getBody()));
      }
      to.sendWebSocketMessage(answer.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own answer is no JSON", e);
    } catch (RuntimeException e) {
      // The connection is gone. Slack sends an event again, and we know it by its id.
      log.atWarn().setCause(e).addKeyValue("outcome", "unacknowledged").log("slack socket");
    }
  }

  /// What is not as it should be, a sentence each.
  List<String> notReady() {
    String words = trouble;
    return words == null ? List.of() : List.of(words);
  }

  private static void end(SocketModeClient client) {
    try {
      client.close();
      // One of its threads may just be making another connection, which nobody would ever hear:
      // once they have ended, there is none.
      awaitEnd(client.getMessageProcessorExecutor());
      if (client.getSessionMonitorExecutor().isPresent()) {
        awaitEnd(client.getSessionMonitorExecutor().get());
      }
      client.disconnect();
    } catch (IOException | RuntimeException e) {
      // It was broken, or is let go of: either way nobody hears it any more.
      log.atDebug().setCause(e).log("slack socket");
    }
  }

  private static void awaitEnd(ExecutorService threads) {
    try {
      if (!threads.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
        log.atWarn().addKeyValue("outcome", "busy").log("slack socket");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // whoever closes us is in a hurry
    }
  }

  @Override
  public void close() {
    background.shutdownNow();
    awaitEnd(background);
    SocketModeClient present = client;
    if (present != null) {
      end(present);
    }
  }
}
