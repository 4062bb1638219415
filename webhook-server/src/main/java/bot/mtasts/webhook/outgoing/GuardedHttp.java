package bot.mtasts.webhook.outgoing;

import bot.mtasts.core.probe.DnsLooks;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.GuardedSockets;
import bot.mtasts.core.probe.GuardedSockets.ClosedAddressException;
import bot.mtasts.webhook.outgoing.VettedAddresses.ForbiddenHostException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/// Sends requests to other people's servers: guarded, limited, and doing nothing of its own accord.
/// No redirects, no proxy, no cookies, no cache, no second try.
public final class GuardedHttp implements AutoCloseable {
  /// What all of it may take, from the look-up to the last octet read.
  static final Duration WHOLE_CALL = Duration.ofSeconds(15);

  static final Duration CONNECT = Duration.ofSeconds(5);

  private final OkHttpClient client;
  private final VettedAddresses addresses;
  private final String userAgent;

  /// Sends under this name.
  ///
  /// @param userAgent with a way to reach whoever runs us
  public GuardedHttp(DnsLooks looks, EgressGuard guard, String userAgent) {
    this(looks, guard, userAgent, WHOLE_CALL, new OkHttpClient());
  }

  // Tests bring their own limit, and a client that trusts their certificates.
  GuardedHttp(
      DnsLooks looks, EgressGuard guard, String userAgent, Duration wholeCall, OkHttpClient base) {
    this.addresses = new VettedAddresses(looks, guard);
    this.userAgent = userAgent;
    this.client =
        base.newBuilder()
            .dns(addresses)
            // The last word: literals do not pass through the look-up.
            .socketFactory(new GuardedSockets(guard))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .cache(null)
            .protocols(List.of(Protocol.HTTP_1_1))
            .callTimeout(wholeCall)
            .connectTimeout(CONNECT)
            .readTimeout(Duration.ZERO) // callTimeout holds over all of it
            .writeTimeout(Duration.ZERO)
            .build();
  }

  /// The look-up that stands in front of every connection.
  public VettedAddresses addresses() {
    return addresses;
  }

  /// Sends one request and reads the beginning of the answer.
  ///
  /// @param most octets of the body that are read; the rest is thrown away unread
  /// @throws InterruptedException if the thread is interrupted; what was sent by then may have
  ///   arrived
  public Exchange exchange(Request request, int most) throws InterruptedException {
    Request named =
        request
            .newBuilder()
            .header("User-Agent", userAgent)
            // Else OkHttp asks for gzip and inflates it unseen: bombs.
            .header("Accept-Encoding", "identity")
            .build();
    Call call = client.newCall(named);
    try (Response response = call.execute()) {
      Exchange.Answered answered = read(response, most);
      if (!answered.whole()) {
        call.cancel(); // Else closing would read on, in the hope of using the connection again.
      }
      return answered;
    } catch (IOException e) {
      return withoutAnswer(e);
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static Exchange.Answered read(Response response, int most) throws InterruptedException {
    BufferedSource source = response.body().source();
    boolean whole = false;
    try {
      whole = !source.request(most + 1L);
    } catch (IOException e) {
      // The status stands, and it decides; of the body we keep what came.
      stopIfInterrupted(e);
    }
    okio.Buffer buffered = source.getBuffer();
    okio.ByteString body = buffered.snapshot((int) Math.min(buffered.size(), most));
    return new Exchange.Answered(response.code(), response.headers(), body, whole);
  }

  private static Exchange withoutAnswer(IOException e) throws InterruptedException {
    stopIfInterrupted(e);
    // With several addresses OkHttp throws the first failure and hangs the others on it.
    if (all(e)
        .anyMatch(cause ->
            cause instanceof ClosedAddressException || cause instanceof ForbiddenHostException)) {
      return new Exchange.Forbidden();
    }
    return new Exchange.Unreached(reason(e));
  }

  private static String reason(IOException e) {
    return switch (e) {
      case UnknownHostException unknown -> String.valueOf(unknown.getMessage());
      case SocketTimeoutException _ ->
          "The connection was not accepted within %d s.".formatted(CONNECT.toSeconds());
      // OkHttp's own end of a call's time.
      case InterruptedIOException _ -> "There was no answer in time.";
      case SSLException _ ->
          "The TLS handshake failed: is the certificate valid for this name, and its chain whole?";
      case ConnectException _ -> "The connection was refused, or there is no way there.";
      default -> "The connection broke before an answer came.";
    };
  }

  private static Stream<Throwable> all(Throwable thrown) {
    return Stream.concat(
        Stream.iterate(thrown, cause -> cause != null, Throwable::getCause),
        Stream.of(thrown.getSuppressed()));
  }

  // A virtual thread's interruption closes the socket it waits for, and looks like a broken one.
  private static void stopIfInterrupted(IOException e) throws InterruptedException {
    if (Thread.interrupted()) {
      InterruptedException interrupted = new InterruptedException("the request was called off");
      interrupted.initCause(e);
      throw interrupted;
    }
  }
}
