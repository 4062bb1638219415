package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.MxPattern;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.InjectionProbe;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.MxSighting;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.probe.tls.Mint;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A domain `a.test` for checks: its policy, its MX hosts, and what was seen of them. All is well
/// unless said otherwise.
final class MxWorld {
  static final DomainName DOMAIN = new DomainName("a.test");

  private static final Duration TTL = Duration.ofHours(1);
  private static final DnssecStatus UNSIGNED = DnssecStatus.of(DnssecStatus.State.INSECURE);
  private static final X509Certificate GOOD = Mint.leaf("mx1.a.test").make().certificate();

  private final @Nullable Policy policy;
  private Status record = Status.PASS;
  private Status fetch;
  private final List<MxSighting> hosts = new ArrayList<>();
  private @Nullable DnsAnswer<MxRecord> mx;
  private boolean nullBeside;
  private DnssecStatus mxSecurity = UNSIGNED;

  private MxWorld(@Nullable Policy policy, Status fetch) {
    this.policy = policy;
    this.fetch = fetch;
  }

  static MxWorld enforce(String... patterns) {
    return under(PolicyMode.ENFORCE, patterns);
  }

  static MxWorld testing(String... patterns) {
    return under(PolicyMode.TESTING, patterns);
  }

  static MxWorld switchedOff(String... patterns) {
    return under(PolicyMode.NONE, patterns);
  }

  static MxWorld under(PolicyMode mode, String... patterns) {
    return new MxWorld(
        new Policy(mode, Stream.of(patterns).map(MxPattern::of).toList(), Duration.ofDays(7)),
        Status.PASS);
  }

  static MxWorld withoutPolicy() {
    return new MxWorld(null, Status.FAIL);
  }

  static MxWorld policyNotSeen() {
    return new MxWorld(null, Status.UNDETERMINED);
  }

  MxWorld recordIs(Status status) {
    record = status;
    return this;
  }

  /// Nothing stands but the policy: say, its certificate has expired.
  MxWorld fetchIs(Status status) {
    fetch = status;
    return this;
  }

  /// Adds an MX host with an address for each probe, and one if there is none.
  MxWorld host(String name, StartTlsProbe... probes) {
    List<InetAddress> addresses =
        probes.length == 0
            ? List.of(address("192.0.2.1"))
            : Stream.of(probes).map(StartTlsProbe::address).toList();
    return host(name, look(addresses), List.of(probes), List.of(), null);
  }

  MxWorld host(String name, AddressLook addresses) {
    return host(name, addresses, List.of(), List.of(), null);
  }

  MxWorld injectable(String name, StartTlsProbe probe, InjectionProbe injection) {
    return host(name, look(List.of(probe.address())), List.of(probe), List.of(injection), null);
  }

  MxWorld notProbed(String name, @Nullable AddressLook addresses, String why) {
    return host(name, addresses, List.of(), List.of(), why);
  }

  MxWorld host(
      String name,
      @Nullable AddressLook addresses,
      List<StartTlsProbe> probes,
      List<InjectionProbe> injections,
      @Nullable String notProbed) {
    hosts.add(sighting(name, (hosts.size() + 1) * 10, addresses, probes, injections, notProbed));
    return this;
  }

  /// No MX record: the domain itself stands in.
  MxWorld withoutMx(AddressLook addresses, StartTlsProbe... probes) {
    mx = new DnsAnswer.NoData<>(List.of());
    hosts.add(sighting("a.test", null, addresses, List.of(probes), List.of(), null));
    return this;
  }

  MxWorld mx(DnsAnswer<MxRecord> answer) {
    mx = answer;
    return this;
  }

  /// The zone is signed, and the chain to its MX records does not hold.
  MxWorld bogus() {
    mxSecurity = DnssecStatus.of(DnssecStatus.State.BOGUS);
    return this;
  }

  MxWorld nullMxAlone() {
    return mx(new DnsAnswer.Found<>(List.of(nullRecord()), TTL, List.of()));
  }

  MxWorld nullMxBeside() {
    nullBeside = true;
    return this;
  }

  /// The case at the moment when `coverage` is judged, with the dimensions before it settled.
  Case build() {
    List<MxRecord> records = new ArrayList<>();
    for (MxSighting host : hosts) {
      Integer preference = host.preference();
      records.add(new MxRecord(preference == null ? 0 : preference, host.host()));
    }
    if (nullBeside) {
      records.add(nullRecord());
    }
    Observations seen =
        new Observations(
            DOMAIN,
            Mint.NOW,
            new DnsAnswer.NoData<TxtRecord>(List.of()),
            Map.of(),
            List.of(),
            none(),
            List.of(),
            new PlainHttpLook.Nothing("not looked at"),
            mx == null ? new DnsAnswer.Found<>(records, TTL, List.of()) : mx,
            hosts,
            mxSecurity,
            UNSIGNED,
            new DnsAnswer.NoData<TxtRecord>(List.of()),
            false,
            List.of(),
            List.of());
    PolicyReading reading =
        policy == null
            ? null
            : new PolicyReading(
                "",
                policy,
                new PolicyReading.Fields(null, null, List.of(), null, null),
                List.of(),
                List.of());
    return new Case(
        seen,
        null,
        null,
        reading,
        List.of(
            settled(Dimension.RECORD, record),
            settled(Dimension.FETCH, fetch),
            settled(Dimension.CERTIFICATE, Status.PASS),
            settled(Dimension.SYNTAX, Status.PASS)));
  }

  private static Outcome settled(Dimension dimension, Status status) {
    return new Outcome(
        dimension, status, status == Status.PASS ? null : "as the test says", List.of());
  }

  private static MxSighting sighting(
      String name,
      @Nullable Integer preference,
      @Nullable AddressLook addresses,
      List<StartTlsProbe> probes,
      List<InjectionProbe> injections,
      @Nullable String notProbed) {
    return new MxSighting(
        HostName.of(name),
        preference,
        addresses,
        probes,
        injections,
        notProbed,
        null,
        UNSIGNED,
        UNSIGNED);
  }

  private static MxRecord nullRecord() {
    return new MxRecord(0, HostName.of("."));
  }

  // --- addresses

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  static AddressLook look(List<InetAddress> addresses, InetAddress... forbidden) {
    return new AddressLook(
        family(addresses, Inet4Address.class),
        family(addresses, Inet6Address.class),
        List.of(forbidden));
  }

  static AddressLook publicOnes(String... literals) {
    return look(Stream.of(literals).map(MxWorld::address).toList());
  }

  static AddressLook privateOnes(String... literals) {
    InetAddress[] addresses = Stream.of(literals).map(MxWorld::address).toArray(InetAddress[]::new);
    return look(List.of(addresses), addresses);
  }

  static AddressLook none() {
    return look(List.of());
  }

  static AddressLook noSuchName(String... aliases) {
    return new AddressLook(
        new DnsAnswer.NoSuchName<>(names(aliases)),
        new DnsAnswer.NoSuchName<>(names(aliases)),
        List.of());
  }

  static AddressLook through(String alias, String literal) {
    return new AddressLook(
        new DnsAnswer.Found<>(List.of((Inet4Address) address(literal)), TTL, names(alias)),
        new DnsAnswer.NoData<>(names(alias)),
        List.of());
  }

  static AddressLook families(DnsAnswer<Inet4Address> ipv4, DnsAnswer<Inet6Address> ipv6) {
    return new AddressLook(ipv4, ipv6, List.of());
  }

  static <T> DnsAnswer<T> servfail() {
    return new DnsAnswer.Refused<>("SERVFAIL", List.of());
  }

  static <T> DnsAnswer<T> unseen() {
    return new DnsAnswer.NotSeen<>("no answer within 5 s");
  }

  private static <A extends InetAddress> DnsAnswer<A> family(
      List<InetAddress> addresses, Class<A> family) {
    List<A> those = addresses.stream().filter(family::isInstance).map(family::cast).toList();
    return those.isEmpty()
        ? new DnsAnswer.NoData<>(List.of())
        : new DnsAnswer.Found<>(those, TTL, List.of());
  }

  private static List<HostName> names(String... names) {
    return Stream.of(names).map(HostName::of).toList();
  }

  // --- endings of a look at port 25

  static StartTlsProbe good() {
    return good("192.0.2.1");
  }

  static StartTlsProbe good(String literal) {
    return secured(literal, GOOD);
  }

  static StartTlsProbe bad(CertificateFault... faults) {
    return secured("192.0.2.1", GOOD, faults);
  }

  static StartTlsProbe secured(String literal, X509Certificate leaf, CertificateFault... faults) {
    return new StartTlsProbe.Secured(
        address(literal), new TlsSeen("TLSv1.3", "", List.of(leaf), List.of(faults)));
  }

  static StartTlsProbe notOffered(String literal) {
    return new StartTlsProbe.NotOffered(address(literal), "250 mx.a.test / PIPELINING");
  }

  static StartTlsProbe broken(String literal) {
    return new StartTlsProbe.HandshakeBroken(address(literal), "what it sends is not TLS");
  }

  static StartTlsProbe tooOld(String literal) {
    return new StartTlsProbe.TlsTooOld(address(literal), "TLSv1.1");
  }

  static StartTlsProbe later(String literal) {
    return new StartTlsProbe.TemporaryFailure(address(literal), "421 busy");
  }

  static StartTlsProbe notJudged(String literal) {
    return new StartTlsProbe.NotJudged(
        address(literal), "port 25 cannot be reached from here (connection refused)");
  }
}
