package bot.mtasts.core.scenario;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.PolicyFetch.Trouble;
import bot.mtasts.core.probe.PolicyFetcher;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.lab.world.Bytes;
import bot.mtasts.lab.world.HttpAnswer.Pace;
import bot.mtasts.lab.world.HttpAnswer.Response;
import bot.mtasts.lab.world.HttpPort;
import bot.mtasts.lab.world.HttpsPort;
import bot.mtasts.lab.world.PolicyServer;
import bot.mtasts.lab.world.TlsManner;
import bot.mtasts.lab.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Policy hosts that answer as the world says, with no socket and no waiting.
final class FakePolicyFetcher implements PolicyFetcher {
  private final World world;
  private final FakeCertificates certificates;
  private final Duration limit;

  /// @param limit what a fetch may take; a host that needs longer is timed out at once
  FakePolicyFetcher(World world, FakeCertificates certificates, Duration limit) {
    this.world = world;
    this.certificates = certificates;
    this.limit = limit;
  }

  @Override
  public PolicyFetch fetch(DomainName domain, InetAddress address, Deadline deadline) {
    PolicyServer server = world.policyServerAt(address.getHostAddress());
    if (server == null) {
      return failed(address, Trouble.REFUSED, null);
    }
    return switch (server.https()) {
      case HttpsPort.Closed _ -> failed(address, Trouble.REFUSED, null);
      case HttpsPort.Resets _ -> failed(address, Trouble.RESET, null);
      case HttpsPort.Opens(var tls, var answer) ->
          switch (tls) {
            case TlsManner.Presents(var plan) -> {
              TlsSeen seen = certificates.presented(plan, domain.policyHost().text());
              yield seen.trusted()
                  ? answered(address, seen, answer)
                  : new PolicyFetch.Untrusted(address, seen);
            }
            case TlsManner.OldTls _ -> new PolicyFetch.TlsTooOld(address, "TLSv1.1");
            case TlsManner.Stalls _ -> failed(address, Trouble.TIMED_OUT, null);
            case TlsManner.Breaks _, TlsManner.Drops _, TlsManner.Rubbish _ ->
                failed(address, Trouble.TLS_HANDSHAKE, null);
          };
    };
  }

  private PolicyFetch answered(
      InetAddress address, TlsSeen tls, bot.mtasts.lab.world.HttpAnswer answer) {
    if (!(answer instanceof Response response)) {
      return answer instanceof bot.mtasts.lab.world.HttpAnswer.Silent
          ? failed(address, Trouble.TIMED_OUT, tls)
          : failed(address, Trouble.NOT_HTTP, tls);
    }
    HttpAnswer whole = httpAnswer(response);
    return switch (response.pace()) {
      case Pace.AtOnce _ -> new PolicyFetch.Answered(address, whole, tls, Duration.ofMillis(20));
      case Pace.Endless _ ->
          new PolicyFetch.Answered(
              address,
              new HttpAnswer(
                  whole.status(),
                  whole.contentType(),
                  whole.contentEncoding(),
                  whole.location(),
                  whole.body(),
                  true),
              tls,
              Duration.ofMillis(20));
      case Pace.Late(var delay) ->
          delay.compareTo(limit) >= 0
              ? failed(address, Trouble.TIMED_OUT, tls)
              : new PolicyFetch.Answered(address, whole, tls, delay);
      case Pace.Trickle(var octets, var delay) -> {
        Duration all = delay.multipliedBy(response.body().size() / octets);
        yield all.compareTo(limit) >= 0
            ? new PolicyFetch.BodyBroken(address, whole, tls, "the body did not end in time")
            : new PolicyFetch.Answered(address, whole, tls, all);
      }
      case Pace.Cut(_) -> new PolicyFetch.BodyBroken(address, whole, tls, "the body ended early");
    };
  }

  @Override
  public PlainHttpLook fetchInCleartext(DomainName domain, InetAddress address, Deadline deadline) {
    PolicyServer server = world.policyServerAt(address.getHostAddress());
    return server != null && server.http() instanceof HttpPort.Opens(Response response)
        ? new PlainHttpLook.Answered(httpAnswer(response))
        : new PlainHttpLook.Nothing("nobody listens");
  }

  private static HttpAnswer httpAnswer(Response response) {
    String encoding = header(response, "Content-Encoding");
    byte[] body = decoded(response.body(), encoding);
    boolean tooLarge = body.length > HttpAnswer.LARGEST_BODY;
    return new HttpAnswer(
        response.status(),
        header(response, "Content-Type"),
        encoding,
        header(response, "Location"),
        ByteString.of(body, 0, Math.min(body.length, HttpAnswer.LARGEST_BODY)),
        tooLarge);
  }

  private static byte[] decoded(Bytes body, @Nullable String encoding) {
    if (!"gzip".equalsIgnoreCase(encoding)) {
      return body.toArray();
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body.toArray()))) {
      return gzip.readNBytes(HttpAnswer.LARGEST_BODY + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("the scenario's gzip is none", e);
    }
  }

  private static @Nullable String header(Response response, String name) {
    return response.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(bot.mtasts.lab.world.HttpAnswer.Header::value)
        .findFirst()
        .orElse(null);
  }

  private static PolicyFetch failed(InetAddress address, Trouble trouble, @Nullable TlsSeen tls) {
    return new PolicyFetch.Failed(address, trouble, tls, "it did not work: " + trouble);
  }
}
