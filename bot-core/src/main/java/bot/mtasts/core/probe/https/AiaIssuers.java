package bot.mtasts.core.probe.https;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLooks;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.tls.IssuerSource;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.net.InetAddresses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;

/// Fetches missing CAs over plain http, as browsers do (RFC 5280 §4.2.2.1). The address is a
/// stranger's word, so it gets no more than a public one, a short time, 64 KiB and no redirect.
/// What comes needs no protection on its way: it counts only if it signed the certificate at hand.
public final class AiaIssuers implements IssuerSource {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int STANDARD_PORT = 80;

  /// A certificate gives one address or two; more would make us a tool for knocking at doors.
  private static final int MOST_ADDRESSES = 2;

  /// A bundle (PKCS#7) may hold some related CAs; the chain needs one of them.
  private static final int MOST_CERTIFICATES = 10;

  private final DnsLooks dnsLooks;
  private final EgressGuard guard;
  private final LookSettings settings;
  private final OneGet get;

  /// A handful of CAs sign most of the world's certificates, and they change over years.
  private final Cache<HttpUrl, List<X509Certificate>> known =
      CacheBuilder.newBuilder().maximumSize(200).expireAfterWrite(Duration.ofHours(1)).build();

  public AiaIssuers(DnsLooks dnsLooks, EgressGuard guard, LookSettings settings) {
    this.dnsLooks = dnsLooks;
    this.guard = guard;
    this.settings = settings;
    this.get = new OneGet(guard, settings.userAgent());
  }

  @Override
  public List<X509Certificate> issuersOf(X509Certificate certificate, Deadline deadline) {
    Deadline limit = deadline.orIn(LIMIT);
    return IssuerAddresses.of(certificate).stream()
        .flatMap(address -> acceptable(address).stream())
        .limit(MOST_ADDRESSES)
        .map(url -> at(url, limit))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /// The URL to ask, with the port of our settings for the standard one; empty for one that we do
  /// not ask: https would need a chain of its own to be judged first.
  private Optional<HttpUrl> acceptable(String address) {
    int port = settings.ports().http();
    return Optional.ofNullable(HttpUrl.parse(address))
        .filter(url -> url.scheme().equals("http"))
        .filter(url -> url.username().isEmpty() && url.password().isEmpty())
        .filter(url -> url.port() == STANDARD_PORT || url.port() == port)
        .map(url -> url.newBuilder().port(port).build());
  }

  private List<X509Certificate> at(HttpUrl url, Deadline limit) {
    List<X509Certificate> remembered = known.getIfPresent(url);
    if (remembered != null) {
      return remembered;
    }
    List<X509Certificate> found =
        address(url.host(), limit).map(address -> fetched(url, address, limit)).orElse(List.of());
    if (!found.isEmpty()) {
      known.put(url, found);
    }
    return found;
  }

  /// The first address of a host, name or literal, that we may connect to.
  private Optional<InetAddress> address(String host, Deadline limit) {
    if (InetAddresses.isInetAddress(host)) {
      return Optional.of(InetAddresses.forString(host)).filter(guard::allows);
    }
    HostName name = HostName.of(host);
    // Opened anew: what a view of DNS has seen it keeps for as long as it lives.
    DnsLookup dns = dnsLooks.open();
    return firstAllowed(dns.ipv4(name, limit)).or(() -> firstAllowed(dns.ipv6(name, limit)));
  }

  private Optional<InetAddress> firstAllowed(DnsAnswer<? extends InetAddress> answer) {
    for (InetAddress address : answer.recordsOrNone()) {
      if (guard.allows(address)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  private List<X509Certificate> fetched(HttpUrl url, InetAddress address, Deadline limit) {
    Progress progress = new Progress();
    Call call = get.inCleartext(url, address, limit.remaining(), progress);
    try (Response response = call.execute()) {
      AnswerReader reader = new AnswerReader(response, progress.status());
      reader.read();
      call.cancel();
      HttpAnswer answer = reader.answer();
      return answer.status() == 200 && !answer.tooLarge()
          ? certificates(answer.body().toByteArray())
          : List.of();
    } catch (IOException e) {
      return List.of(); // A CA that cannot be had leaves the chain as incomplete as it was sent.
    }
  }

  /// DER, PEM, or a PKCS#7 bundle: the JDK tells them apart.
  static List<X509Certificate> certificates(byte[] file) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(file))
          .stream()
          .limit(MOST_CERTIFICATES)
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      return List.of(); // Not a certificate, so not the missing one.
    }
  }
}
