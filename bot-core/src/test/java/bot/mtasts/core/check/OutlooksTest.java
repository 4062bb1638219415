package bot.mtasts.core.check;

import static bot.mtasts.core.check.MxWorld.bad;
import static bot.mtasts.core.check.MxWorld.broken;
import static bot.mtasts.core.check.MxWorld.enforce;
import static bot.mtasts.core.check.MxWorld.good;
import static bot.mtasts.core.check.MxWorld.later;
import static bot.mtasts.core.check.MxWorld.none;
import static bot.mtasts.core.check.MxWorld.notJudged;
import static bot.mtasts.core.check.MxWorld.notOffered;
import static bot.mtasts.core.check.MxWorld.policyNotSeen;
import static bot.mtasts.core.check.MxWorld.switchedOff;
import static bot.mtasts.core.check.MxWorld.testing;
import static bot.mtasts.core.check.MxWorld.tooOld;
import static bot.mtasts.core.check.MxWorld.withoutPolicy;
import static bot.mtasts.core.report.Outlook.DELIVERS_AND_REPORTS;
import static bot.mtasts.core.report.Outlook.DELIVERS_PROTECTED;
import static bot.mtasts.core.report.Outlook.DELIVERS_UNPROTECTED;
import static bot.mtasts.core.report.Outlook.REFUSES;
import static bot.mtasts.core.report.Outlook.UNDETERMINED;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.MxPattern;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.report.Outlook;
import bot.mtasts.core.report.Status;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutlooksTest {
  private static final String A = "192.0.2.1";
  private static final String B = "192.0.2.2";
  private static final String MX = "mx1.a.test";

  /// @param world whose first host is asked about
  record Row(String reason, Outlook expected, MxWorld world) {
    @Override
    public String toString() {
      return reason;
    }
  }

  private static Row row(String reason, Outlook expected, MxWorld world) {
    return new Row(reason, expected, world);
  }

  static Stream<Row> outlooks() {
    return Stream.of(
        row("met", DELIVERS_PROTECTED, enforce(MX).host(MX, good())),
        row("met where judged", DELIVERS_PROTECTED, enforce(MX).host(MX, notJudged(A), good(B))),
        row("not covered", REFUSES, enforce("b.test").host(MX, good())),
        row("not covered, not judged", REFUSES, enforce("b.test").host(MX, notJudged(A))),
        row("not covered, beyond the limit", REFUSES, enforce("b.test").notProbed(MX, null, "")),
        row("an address is covered by nothing", REFUSES, enforce(A).notProbed(A, null, "")),
        row("no STARTTLS", REFUSES, enforce(MX).host(MX, notOffered(A))),
        row("one address without STARTTLS", REFUSES, enforce(MX).host(MX, good(A), notOffered(B))),
        row("handshake breaks", REFUSES, enforce(MX).host(MX, broken(A))),
        row("old TLS", REFUSES, enforce(MX).host(MX, tooOld(A))),
        row("bad certificate", REFUSES, enforce(MX).host(MX, bad(CertificateFault.EXPIRED))),
        row("not judged", UNDETERMINED, enforce(MX).host(MX, notJudged(A))),
        row("greylisting", UNDETERMINED, enforce(MX).host(MX, later(A))),
        row("beyond the limit", UNDETERMINED, enforce(MX).notProbed(MX, null, "")),
        row("no address: nobody gets so far", UNDETERMINED, enforce(MX).host(MX, none())),
        row("testing, met", DELIVERS_AND_REPORTS, testing(MX).host(MX, good())),
        row("testing, not met", DELIVERS_AND_REPORTS, testing("b.test").host(MX, notOffered(A))),
        row("testing, not judged", DELIVERS_AND_REPORTS, testing(MX).host(MX, notJudged(A))),
        row("switched off", DELIVERS_UNPROTECTED, switchedOff(MX).host(MX, good())),
        row("no policy", DELIVERS_UNPROTECTED, withoutPolicy().host(MX, good())),
        row(
            "a policy that cannot be used",
            DELIVERS_UNPROTECTED,
            enforce(MX).fetchIs(Status.FAIL).host(MX, good())),
        row("the policy was not seen", UNDETERMINED, policyNotSeen().host(MX, good())),
        row(
            "no record: senders never look at the policy",
            DELIVERS_UNPROTECTED,
            enforce("b.test").recordIs(Status.FAIL).host(MX, good())),
        row(
            "no record, and the policy was not seen: it would not be looked at",
            DELIVERS_UNPROTECTED,
            policyNotSeen().recordIs(Status.FAIL).host(MX, good())),
        row(
            "the record was not seen",
            UNDETERMINED,
            enforce("b.test").recordIs(Status.UNDETERMINED).host(MX, good())),
        row(
            "a record with a warning counts",
            DELIVERS_PROTECTED,
            enforce(MX).recordIs(Status.WARN).host(MX, good())));
  }

  @ParameterizedTest
  @MethodSource("outlooks")
  void a_conforming_sender_does_this(Row row) {
    Case given = row.world().build();

    assertThat(Outlooks.of(given, given.seen().mxHosts().getFirst())).isEqualTo(row.expected());
  }

  @Test
  void the_first_pattern_that_covers_a_host_is_named() {
    Case given = enforce("b.test", "*.a.test", MX).host(MX, good()).build();

    assertThat(Outlooks.matchedBy(given, given.seen().mxHosts().getFirst()))
        .contains(MxPattern.of("*.a.test"));
  }

  @Test
  void no_pattern_covers_an_address() {
    Case given = enforce(A).notProbed(A, null, "").build();

    assertThat(Outlooks.matchedBy(given, given.seen().mxHosts().getFirst())).isEmpty();
  }
}
