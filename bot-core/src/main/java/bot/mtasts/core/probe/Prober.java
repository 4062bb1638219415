package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnssecStatus.State;
import bot.mtasts.core.probe.Lookout.Sighted;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks at one domain: who looks at what, when, under one deadline. Everything that does not need
/// another answer starts at once; the policy is fetched without waiting for the record, and each MX
/// host is probed as soon as one of its addresses is known. The longest chain is then MX, address,
/// TCP, banner, EHLO, STARTTLS, TLS: seven round trips.
public final class Prober {
  /// A label below `_tls` that nobody would publish on purpose: an answer there is a wildcard's.
  static final String WILDCARD_TEST_LABEL = "mtasts-bot-wildcard-test";

  private static final int MOST_NAME_SERVERS = 8;

  // Only worth an info: a port 80 that swallows packets must not hold up the report.
  private static final Duration CLEARTEXT_LIMIT = Duration.ofSeconds(2);

  private final DnsLooks dnsLooks;
  private final PolicyFetcher fetcher;
  private final StartTlsProber startTls;
  private final EgressGuard guard;
  private final LookSettings settings;
  private final InstantSource clock;

  public Prober(
      DnsLooks dnsLooks,
      PolicyFetcher fetcher,
      StartTlsProber startTls,
      EgressGuard guard,
      LookSettings settings,
      InstantSource clock) {
    this.dnsLooks = dnsLooks;
    this.fetcher = fetcher;
    this.startTls = startTls;
    this.guard = guard;
    this.settings = settings;
    this.clock = clock;
  }

  /// Looks at a domain from outside. Blocks until everything was seen or the deadline has passed.
  ///
  /// @param history what earlier checks saw, oldest first; it becomes part of the observations
  /// @throws InterruptedException if the check is cancelled; no thread and no socket is left
  public Observations look(DomainName domain, List<PastSighting> history)
      throws InterruptedException {
    return look(domain, history, LookProgress.UNHEARD);
  }

  /// The same, and tells how far it has come: each stage once, all of them before it returns.
  ///
  /// @param progress called from the look's threads; a stage that is cut off by cancelling is not
  ///   told
  public Observations look(DomainName domain, List<PastSighting> history, LookProgress progress)
      throws InterruptedException {
    Instant now = clock.instant();
    try (Lookout lookout = new Lookout(progress)) {
      return new Look(domain, lookout, dnsLooks.open(), Deadline.in(settings.limits().check()))
          .take(now, history);
    }
  }

  /// One look at one domain; holds what its steps share.
  private final class Look {
    private final DomainName domain;
    private final Lookout lookout;
    private final DnsLookup dns;
    private final Deadline whole;

    Look(DomainName domain, Lookout lookout, DnsLookup dns, Deadline whole) {
      this.domain = domain;
      this.lookout = lookout;
      this.dns = dns;
      this.whole = whole;
    }

    Observations take(Instant now, List<PastSighting> history) throws InterruptedException {
      Sighted<MailPath> mail = lookout.start(Stage.MAIL_HOSTS, this::mailPath);
      Sighted<PolicyPath> policy = lookout.start(Stage.POLICY, this::policyPath);
      Sighted<RecordPath> record = lookout.start(Stage.RECORD, this::recordPath);
      Sighted<List<NameServerAnswer>> nameServers =
          lookout.start(Stage.NAME_SERVERS, this::nameServerAnswers);
      Sighted<TlsRptPath> tlsRpt = lookout.start(Stage.TLS_RPT, this::tlsRptPath);
      Sighted<SecurityPath> security = lookout.start(Stage.DNSSEC, this::securityPath);

      PolicyPath policySeen = policy.get();
      MailPath mailSeen = mail.get();
      RecordPath recordSeen = record.get();
      TlsRptPath tlsRptSeen = tlsRpt.get();
      SecurityPath securitySeen = security.get();
      return new Observations(
          domain,
          now,
          recordSeen.answer(),
          recordSeen.elsewhere(),
          nameServers.get(),
          policySeen.host(),
          policySeen.fetches(),
          policySeen.cleartext(),
          mailSeen.answer(),
          mailSeen.hosts(),
          securitySeen.mx(),
          securitySeen.record(),
          tlsRptSeen.answer(),
          tlsRptSeen.wildcard(),
          history,
          lookout.timings());
    }

    // --- the record

    private RecordPath recordPath() throws Exception {
      DnsAnswer<TxtRecord> answer = txt(domain.recordName());
      boolean missing =
          answer.saysNone()
              || (answer instanceof DnsAnswer.Found<TxtRecord> found
                  && found.records().stream().noneMatch(txt -> speaksOfSts(txt.text())));
      if (!missing) {
        return new RecordPath(answer, Map.of());
      }
      Map<HostName, Sighted<DnsAnswer<TxtRecord>>> looks = new LinkedHashMap<>();
      for (HostName place : usualWrongPlaces()) {
        looks.put(place, lookout.start(() -> txt(place)));
      }
      Map<HostName, DnsAnswer<TxtRecord>> elsewhere = new LinkedHashMap<>();
      for (var look : looks.entrySet()) {
        elsewhere.put(look.getKey(), look.getValue().get());
      }
      return new RecordPath(answer, elsewhere);
    }

    // The apex; the zone's name typed twice, as panels that add it do; and below the policy host.
    private List<HostName> usualWrongPlaces() {
      return List.of(
          domain.host(),
          HostName.of("_mta-sts." + domain + "." + domain),
          domain.policyHost().child("_mta-sts"));
    }

    private static boolean speaksOfSts(String text) {
      return text.toLowerCase(Locale.ROOT).contains("stsv1");
    }

    private List<NameServerAnswer> nameServerAnswers() throws Exception {
      DnsAnswer<HostName> servers =
          lookout.timed("dns NS " + domain, () -> dns.nameServers(domain.host(), dnsDeadline()));
      List<Sighted<List<NameServerAnswer>>> looks =
          servers.recordsOrNone().stream()
              .sorted()
              .limit(MOST_NAME_SERVERS)
              .map(server -> lookout.start(() -> answersOf(server)))
              .toList();
      return Sighted.all(looks).stream().flatMap(List::stream).toList();
    }

    private List<NameServerAnswer> answersOf(HostName server) throws Exception {
      AddressLook addresses = addresses(server);
      List<Sighted<NameServerAnswer>> looks =
          addresses.allowed().stream()
              .limit(LookSettings.MOST_ADDRESSES)
              .map(address ->
                  lookout.start(
                      "dns TXT %s at %s".formatted(domain.recordName(), server),
                      () ->
                          new NameServerAnswer(
                              server,
                              address,
                              dns.txtAt(address, domain.recordName(), dnsDeadline()))))
              .toList();
      return Sighted.all(looks);
    }

    // --- the policy

    private PolicyPath policyPath() throws Exception {
      HostName host = domain.policyHost();
      Function<InetAddress, Sighted<PolicyFetch>> fetch =
          address ->
              lookout.start(
                  "https " + address.getHostAddress(),
                  () -> fetcher.fetch(domain, address, whole.orIn(settings.limits().fetch())));
      Sighted<Family<Inet4Address, PolicyFetch>> ipv4 =
          lookout.start(() -> family("A", host, dns::ipv4, fetch));
      Sighted<Family<Inet6Address, PolicyFetch>> ipv6 =
          lookout.start(() -> family("AAAA", host, dns::ipv6, fetch));
      AddressLook addresses = look(ipv4.get().answer(), ipv6.get().answer());
      Sighted<PlainHttpLook> cleartext = lookout.start(() -> cleartext(addresses));
      return new PolicyPath(addresses, fetched(ipv4.get(), ipv6.get()), cleartext.get());
    }

    private PlainHttpLook cleartext(AddressLook addresses) throws Exception {
      if (addresses.allowed().isEmpty()) {
        return new PlainHttpLook.Nothing("the policy host has no address to ask");
      }
      InetAddress address = addresses.allowed().getFirst();
      return lookout.timed(
          "http " + address.getHostAddress(),
          () -> fetcher.fetchInCleartext(domain, address, whole.orIn(CLEARTEXT_LIMIT)));
    }

    // --- the mail hosts

    private MailPath mailPath() throws Exception {
      DnsAnswer<MxRecord> answer =
          lookout.timed("dns MX " + domain, () -> dns.mx(domain.host(), dnsDeadline()));
      List<Sighted<MxSighting>> looks = new ArrayList<>();
      for (HostToLookAt host : hostsOf(answer)) {
        boolean beyondLimit = looks.size() >= LookSettings.MOST_MX_HOSTS;
        looks.add(lookout.start(() -> beyondLimit ? notLookedAt(host) : mxHost(host)));
      }
      return new MailPath(answer, Sighted.all(looks));
    }

    private List<HostToLookAt> hostsOf(DnsAnswer<MxRecord> answer) {
      if (answer.saysNone()) {
        // RFC 5321 §5.1: without MX the domain itself is the mail host.
        return List.of(new HostToLookAt(domain.host(), null));
      }
      Map<HostName, HostToLookAt> hosts = new LinkedHashMap<>();
      answer.recordsOrNone().stream()
          .filter(mx -> !mx.isNull())
          .sorted(Comparator.comparingInt(MxRecord::preference).thenComparing(MxRecord::host))
          .forEach(
              mx -> hosts.putIfAbsent(mx.host(), new HostToLookAt(mx.host(), mx.preference())));
      return List.copyOf(hosts.values());
    }

    private MxSighting mxHost(HostToLookAt target) throws Exception {
      HostName host = target.host();
      if (AddressLiterals.isLiteral(host)) {
        return unseen(target, "an address literal is not a host name");
      }
      HostName tlsaName = host.child("_tcp").child("_25");
      Sighted<DnsAnswer<TlsaRecord>> tlsa =
          lookout.start("dns TLSA " + tlsaName, () -> dns.tlsa(tlsaName, dnsDeadline()));
      Sighted<DnssecStatus> tlsaSecurity = validated(tlsaName, DnsLookup.Kind.TLSA);
      Sighted<DnssecStatus> addressSecurity = validated(host, DnsLookup.Kind.A);
      Function<InetAddress, Sighted<SmtpSeen>> probe =
          address -> lookout.start(() -> smtp(host, address));
      Sighted<Family<Inet4Address, SmtpSeen>> ipv4 =
          lookout.start(() -> family("A", host, dns::ipv4, probe));
      Sighted<Family<Inet6Address, SmtpSeen>> ipv6 =
          lookout.start(() -> family("AAAA", host, dns::ipv6, probe));
      AddressLook addresses = look(ipv4.get().answer(), ipv6.get().answer());
      List<SmtpSeen> seen = fetched(ipv4.get(), ipv6.get());
      return new MxSighting(
          host,
          target.preference(),
          addresses,
          seen.stream().map(SmtpSeen::probe).toList(),
          seen.stream().map(SmtpSeen::injection).toList(),
          settings.probeSmtp() ? null : "probing of port 25 is switched off here",
          tlsa.get(),
          addressSecurity.get(),
          tlsaSecurity.get());
    }

    private SmtpSeen smtp(HostName host, InetAddress address) throws Exception {
      if (!settings.probeSmtp()) {
        String reason = "probing of port 25 is switched off here";
        return new SmtpSeen(
            new StartTlsProbe.NotJudged(address, reason),
            new InjectionProbe.NotSeen(address, reason));
      }
      Deadline deadline = whole.orIn(settings.limits().smtp());
      String where = " %s %s".formatted(host, address.getHostAddress());
      Sighted<InjectionProbe> injection =
          lookout.start(
              "smtp injection" + where, () -> startTls.probeInjection(host, address, deadline));
      StartTlsProbe probe =
          lookout.timed("smtp" + where, () -> startTls.probe(host, address, deadline));
      return new SmtpSeen(probe, injection.get());
    }

    private MxSighting notLookedAt(HostToLookAt target) {
      return unseen(
          target, "only the first %d MX hosts are probed".formatted(LookSettings.MOST_MX_HOSTS));
    }

    private MxSighting unseen(HostToLookAt target, String reason) {
      DnssecStatus unknown = new DnssecStatus(State.INDETERMINATE, reason);
      return new MxSighting(
          target.host(),
          target.preference(),
          null,
          List.of(),
          List.of(),
          reason,
          null,
          unknown,
          unknown);
    }

    // --- TLS-RPT

    private TlsRptPath tlsRptPath() throws Exception {
      HostName nobody = domain.host().child("_tls").child(WILDCARD_TEST_LABEL);
      Sighted<DnsAnswer<TxtRecord>> atNobody = lookout.start(() -> txt(nobody));
      DnsAnswer<TxtRecord> answer = txt(domain.tlsRptName());
      List<TxtRecord> nobodys = atNobody.get().recordsOrNone();
      List<TxtRecord> records = answer.recordsOrNone();
      return new TlsRptPath(answer, !records.isEmpty() && nobodys.containsAll(records));
    }

    // --- DNSSEC

    private SecurityPath securityPath() throws InterruptedException {
      Sighted<DnssecStatus> mx = validated(domain.host(), DnsLookup.Kind.MX);
      Sighted<DnssecStatus> record = validated(domain.recordName(), DnsLookup.Kind.TXT);
      return new SecurityPath(mx.get(), record.get());
    }

    // --- what they share

    private Deadline dnsDeadline() {
      return whole.orIn(settings.limits().dns());
    }

    private DnsAnswer<TxtRecord> txt(HostName name) throws Exception {
      return lookout.timed("dns TXT " + name, () -> dns.txt(name, dnsDeadline()));
    }

    private Sighted<DnssecStatus> validated(HostName name, DnsLookup.Kind kind) {
      return lookout.start(
          "dnssec %s %s".formatted(kind, name), () -> dns.validate(name, kind, dnsDeadline()));
    }

    private AddressLook addresses(HostName host) throws Exception {
      Sighted<DnsAnswer<Inet6Address>> ipv6 =
          lookout.start("dns AAAA " + host, () -> dns.ipv6(host, dnsDeadline()));
      DnsAnswer<Inet4Address> ipv4 =
          lookout.timed("dns A " + host, () -> dns.ipv4(host, dnsDeadline()));
      return look(ipv4, ipv6.get());
    }

    /// Asks for one family of addresses and starts a step for each as soon as they are known: the
    /// other family is not waited for.
    private <A extends InetAddress, S> Family<A, S> family(
        String type,
        HostName host,
        AddressQuestion<A> question,
        Function<InetAddress, Sighted<S>> step)
        throws Exception {
      Callable<DnsAnswer<A>> ask = () -> question.ask(host, dnsDeadline());
      DnsAnswer<A> answer = lookout.timed("dns %s %s".formatted(type, host), ask);
      return new Family<>(
          answer,
          answer.recordsOrNone().stream()
              .filter(guard::allows)
              .limit(LookSettings.MOST_ADDRESSES)
              .map(step)
              .toList());
    }

    private AddressLook look(DnsAnswer<Inet4Address> ipv4, DnsAnswer<Inet6Address> ipv6) {
      List<InetAddress> forbidden =
          Stream.<InetAddress>concat(ipv4.recordsOrNone().stream(), ipv6.recordsOrNone().stream())
              .filter(address -> !guard.allows(address))
              .toList();
      return new AddressLook(ipv4, ipv6, forbidden);
    }

    private static <S> List<S> fetched(Family<?, S> ipv4, Family<?, S> ipv6)
        throws InterruptedException {
      List<S> seen = new ArrayList<>(Sighted.all(ipv4.steps()));
      seen.addAll(Sighted.all(ipv6.steps()));
      return seen;
    }
  }

  private interface AddressQuestion<A extends InetAddress> {
    DnsAnswer<A> ask(HostName host, Deadline deadline);
  }

  private record Family<A extends InetAddress, S>(DnsAnswer<A> answer, List<Sighted<S>> steps) {}

  private record HostToLookAt(HostName host, @Nullable Integer preference) {}

  private record SmtpSeen(StartTlsProbe probe, InjectionProbe injection) {}

  private record RecordPath(
      DnsAnswer<TxtRecord> answer, Map<HostName, DnsAnswer<TxtRecord>> elsewhere) {}

  private record PolicyPath(AddressLook host, List<PolicyFetch> fetches, PlainHttpLook cleartext) {}

  private record MailPath(DnsAnswer<MxRecord> answer, List<MxSighting> hosts) {}

  private record TlsRptPath(DnsAnswer<TxtRecord> answer, boolean wildcard) {}

  private record SecurityPath(DnssecStatus mx, DnssecStatus record) {}
}
