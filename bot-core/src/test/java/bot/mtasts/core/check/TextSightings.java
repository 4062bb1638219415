package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import okio.ByteString;

/// A domain of which only the texts matter: records, policy, TLS-RPT. Everything is in order until
/// a test says otherwise.
final class TextSightings {
  static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
  static final String GOOD_POLICY =
      "version: STSv1\nmode: enforce\nmx: mx1.town.test\nmx: mx2.town.test\nmax_age: 604800\n";

  private DnsAnswer<TxtRecord> record = txt("v=STSv1; id=20260101000000Z;");
  private final Map<HostName, DnsAnswer<TxtRecord>> elsewhere = new LinkedHashMap<>();
  private DnsAnswer<MxRecord> mx = mxOf("mx2.town.test", "mx1.town.test");
  private DnssecStatus.State security = DnssecStatus.State.INSECURE;
  private DnsAnswer<TxtRecord> tlsRpt = txt("v=TLSRPTv1; rua=mailto:tls@town.test");
  private boolean wildcard;
  private List<PolicyFetch> fetches = List.of(answered(GOOD_POLICY));

  static DnsAnswer<TxtRecord> txt(String... texts) {
    return txt(Duration.ofHours(1), texts);
  }

  static DnsAnswer<TxtRecord> txt(Duration ttl, String... texts) {
    return new DnsAnswer.Found<>(Arrays.stream(texts).map(TxtRecord::new).toList(), ttl, List.of());
  }

  /// MX hosts, the last with the best preference.
  static DnsAnswer<MxRecord> mxOf(String... hosts) {
    List<MxRecord> records =
        IntStream.range(0, hosts.length)
            .mapToObj(i -> new MxRecord(100 - i, HostName.of(hosts[i])))
            .toList();
    return new DnsAnswer.Found<>(records, Duration.ofHours(1), List.of());
  }

  static PolicyFetch answered(String body) {
    return new PolicyFetch.Answered(
        InetAddress.ofLiteral("192.0.2.80"),
        new HttpAnswer(200, "text/plain", null, null, ByteString.encodeUtf8(body), false),
        new TlsSeen("TLSv1.3", "", List.of(), List.of()),
        Duration.ofMillis(80));
  }

  TextSightings record(DnsAnswer<TxtRecord> answer) {
    record = answer;
    return this;
  }

  TextSightings elsewhere(String name, DnsAnswer<TxtRecord> answer) {
    elsewhere.put(HostName.of(name), answer);
    return this;
  }

  TextSightings mx(DnsAnswer<MxRecord> answer) {
    mx = answer;
    return this;
  }

  TextSightings nullMx() {
    return mx(mxOf("."));
  }

  TextSightings bogus() {
    security = DnssecStatus.State.BOGUS;
    return this;
  }

  TextSightings tlsRpt(DnsAnswer<TxtRecord> answer) {
    tlsRpt = answer;
    return this;
  }

  TextSightings tlsRptWildcard() {
    wildcard = true;
    return this;
  }

  TextSightings policy(String body) {
    fetches = List.of(answered(body));
    return this;
  }

  TextSightings noPolicy() {
    fetches = List.of();
    return this;
  }

  Observations seen() {
    return new Observations(
        new DomainName("town.test"),
        NOW,
        record,
        elsewhere,
        List.of(),
        new AddressLook(
            new DnsAnswer.NoData<>(List.of()), new DnsAnswer.NoData<>(List.of()), List.of()),
        fetches,
        new PlainHttpLook.Nothing("not looked at"),
        mx,
        List.of(),
        DnssecStatus.of(DnssecStatus.State.INSECURE),
        DnssecStatus.of(security),
        tlsRpt,
        wildcard,
        List.of(),
        List.of());
  }

  /// The case as a check of these texts meets it: fetch and certificate are settled as said.
  Case given(Outcome fetch, Outcome certificate) {
    return Case.open(seen()).settle(fetch).settle(certificate);
  }

  Case given() {
    return given(
        Outcome.judged(Dimension.FETCH, List.of(), null),
        Outcome.judged(Dimension.CERTIFICATE, List.of(), null));
  }

  static List<FindingCode> codes(Outcome outcome) {
    return outcome.findings().stream().map(Finding::code).toList();
  }
}
