package bot.mtasts.core.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.DnssecStatus.State;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.MxSighting;
import bot.mtasts.core.probe.NameServerAnswer;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Builds what one check saw of `example.test`; untouched, all is well: record, an enforcing policy
/// and one MX host.
final class SeenDomain {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final DomainName DOMAIN = new DomainName("example.test");
  static final HostName MX1 = HostName.of("mx1.example.test");
  static final String POLICY =
      "version: STSv1\nmode: enforce\nmx: mx1.example.test\nmax_age: 1209600\n";
  static final String RECORD = "v=STSv1; id=20260101000000;";

  private DnsAnswer<TxtRecord> record = texts(RECORD);
  private AddressLook policyHost = addresses("192.0.2.10");
  private List<PolicyFetch> fetches = List.of(fetched("192.0.2.10", 200, POLICY));
  private List<NameServerAnswer> nameServers = List.of();
  private DnsAnswer<MxRecord> mx =
      new DnsAnswer.Found<>(List.of(new MxRecord(10, MX1)), Duration.ofHours(1), List.of());
  private final List<MxSighting> hosts = new ArrayList<>();
  private DnssecStatus mxSecurity = DnssecStatus.of(State.SECURE);
  private DnssecStatus recordSecurity = DnssecStatus.of(State.SECURE);
  private final List<PastSighting> history = new ArrayList<>();
  private final Set<Dimension> failed = EnumSet.noneOf(Dimension.class);

  // --- what is seen

  SeenDomain record(DnsAnswer<TxtRecord> answer) {
    record = answer;
    return this;
  }

  SeenDomain record(String... lines) {
    return record(texts(lines));
  }

  SeenDomain noRecord() {
    return record(new DnsAnswer.NoSuchName<>(List.of()));
  }

  SeenDomain policy(String text) {
    return fetches(fetched("192.0.2.10", 200, text));
  }

  SeenDomain fetches(PolicyFetch... more) {
    fetches = List.of(more);
    policyHost =
        addresses(
            Arrays.stream(more)
                .map(fetch -> fetch.address().getHostAddress())
                .toArray(String[]::new));
    return this;
  }

  SeenDomain noPolicyHost() {
    fetches = List.of();
    policyHost =
        new AddressLook(
            new DnsAnswer.NoSuchName<>(List.of()),
            new DnsAnswer.NoSuchName<>(List.of()),
            List.of());
    return this;
  }

  SeenDomain policyHostNotSeen() {
    fetches = List.of();
    policyHost =
        new AddressLook(
            new DnsAnswer.NotSeen<>("no answer"), new DnsAnswer.NotSeen<>("no answer"), List.of());
    return this;
  }

  SeenDomain nameServers(NameServerAnswer... answers) {
    nameServers = List.of(answers);
    return this;
  }

  SeenDomain mx(DnsAnswer<MxRecord> answer) {
    mx = answer;
    return this;
  }

  SeenDomain host(MxSighting host) {
    hosts.add(host);
    return this;
  }

  SeenDomain mxSecurity(DnssecStatus status) {
    mxSecurity = status;
    return this;
  }

  SeenDomain recordSecurity(DnssecStatus status) {
    recordSecurity = status;
    return this;
  }

  /// An earlier check, as many days ago.
  SeenDomain before(int daysAgo, @Nullable String id, @Nullable String policy) {
    List<String> texts = id == null ? List.of() : List.of("v=STSv1; id=" + id);
    return before(daysAgo, texts, id, policy);
  }

  SeenDomain before(
      int daysAgo, @Nullable List<String> texts, @Nullable String id, @Nullable String policy) {
    var read =
        policy == null
            ? null
            : bot.mtasts.core.mtasts.PolicyParser.read(policy.getBytes(UTF_8)).policy();
    history.add(
        new PastSighting(
            NOW.minus(Duration.ofDays(daysAgo)),
            texts,
            id,
            policy,
            read == null ? null : read.mode().word(),
            read == null ? null : Long.valueOf(read.maxAge().toSeconds())));
    return this;
  }

  /// A dimension in which something critical stands.
  SeenDomain failed(Dimension dimension) {
    failed.add(dimension);
    return this;
  }

  // --- the case

  Observations seen() {
    return new Observations(
        DOMAIN,
        NOW,
        record,
        Map.of(),
        nameServers,
        policyHost,
        fetches,
        new PlainHttpLook.Nothing("not looked at"),
        mx,
        hosts,
        mxSecurity,
        recordSecurity,
        new DnsAnswer.NoData<>(List.of()),
        false,
        history,
        List.of());
  }

  /// With every dimension settled that these checks look back at.
  Case open() {
    Case given = Case.open(seen());
    for (Dimension dimension :
        List.of(Dimension.RECORD, Dimension.FETCH, Dimension.CERTIFICATE, Dimension.SYNTAX)) {
      Outcome outcome =
          failed.contains(dimension)
              ? new Outcome(dimension, Status.FAIL, "something critical", List.of())
              : Outcome.judged(dimension, List.of(), null);
      given = given.settle(outcome);
    }
    return given;
  }

  // --- its parts

  static DnsAnswer<TxtRecord> texts(String... lines) {
    return new DnsAnswer.Found<>(
        Arrays.stream(lines).map(TxtRecord::new).toList(), Duration.ofMinutes(5), List.of());
  }

  static AddressLook addresses(String... literals) {
    List<Inet4Address> addresses =
        Arrays.stream(literals).map(text -> (Inet4Address) InetAddresses.forString(text)).toList();
    return new AddressLook(
        new DnsAnswer.Found<>(addresses, Duration.ofMinutes(5), List.of()),
        new DnsAnswer.NoData<>(List.of()),
        List.of());
  }

  static PolicyFetch fetched(String address, int status, String body) {
    return new PolicyFetch.Answered(
        InetAddresses.forString(address),
        new HttpAnswer(status, "text/plain", null, null, ByteString.encodeUtf8(body), false),
        new TlsSeen("TLSv1.3", "", List.of(), List.of()),
        Duration.ofMillis(20));
  }

  static NameServerAnswer nameServer(String host, String address, DnsAnswer<TxtRecord> answer) {
    return new NameServerAnswer(HostName.of(host), InetAddresses.forString(address), answer);
  }

  static DnssecStatus bogus(String reason) {
    return new DnssecStatus(State.BOGUS, reason);
  }

  static DnsAnswer<TlsaRecord> tlsa(TlsaRecord... records) {
    return new DnsAnswer.Found<>(List.of(records), Duration.ofMinutes(5), List.of());
  }

  static StartTlsProbe secured(TlsSeen tls) {
    return new StartTlsProbe.Secured(address("192.0.2.25"), tls);
  }

  static InetAddress address(String literal) {
    return InetAddresses.forString(literal);
  }

  /// An MX host with its TLSA records, all of it validated as told.
  static MxSighting host(
      String name,
      @Nullable DnsAnswer<TlsaRecord> tlsa,
      State addresses,
      State tlsaState,
      StartTlsProbe... probes) {
    return new MxSighting(
        HostName.of(name),
        10,
        addresses("192.0.2.25"),
        List.of(probes),
        List.of(),
        null,
        tlsa,
        DnssecStatus.of(addresses),
        DnssecStatus.of(tlsaState));
  }
}
