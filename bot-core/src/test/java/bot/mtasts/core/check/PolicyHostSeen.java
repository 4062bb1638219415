package bot.mtasts.core.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.probe.tls.Mint;
import bot.mtasts.core.probe.tls.Minted;
import bot.mtasts.core.report.Outcome;
import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// What was seen of `example.test` and its policy host: all good, until told otherwise.
final class PolicyHostSeen {
  static final HostName HOST = HostName.of("mta-sts.example.test");
  static final String POLICY =
      "version: STSv1\nmode: enforce\nmx: mx.example.test\nmax_age: 604800\n";

  static final Minted ROOT = Mint.root("Root");
  static final Minted CA = Mint.below(ROOT, "CA");
  static final Minted LEAF = Mint.leaf(HOST.text()).signedBy(CA).make();

  static final Inet4Address V4 = v4("192.0.2.1");
  static final Inet6Address V6 = (Inet6Address) InetAddresses.forString("2001:db8::1");

  private DnsAnswer<TxtRecord> record = found(new TxtRecord("v=STSv1; id=1;"));
  private DnsAnswer<MxRecord> mx = found(new MxRecord(10, HostName.of("mx.example.test")));
  private AddressLook addresses = look(found(V4), new DnsAnswer.NoData<>(List.of()));
  private List<PolicyFetch> fetches = List.of(answered(ok("text/plain", POLICY)));
  private PlainHttpLook cleartext = new PlainHttpLook.Nothing("refused");

  private PolicyHostSeen() {}

  static PolicyHostSeen good() {
    return new PolicyHostSeen();
  }

  PolicyHostSeen record(DnsAnswer<TxtRecord> answer) {
    record = answer;
    return this;
  }

  PolicyHostSeen withoutRecord() {
    return record(new DnsAnswer.NoSuchName<>(List.of()));
  }

  PolicyHostSeen nullMx() {
    mx = found(new MxRecord(0, HostName.of("")));
    return this;
  }

  PolicyHostSeen addresses(AddressLook look) {
    addresses = look;
    return look.allowed().isEmpty() ? fetched() : this;
  }

  PolicyHostSeen fetched(PolicyFetch... seen) {
    fetches = List.of(seen);
    return this;
  }

  PolicyHostSeen answer(HttpAnswer answer) {
    return fetched(answered(answer));
  }

  PolicyHostSeen inCleartext(HttpAnswer answer) {
    cleartext = new PlainHttpLook.Answered(answer);
    return this;
  }

  /// How `fetch` comes out.
  Outcome fetch() {
    return new FetchCheck().judge(afterRecord());
  }

  /// How `certificate` comes out.
  Outcome certificate() {
    Case given = afterRecord();
    return new CertificateCheck().judge(given.settle(new FetchCheck().judge(given)));
  }

  private Case afterRecord() {
    Case open = Case.open(observations());
    return open.settle(new RecordCheck().judge(open));
  }

  private Observations observations() {
    DnssecStatus unsigned = DnssecStatus.of(DnssecStatus.State.INSECURE);
    return new Observations(
        new DomainName("example.test"),
        Mint.NOW,
        record,
        Map.of(),
        List.of(),
        addresses,
        fetches,
        cleartext,
        mx,
        List.of(),
        unsigned,
        unsigned,
        new DnsAnswer.NoSuchName<>(List.of()),
        false,
        List.of(),
        List.of());
  }

  static AddressLook look(DnsAnswer<Inet4Address> v4, DnsAnswer<Inet6Address> v6) {
    return new AddressLook(v4, v6, List.of());
  }

  static <T> DnsAnswer<T> found(T one) {
    return found(List.of(one));
  }

  static <T> DnsAnswer<T> found(List<T> records) {
    return new DnsAnswer.Found<>(records, Duration.ofMinutes(5), List.of());
  }

  static Inet4Address v4(String literal) {
    return (Inet4Address) InetAddresses.forString(literal);
  }

  static HttpAnswer ok(@Nullable String contentType, String body) {
    return new HttpAnswer(200, contentType, null, null, body(body), false);
  }

  static HttpAnswer status(int status) {
    return new HttpAnswer(status, "text/html", null, null, body("<html>"), false);
  }

  static HttpAnswer redirect(int status, @Nullable String location) {
    return new HttpAnswer(status, null, null, location, ByteString.EMPTY, false);
  }

  private static ByteString body(String text) {
    return ByteString.encodeString(text, ISO_8859_1);
  }

  static PolicyFetch.Answered answered(HttpAnswer answer) {
    return answered(V4, answer, Duration.ofMillis(200));
  }

  static PolicyFetch.Answered answered(InetAddress at, HttpAnswer answer, Duration took) {
    return new PolicyFetch.Answered(at, answer, trusted(LEAF, CA), took);
  }

  static PolicyFetch.Answered answeredBy(Minted leaf) {
    return new PolicyFetch.Answered(
        V4, ok("text/plain", POLICY), trusted(leaf, CA), Duration.ofMillis(200));
  }

  static TlsSeen trusted(Minted... chain) {
    return new TlsSeen("TLSv1.3", "TLS_AES_128_GCM_SHA256", certificates(chain), List.of());
  }

  static PolicyFetch.Untrusted untrusted(List<CertificateFault> faults, Minted... chain) {
    return new PolicyFetch.Untrusted(
        V4, new TlsSeen("TLSv1.3", "TLS_AES_128_GCM_SHA256", certificates(chain), faults));
  }

  private static List<X509Certificate> certificates(Minted... chain) {
    return Stream.of(chain).map(Minted::certificate).toList();
  }
}
