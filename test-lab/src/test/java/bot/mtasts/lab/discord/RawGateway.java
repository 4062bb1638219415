package bot.mtasts.lab.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Speaks to the gateway with the JDK's WebSocket and nothing else.
final class RawGateway implements WebSocket.Listener, AutoCloseable {
  private static final int SECONDS = 10;
  private static final int BROKEN_OFF = 1006;

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private final Inflater inflater = new Inflater();
  private final WebSocket socket;

  RawGateway(FakeDiscord discord) {
    this(discord, "?v=10&encoding=json");
  }

  RawGateway(FakeDiscord discord, String query) {
    socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(discord.gatewayUrl() + query), this)
            .join();
  }

  /// @param json with `'` for `"`
  void say(String json) {
    socket.sendText(json.replace('\'', '"'), true).join();
  }

  void identify(FakeDiscord discord, String more) {
    say("{'op':2,'d':{'token':'" + discord.token() + "','intents':1,'properties':{}" + more + "}}");
  }

  void resume(FakeDiscord discord, String session, long sequence) {
    say(
        "{'op':6,'d':{'token':'%s','session_id':'%s','seq':%d}}"
            .formatted(discord.token(), session, sequence));
  }

  JsonNode next() throws InterruptedException {
    JsonNode next = heard.poll(SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing came; closed with " + closed);
    }
    return next;
  }

  JsonNode nextOp(int op) throws InterruptedException {
    JsonNode next = next();
    assertThat(next.path("op").asInt()).as("%s", next).isEqualTo(op);
    return next;
  }

  JsonNode nextEvent(String type) throws InterruptedException {
    JsonNode next = nextOp(0);
    assertThat(next.path("t").asText()).isEqualTo(type);
    return next;
  }

  int closeCode() throws InterruptedException {
    Integer code = closed.poll(SECONDS, TimeUnit.SECONDS);
    if (code == null) {
      throw new AssertionError("still open");
    }
    return code;
  }

  void close(int code) {
    socket.sendClose(code, "").join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      heard.add(Json.parse(text.toString()).orElseThrow());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] part = new byte[data.remaining()];
    data.get(part);
    octets.writeBytes(part);
    if (last) {
      heard.add(Json.parse(inflated(octets.toByteArray())).orElseThrow());
      octets.reset();
    }
    from.request(1);
    return null;
  }

  private String inflated(byte[] message) {
    // Z_SYNC_FLUSH ends every message.
    assertThat(message).endsWith(0, 0, 0xFF, 0xFF);
    inflater.setInput(message);
    var out = new ByteArrayOutputStream();
    var buffer = new byte[1_024];
    try {
      for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.add(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.add(BROKEN_OFF);
  }

  @Override
  public void close() {
    socket.abort();
    inflater.end();
    http.shutdownNow();
  }
}
