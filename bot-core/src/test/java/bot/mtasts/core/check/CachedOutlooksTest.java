package bot.mtasts.core.check;

import static bot.mtasts.core.check.SeenDomain.NOW;
import static bot.mtasts.core.check.SeenDomain.POLICY;
import static bot.mtasts.core.check.SeenDomain.host;
import static bot.mtasts.core.check.SeenDomain.secured;
import static bot.mtasts.core.probe.DnssecStatus.State.INDETERMINATE;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyParser;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.report.CheckReport.CachedOutlook;
import bot.mtasts.core.report.CheckReport.HostOutlook;
import bot.mtasts.core.report.Outlook;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// "We removed it yesterday, why does mail still bounce?"
class CachedOutlooksTest {
  private static final MailChain CHAIN = MailChain.valid();
  private static final StartTlsProbe GOOD = secured(CHAIN.served());
  private static final StartTlsProbe EXPIRED = secured(CHAIN.served(CertificateFault.EXPIRED));
  private static final StartTlsProbe PLAIN =
      new StartTlsProbe.NotOffered(SeenDomain.address("192.0.2.25"), "250 HELP");
  private static final StartTlsProbe UNSEEN =
      new StartTlsProbe.NotJudged(SeenDomain.address("192.0.2.25"), "no route");
  private static final String TESTING = POLICY.replace("enforce", "testing");

  @Test
  void without_history_there_is_nothing_to_say() {
    assertThat(CachedOutlooks.of(new SeenDomain().open())).isNull();
  }

  @Test
  void a_removed_policy_is_held_until_its_max_age_has_passed() {
    SeenDomain seen =
        new SeenDomain()
            .noRecord()
            .noPolicyHost()
            .host(host("mx1.example.test", null, INDETERMINATE, INDETERMINATE, GOOD))
            .host(host("new.example.test", null, INDETERMINATE, INDETERMINATE, GOOD))
            .before(2, "1", POLICY);

    CachedOutlook outlook = outlook(seen);

    assertThat(outlook.until()).isEqualTo(NOW.plus(Duration.ofDays(12)));
    assertThat(outlook.mode()).isEqualTo("enforce");
    assertThat(outlook.hosts())
        .containsExactly(
            new HostOutlook(HostName.of("mx1.example.test"), Outlook.DELIVERS_PROTECTED),
            new HostOutlook(HostName.of("new.example.test"), Outlook.REFUSES));
    assertThat(outlook.words().plain())
        .contains("2026-12-04 12:00 UTC")
        .contains("refuses to deliver to `new.example.test`")
        .doesNotContain("mx1.example.test");
  }

  @Test
  void what_nobody_holds_any_more_is_not_told() {
    assertThat(CachedOutlooks.of(new SeenDomain().before(15, "1", POLICY).open())).isNull();
  }

  @Test
  void a_policy_that_no_sender_could_fetch_is_not_held() {
    assertThat(CachedOutlooks.of(new SeenDomain().before(2, null, POLICY).open())).isNull();
  }

  @Test
  void a_policy_that_enforces_speaks_for_all() {
    SeenDomain seen =
        new SeenDomain()
            .before(3, "1", POLICY)
            .before(2, "2", TESTING.replace("1209600", "2592000"));

    assertThat(outlook(seen).mode()).isEqualTo("enforce");
    assertThat(outlook(seen).until()).isEqualTo(NOW.plus(Duration.ofDays(11)));
  }

  @Test
  void of_several_that_enforce_the_longest_held_speaks() {
    SeenDomain seen =
        new SeenDomain()
            .before(4, "1", POLICY.replace("1209600", "2592000"))
            .before(2, "2", POLICY);

    assertThat(outlook(seen).until()).isEqualTo(NOW.plus(Duration.ofDays(26)));
  }

  // --- one host under one policy

  static List<Arguments> rows() {
    return List.of(
        row("enforce, covered, good", POLICY, Outlook.DELIVERS_PROTECTED, GOOD),
        row("enforce, no STARTTLS", POLICY, Outlook.REFUSES, PLAIN),
        row("enforce, expired", POLICY, Outlook.REFUSES, EXPIRED),
        row("enforce, one of two addresses fails", POLICY, Outlook.REFUSES, GOOD, PLAIN),
        row("enforce, not seen", POLICY, Outlook.UNDETERMINED, UNSEEN),
        row("enforce, no probe", POLICY, Outlook.UNDETERMINED),
        row("enforce, one seen", POLICY, Outlook.DELIVERS_PROTECTED, UNSEEN, GOOD),
        row(
            "enforce, not covered: nothing else matters",
            POLICY.replace("mx1", "mx2"),
            Outlook.REFUSES,
            UNSEEN),
        row("testing, bad", TESTING, Outlook.DELIVERS_AND_REPORTS, PLAIN),
        row(
            "none, bad",
            "version: STSv1\nmode: none\nmax_age: 86400\n",
            Outlook.DELIVERS_UNPROTECTED,
            PLAIN));
  }

  private static Arguments row(
      String why, String policy, Outlook expected, StartTlsProbe... probes) {
    return Arguments.of(why, policy, expected, probes);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("rows")
  void a_sender_does_what_its_policy_says(
      String why, String text, Outlook expected, StartTlsProbe[] probes) {
    Policy policy =
        Objects.requireNonNull(
            PolicyParser.read(ByteString.encodeUtf8(text).toByteArray()).policy());

    assertThat(
            PolicyOutlook.of(
                policy, host("mx1.example.test", null, INDETERMINATE, INDETERMINATE, probes)))
        .as(why)
        .isEqualTo(expected);
  }

  private static CachedOutlook outlook(SeenDomain seen) {
    return Objects.requireNonNull(CachedOutlooks.of(seen.open()));
  }
}
