package bot.mtasts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.CannedWorkshop;
import bot.mtasts.app.Golden;
import bot.mtasts.app.Run;
import bot.mtasts.app.Run.Ended;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.MxRecord;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateCommandTest {
  private static final DnsAnswer<MxRecord> TWO_HOSTS =
      found(
          new MxRecord(20, HostName.of("mx2.example.net")),
          new MxRecord(10, HostName.of("mx1.example.net")));

  @Test
  void the_steps_are_in_the_order_in_which_they_are_safe() throws IOException {
    Ended ended = generate(TWO_HOSTS, "example.com");
    assertThat(ended.code()).isZero();
    Golden.hold("generate.txt", ValidateCommandTest.withoutTimes(ended.out()));
  }

  @Test
  void one_part_comes_alone_for_a_file() {
    assertThat(generate(TWO_HOSTS, "example.com", "--only", "policy", "--mode", "enforce").out())
        .isEqualTo(
            "version: STSv1\nmode: enforce\nmx: mx1.example.net\nmx: mx2.example.net\nmax_age: 604800\n");
    assertThat(generate(TWO_HOSTS, "example.com", "--only=record").out())
        .matches("_mta-sts\\.example\\.com\\. 3600 IN TXT \"v=STSv1; id=20\\d{12}Z;\"\n");
    assertThat(generate(TWO_HOSTS, "example.com", "--only=tls-rpt").out())
        .isEqualTo(
            "_smtp._tls.example.com. 3600 IN TXT \"v=TLSRPTv1; rua=mailto:tls-reports@example.com\"\n");
  }

  @Test
  void what_is_generated_is_valid() {
    for (String mode : List.of("enforce", "testing", "none")) {
      String policy = generate(TWO_HOSTS, "example.com", "--only", "policy", "--mode", mode).out();
      assertThat(Run.with(new CannedWorkshop()).input(policy).run("validate", "-").code()).isZero();
    }
  }

  @Test
  void without_mx_the_domain_itself_takes_the_mail() {
    assertThat(generate(new DnsAnswer.NoData<>(List.of()), "example.com", "--only", "policy").out())
        .contains("mx: example.com\n");
  }

  @Test
  void where_nothing_can_be_generated_it_is_said_why() {
    assertThat(generate(found(new MxRecord(0, HostName.of(""))), "example.com"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "mtasts: example.com says that it takes no mail (Null MX): there is nothing to protect.\n"));
    assertThat(generate(new DnsAnswer.NoSuchName<>(List.of()), "example.com"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "mtasts: example.com does not exist in DNS, so nothing is known of its mail.\n"));
    assertThat(generate(new DnsAnswer.Refused<>("SERVFAIL", List.of()), "example.com"))
        .isEqualTo(
            new Ended(
                2, "", "mtasts: example.com's name servers do not answer for its MX: SERVFAIL.\n"));
    assertThat(generate(new DnsAnswer.NotSeen<>("no answer within 5 s"), "example.com"))
        .isEqualTo(
            new Ended(
                2, "", "mtasts: example.com's MX could not be seen: no answer within 5 s.\n"));
    assertThat(generate(found(new MxRecord(10, HostName.of("192.0.2.1"))), "example.com"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "mtasts: example.com has no MX that is a host name, as a policy would need it.\n"));
  }

  @Test
  void misuse_is_told_before_anything_is_looked_up() {
    assertThat(Run.with(new CannedWorkshop()).run("generate", "localhost").code()).isEqualTo(64);
    assertThat(
            Run.with(new CannedWorkshop()).run("generate", "example.com", "--max-age", "31557601"))
        .isEqualTo(
            new Ended(64, "", "mtasts: --max-age takes 0 to 31557600 seconds (RFC 8461 §3.2)\n"));
  }

  private static Ended generate(DnsAnswer<MxRecord> mx, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "generate";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Run.with(new CannedWorkshop(dns(mx))).run(command);
  }

  /// A look at DNS that has only an answer for MX.
  private static DnsLookup dns(DnsAnswer<MxRecord> mx) {
    return (DnsLookup)
        Proxy.newProxyInstance(
            DnsLookup.class.getClassLoader(),
            new Class<?>[] {DnsLookup.class},
            (_, method, _) -> {
              if (method.getName().equals("mx")) {
                return mx;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private static DnsAnswer<MxRecord> found(MxRecord... records) {
    return new DnsAnswer.Found<>(List.of(records), Duration.ofMinutes(5), List.of());
  }
}
