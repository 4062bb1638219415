package bot.mtasts.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.service.Generator.Generated;
import bot.mtasts.core.service.Generator.Generated.NotSeen;
import bot.mtasts.core.service.Generator.Generated.Nothing;
import bot.mtasts.core.service.Generator.Generated.Texts;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorTest {
  private static final DomainName DOMAIN = new DomainName("a.test");
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:30Z");

  record Row(DnsAnswer<MxRecord> mx, PolicyMode mode, Generated generated, String why) {
    @Override
    public String toString() {
      return why;
    }
  }

  static List<Row> answers() {
    return List.of(
        row(
            found(mx(20, "mx2.test"), mx(10, "mx1.test")),
            PolicyMode.ENFORCE,
            texts(
                "version: STSv1\nmode: enforce\nmx: mx1.test\nmx: mx2.test\nmax_age: 86400\n",
                "mx1.test",
                "mx2.test"),
            "the hosts in the order of their preference"),
        row(
            new DnsAnswer.NoData<>(List.of()),
            PolicyMode.TESTING,
            texts("version: STSv1\nmode: testing\nmx: a.test\nmax_age: 86400\n", "a.test"),
            "without MX the domain itself takes the mail (RFC 5321 §5.1)"),
        row(
            found(mx(10, "192.0.2.1")),
            PolicyMode.NONE,
            texts("version: STSv1\nmode: none\nmax_age: 86400\n"),
            "mode none needs no host"),
        row(
            found(mx(10, "192.0.2.1")),
            PolicyMode.ENFORCE,
            new Nothing("a.test has no MX that is a host name, as a policy would need it."),
            "an address is no host"),
        row(
            found(mx(0, ".")),
            PolicyMode.ENFORCE,
            new Nothing(
                "a.test says that it takes no mail (Null MX): there is nothing to protect."),
            "Null MX"),
        row(
            new DnsAnswer.NoSuchName<>(List.of()),
            PolicyMode.ENFORCE,
            new Nothing("a.test does not exist in DNS, so nothing is known of its mail."),
            "there is no such domain"),
        row(
            new DnsAnswer.Refused<>("SERVFAIL", List.of()),
            PolicyMode.ENFORCE,
            new NotSeen("a.test's name servers do not answer for its MX: SERVFAIL."),
            "theirs do not answer"),
        row(
            new DnsAnswer.NotSeen<>("no answer within 5 s"),
            PolicyMode.ENFORCE,
            new NotSeen("a.test's MX could not be seen: no answer within 5 s."),
            "we did not see"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void texts_follow_from_the_mx(Row row) {
    Generator generator =
        new Generator(() -> new OnlyMx(row.mx()), Duration.ofSeconds(5), InstantSource.fixed(NOW));

    assertThat(generator.generate(DOMAIN, row.mode(), PasteText.DAY)).isEqualTo(row.generated());
  }

  private static Row row(DnsAnswer<MxRecord> mx, PolicyMode mode, Generated generated, String why) {
    return new Row(mx, mode, generated, why);
  }

  private static Texts texts(String policy, String... hosts) {
    List<HostName> mxHosts = List.of(hosts).stream().map(HostName::of).toList();
    return new Texts(new PasteText(DOMAIN, NOW, mxHosts), policy);
  }

  private static DnsAnswer<MxRecord> found(MxRecord... records) {
    return new DnsAnswer.Found<>(List.of(records), Duration.ofMinutes(5), List.of());
  }

  private static MxRecord mx(int preference, String host) {
    return new MxRecord(preference, HostName.of(host));
  }

  /// DNS that is asked for nothing but MX.
  private record OnlyMx(DnsAnswer<MxRecord> answer) implements DnsLookup {
    @Override
    public DnsAnswer<MxRecord> mx(HostName name, Deadline deadline) {
      assertThat(name).isEqualTo(DOMAIN.host());
      return answer;
    }

    @Override
    public DnsAnswer<TxtRecord> txt(HostName name, Deadline deadline) {
      throw new AssertionError("TXT was not to be asked for");
    }

    @Override
    public DnsAnswer<Inet4Address> ipv4(HostName name, Deadline deadline) {
      throw new AssertionError("A was not to be asked for");
    }

    @Override
    public DnsAnswer<Inet6Address> ipv6(HostName name, Deadline deadline) {
      throw new AssertionError("AAAA was not to be asked for");
    }

    @Override
    public DnsAnswer<HostName> nameServers(HostName name, Deadline deadline) {
      throw new AssertionError("NS was not to be asked for");
    }

    @Override
    public DnsAnswer<TlsaRecord> tlsa(HostName name, Deadline deadline) {
      throw new AssertionError("TLSA was not to be asked for");
    }

    @Override
    public DnsAnswer<TxtRecord> txtAt(InetAddress server, HostName name, Deadline deadline) {
      throw new AssertionError("no server was to be asked");
    }

    @Override
    public DnssecStatus validate(HostName name, Kind kind, Deadline deadline) {
      throw new AssertionError("nothing was to be validated");
    }
  }
}
