package bot.mtasts.core.probe.https;

import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.GuardedSockets;
import bot.mtasts.core.probe.tls.ChainRecorder;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.TlsVersion;

/// OkHttp, told to make one connection to one address, send one GET, and do nothing of its own
/// accord.
final class OneGet {
  private static final ConnectionSpec TLS =
      new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
          .tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2) // RFC 8461 §3.3, RFC 8996
          .allEnabledCipherSuites() // what this Java speaks, not what OkHttp favours
          .build();

  private final OkHttpClient base;
  private final String userAgent;

  OneGet(EgressGuard guard, String userAgent) {
    this.userAgent = userAgent;
    base =
        new OkHttpClient.Builder()
            .followRedirects(false) // RFC 8461 §3.3: 3xx must not be followed
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .fastFallback(false)
            .proxy(Proxy.NO_PROXY)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionSpecs(List.of(TLS, ConnectionSpec.CLEARTEXT))
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .socketFactory(new GuardedSockets(guard))
            // One limit over all of it, set per call, instead of one for each step.
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();
  }

  /// A GET over TLS, whose chain the recorder sees and decides on.
  Call overTls(
      HttpUrl url, InetAddress address, Duration limit, Progress progress, ChainRecorder recorder) {
    OkHttpClient client =
        client(address, limit, progress)
            .sslSocketFactory(recorder.context().getSocketFactory(), recorder)
            // The name is judged with the rest of the chain, before the handshake ends.
            .hostnameVerifier((_, _) -> true)
            .build();
    return client.newCall(request(url));
  }

  /// A GET in cleartext.
  Call inCleartext(HttpUrl url, InetAddress address, Duration limit, Progress progress) {
    return client(address, limit, progress).build().newCall(request(url));
  }

  private OkHttpClient.Builder client(InetAddress address, Duration limit, Progress progress) {
    return base.newBuilder()
        .dns(host -> List.of(InetAddress.getByAddress(host, address.getAddress())))
        .callTimeout(limit.isZero() ? Duration.ofMillis(1) : limit) // 0 would mean "for ever"
        .eventListener(progress)
        .addNetworkInterceptor(progress);
  }

  private Request request(HttpUrl url) {
    return new Request.Builder()
        .url(url)
        // A port other than the standard one is a lab's affair, not the server's.
        .header("Host", url.host())
        .header("User-Agent", userAgent)
        .header("Accept", "text/plain, */*;q=0.1")
        .header("Accept-Encoding", "identity") // else OkHttp asks for gzip and inflates it unseen
        .build();
  }
}
