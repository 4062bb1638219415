package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.websocket.WsContext;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.Deflater;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;

/// One WebSocket of a client. What is to be sent waits in a line, so that nobody sends while
/// holding the lock of the whole Discord.
final class GatewayConnection {
  private static final int BUFFER = 8_192;

  /// Something to be sent.
  private sealed interface Frame {
    record Text(String json) implements Frame {}

    record Close(int code, String reason) implements Frame {}

    record Cut() implements Frame {}
  }

  private final WsContext socket;
  private final @Nullable Deflater deflater;
  private final BlockingQueue<Frame> line = new LinkedBlockingQueue<>();
  private final Thread writer;
  private @Nullable GatewaySession session;
  private volatile boolean frozen;
  private boolean open = true;
  private volatile long lastBeatNanos = System.nanoTime();
  private final Pace messages;
  private final Pace presences;

  GatewayConnection(WsContext socket, boolean compressed, DiscordWorld world) {
    this.socket = socket;
    this.deflater = compressed ? new Deflater() : null;
    this.messages =
        new Pace(world.settings.stopwatch(), Rule.GATEWAY_PACE.limit(), Duration.ofSeconds(60));
    this.presences =
        new Pace(world.settings.stopwatch(), Rule.PRESENCE_PACE.limit(), Duration.ofSeconds(20));
    this.writer = Thread.ofVirtual().name("fake-discord-gateway").unstarted(this::write);
  }

  void start() {
    writer.start();
  }

  void send(int op, @Nullable JsonNode data) {
    var json = Json.object().put("op", op);
    json.set("d", data);
    json.putNull("s").putNull("t");
    send(json.toString());
  }

  void send(String json) {
    line.add(new Frame.Text(json));
  }

  void close(int code, String reason) {
    line.add(new Frame.Close(code, reason));
  }

  /// Ends it without a word.
  void cut() {
    line.add(new Frame.Cut());
  }

  /// From now on nothing is heard or said, and the socket stays open.
  void freeze() {
    frozen = true;
  }

  boolean frozen() {
    return frozen;
  }

  void beat() {
    lastBeatNanos = System.nanoTime();
  }

  boolean silentFor(Duration limit) {
    return System.nanoTime() - lastBeatNanos > limit.toNanos();
  }

  Pace messages() {
    return messages;
  }

  Pace presences() {
    return presences;
  }

  // Only while the lock is held.

  @Nullable GatewaySession session() {
    return session;
  }

  void session(@Nullable GatewaySession value) {
    session = value;
  }

  boolean isOpen() {
    return open;
  }

  void closed() {
    open = false;
    writer.interrupt();
  }

  private void write() {
    try {
      while (true) {
        switch (line.take()) {
          case Frame.Text(var json) when frozen -> {
            // Never sent: the session keeps it for a RESUME.
          }
          case Frame.Text(var json) -> say(json);
          case Frame.Close(int code, var reason) -> {
            socket.closeSession(code, reason);
            return;
          }
          case Frame.Cut() -> {
            socket.session.disconnect();
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      // The socket is closed: nobody is left to be told anything.
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // The other side went away in the middle; its session stays for a RESUME.
      socket.session.disconnect();
    } finally {
      if (deflater != null) {
        deflater.end();
      }
    }
  }

  private void say(String json) throws InterruptedException, ExecutionException {
    var sent = new Callback.Completable();
    if (deflater == null) {
      socket.session.sendText(json, sent);
    } else {
      socket.session.sendBinary(ByteBuffer.wrap(deflated(deflater, json)), sent);
    }
    sent.get();
  }

  /// One stream for the whole connection, flushed after each message (events/gateway, "Transport
  /// Compression").
  private static byte[] deflated(Deflater deflater, String json) {
    deflater.setInput(json.getBytes(StandardCharsets.UTF_8));
    var out = new ByteArrayOutputStream();
    var buffer = new byte[BUFFER];
    int written;
    do {
      written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
      out.write(buffer, 0, written);
    } while (written == buffer.length);
    return out.toByteArray();
  }
}
