package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Socket Mode: the app's connections. Each envelope goes to exactly one of them
/// (docs.slack.dev/apis/events-api/using-socket-mode).
public final class SocketLinks implements Route {
  private static final int MOST = 10;
  private static final int INTERNAL_ERROR = 1011;
  private static final int POLICY = 1008;
  private static final Duration PING = Duration.ofSeconds(5);

  /// A connection.
  private record Link(WsContext socket) {
    String id() {
      return socket.sessionId();
    }
  }

  /// An envelope that waits for its acknowledgement.
  private record Pending(Link link, CompletableFuture<Parcel.Answer> answer) {}

  private final Changes changes;
  private final AppSettings app;
  private final Set<String> tickets = new HashSet<>();
  private final List<Link> links = new ArrayList<>();
  private final Set<String> leaving = new HashSet<>();
  private final Map<String, Pending> pending = new HashMap<>();
  private final List<String> carriers = new ArrayList<>();
  private @Nullable URI base;
  private int turn;

  SocketLinks(Changes changes, AppSettings app) {
    this.changes = changes;
    this.app = app;
  }

  void listeningAt(URI webSocketBase) {
    base = webSocketBase;
  }

  /// Where the app may connect, once.
  ///
  /// @throws Refused if it has all the connections it may have
  URI ticket() throws Refused {
    String ticket = Ids.secret(12);
    boolean tooMany =
        changes.make(() -> {
          tickets.add(ticket);
          return links.size() >= MOST;
        });
    if (tooMany) {
      throw new Refused("too_many_websockets");
    }
    return URI.create(base + "link/?ticket=" + ticket + "&app_id=" + app.appId());
  }

  void mount(WsConfig config) {
    config.onConnect(this::connected);
    config.onMessage(this::heard);
    config.onClose(this::closed);
  }

  private void connected(WsConnectContext socket) {
    String ticket = socket.queryParam("ticket");
    int count =
        changes.make(() -> {
          if (!tickets.remove(ticket)) {
            return 0;
          }
          links.add(new Link(socket));
          return links.size();
        });
    if (count == 0) {
      socket.closeSession(POLICY, "unknown ticket");
      return;
    }
    // Clients take a silent connection for a dead one.
    socket.enableAutomaticPings(PING.toSeconds(), TimeUnit.SECONDS);
    ObjectNode hello = Json.object().put("type", "hello").put("num_connections", count);
    hello.putObject("connection_info").put("app_id", app.appId());
    debugInfo(hello).put("approximate_connection_time", 3_600);
    socket.send(hello.toString());
  }

  private static ObjectNode debugInfo(ObjectNode message) {
    return message.putObject("debug_info").put("host", "applink-lab").put("build_number", 1);
  }

  private void heard(WsMessageContext message) {
    JsonNode said = Json.parse(message.message()).orElseGet(Json::object);
    String id = said.path("envelope_id").asText();
    Pending waiting = changes.make(() -> pending.remove(id));
    // An envelope that is acknowledged twice, or by another connection, is Slack's to ignore.
    if (waiting != null) {
      JsonNode payload = said.path("payload");
      String body = payload.isMissingNode() || payload.isNull() ? "" : payload.toString();
      waiting.answer().complete(new Parcel.Answer(200, "application/json", body, false));
    }
  }

  private void closed(WsCloseContext socket) {
    var lost =
        changes.make(() -> {
          links.removeIf(link -> link.id().equals(socket.sessionId()));
          leaving.remove(socket.sessionId());
          var unanswered = new ArrayList<Pending>();
          pending
              .values()
              .removeIf(waiting -> {
                boolean lostIt = waiting.link().id().equals(socket.sessionId());
                return lostIt && unanswered.add(waiting);
              });
          return unanswered;
        });
    lost.forEach(waiting ->
        waiting.answer().completeExceptionally(new ConnectException("the connection was lost")));
  }

  @Override
  public CompletableFuture<Parcel.Answer> carry(Parcel parcel, Delivery delivery) {
    String id = UUID.randomUUID().toString();
    var answer = new CompletableFuture<Parcel.Answer>();
    Optional<Link> link =
        changes.make(() -> {
          var open = links.stream().filter(l -> !leaving.contains(l.id())).toList();
          if (open.isEmpty()) {
            return Optional.empty();
          }
          Link chosen = open.get(Math.floorMod(turn++, open.size()));
          pending.put(id, new Pending(chosen, answer));
          carriers.add(chosen.id());
          return Optional.of(chosen);
        });
    if (link.isEmpty()) {
      answer.completeExceptionally(new ConnectException("the app has no connection"));
      return answer;
    }
    link.get().socket().send(envelope(id, parcel).toString());
    return answer;
  }

  private static ObjectNode envelope(String id, Parcel parcel) {
    ObjectNode envelope = Json.object();
    envelope.put("envelope_id", id).put("type", parcel.kind().word());
    envelope.set("payload", parcel.payload());
    envelope.put("accepts_response_payload", parcel.kind() != Parcel.Kind.EVENT);
    if (parcel.kind() == Parcel.Kind.EVENT) {
      String reason = parcel.retryReason();
      envelope
          .put("retry_attempt", parcel.retry())
          .put("retry_reason", reason == null ? "" : reason);
    }
    return envelope;
  }

  @Override
  public String slowReason() {
    return "timeout";
  }

  /// How many connections the app has.
  public int count() {
    return changes.look(links::size);
  }

  /// Which connection each envelope went to, in order.
  public List<String> carriers() {
    return changes.look(() -> List.copyOf(carriers));
  }

  /// Waits until the app has so many connections.
  ///
  /// @throws AssertionError if it has not within the limit
  public void await(int wanted, Duration limit) {
    Optional<Integer> reached =
        changes.await(limit, () -> links.size() == wanted ? Optional.of(wanted) : Optional.empty());
    if (reached.isEmpty()) {
      throw new AssertionError(
          "not " + wanted + " but " + count() + " connections after " + limit.toMillis() + " ms");
    }
  }

  /// Waits until a connection has been opened that was not open before.
  ///
  /// @param before from [#names()]
  /// @throws AssertionError if there is none within the limit
  public void awaitOther(Set<String> before, Duration limit) {
    Optional<String> other =
        changes.await(
            limit,
            () -> links.stream().map(Link::id).filter(id -> !before.contains(id)).findFirst());
    if (other.isEmpty()) {
      throw new AssertionError("no other connection after " + limit.toMillis() + " ms");
    }
  }

  /// The connections there are.
  public Set<String> names() {
    return changes.look(() -> {
      var names = new HashSet<String>();
      links.forEach(link -> names.add(link.id()));
      return names;
    });
  }

  /// Asks every connection to be replaced (`disconnect`, `refresh_requested`); nothing is sent over
  /// them any more.
  public void requestRefresh() {
    ObjectNode message = Json.object().put("type", "disconnect").put("reason", "refresh_requested");
    debugInfo(message);
    all(true).forEach(link -> link.socket().send(message.toString()));
  }

  /// Ends every connection without a word of warning, with status 1011.
  public void drop() {
    all(false).forEach(link -> link.socket().closeSession(INTERNAL_ERROR, "internal error"));
  }

  private List<Link> all(boolean leave) {
    return changes.make(() -> {
      if (leave) {
        links.forEach(link -> leaving.add(link.id()));
      }
      return List.copyOf(links);
    });
  }
}
