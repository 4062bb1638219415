package bot.mtasts.core.probe.https;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// How far one GET came: what an exception means depends on it.
final class Progress extends EventListener implements Interceptor {
  /// What was under way.
  enum Stage {
    CONNECTING,
    SHAKING_HANDS,
    ASKING,
    READING
  }

  private long began = System.nanoTime();
  private Stage stage = Stage.CONNECTING;
  private int status;

  Stage stage() {
    return stage;
  }

  /// The status that the server gave; 0 before it did.
  int status() {
    return status;
  }

  /// Time since the connection was begun.
  Duration took() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    began = System.nanoTime();
  }

  @Override
  public void secureConnectStart(Call call) {
    stage = Stage.SHAKING_HANDS;
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    stage = Stage.ASKING;
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    stage = Stage.ASKING;
  }

  /// OkHttp has its own ideas about some statuses: 407 is an exception to it, and 503 with
  /// `Retry-After: 0` makes it ask again. So it is shown a 200, and the real one is kept here.
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    stage = Stage.READING;
    status = response.code();
    return response.newBuilder().code(200).build();
  }
}
