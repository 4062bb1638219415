package bot.mtasts.lab.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Speaks to the gateway with OkHttp's WebSocket and nothing else. The JDK's does not always tell
/// that a connection was cut.
final class RawGateway extends WebSocketListener implements AutoCloseable {
  private static final OkHttpClient HTTP = new OkHttpClient();
  private static final int SECONDS = 10;
  private static final int BROKEN_OFF = 1006;

  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
  private final Inflater inflater = new Inflater();
  private final WebSocket socket;

  RawGateway(FakeDiscord discord) {
    this(discord, "?v=10&encoding=json");
  }

  RawGateway(FakeDiscord discord, String query) {
    socket =
        HTTP.newWebSocket(new Request.Builder().url(discord.gatewayUrl() + query).build(), this);
  }

  /// @param json with `'` for `"`
  void say(String json) {
    assertThat(socket.send(json.replace('\'', '"'))).as("still open").isTrue();
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
    assertThat(socket.close(code, null)).as("still open").isTrue();
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    heard.add(Json.parse(text).orElseThrow());
  }

  @Override
  public void onMessage(WebSocket from, ByteString octets) {
    heard.add(Json.parse(inflated(octets.toByteArray())).orElseThrow());
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
  public void onClosing(WebSocket from, int code, String reason) {
    closed.add(code);
    from.close(code, null);
  }

  @Override
  public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
    closed.add(BROKEN_OFF);
  }

  @Override
  public void close() {
    socket.cancel();
    inflater.end();
  }
}
