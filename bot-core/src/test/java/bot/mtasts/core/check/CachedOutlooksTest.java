package bot.mtasts.core.check;

import static bot.mtasts.core.check.SeenDomain.NOW;
import static bot.mtasts.core.check.SeenDomain.POLICY;
import static bot.mtasts.core.check.SeenDomain.host;
import static bot.mtasts.core.check.SeenDomain.secured;
import static bot.mtasts.core.probe.DnssecStatus.State.INDETERMINATE;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.report.CheckReport.CachedOutlook;
import bot.mtasts.core.report.CheckReport.HostOutlook;
import bot.mtasts.core.report.Outlook;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// "We removed it yesterday, why does mail still bounce?"
class CachedOutlooksTest {
  private static final MailChain CHAIN = MailChain.valid();
  private static final StartTlsProbe GOOD = secured(CHAIN.served());
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

  private static CachedOutlook outlook(SeenDomain seen) {
    return Objects.requireNonNull(CachedOutlooks.of(seen.open()));
  }
}
