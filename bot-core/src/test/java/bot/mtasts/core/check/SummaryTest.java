package bot.mtasts.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.ModeColumn;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import bot.mtasts.core.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Finding GONE = found(FindingCode.REMOVED_WHILE_CACHED);
  private static final Finding UNCOVERED = found(FindingCode.MX_PARTIAL_MATCH);
  private static final Finding NO_STARTTLS = found(FindingCode.STARTTLS_MISSING);

  @Test
  void names_the_worst_and_counts_the_rest() {
    assertThat(Summary.of(Verdict.AT_RISK, List.of(), List.of(UNCOVERED, NO_STARTTLS)).plain())
        .contains("some MX hosts match no mx pattern (and 1 more)");
  }

  @Test
  void says_that_mail_may_bounce_where_the_verdict_hides_it() {
    assertThat(Summary.of(Verdict.ABSENT, List.of(), List.of(GONE)).plain())
        .endsWith("Senders may still hold the earlier policy, and refuse mail by it.");
    assertThat(Summary.of(Verdict.ABSENT, List.of(), List.of()).plain())
        .doesNotContain("earlier policy");
  }

  @Test
  void says_what_was_not_judged_and_why() {
    Outcome unseen =
        new Outcome(Dimension.STARTTLS, Status.UNDETERMINED, "port 25 is closed here", List.of());
    assertThat(Summary.of(Verdict.PROTECTED, List.of(unseen), List.of()).plain())
        .isEqualTo(
            "Mail to this domain is protected: senders enforce TLS. Not judged: STARTTLS (port 25 is"
                + " closed here).");
  }

  @Test
  void an_undetermined_verdict_gives_the_reason() {
    Outcome unseen =
        new Outcome(Dimension.RECORD, Status.UNDETERMINED, "no answer within 5 s", List.of());
    assertThat(Summary.of(Verdict.UNDETERMINED, List.of(unseen), List.of()).plain())
        .isEqualTo("We could not see enough to say: no answer within 5 s.");
  }

  private static Finding found(FindingCode code) {
    return new FindingDraft(code, code.dimension(), ModeColumn.ENFORCE).remedy("mend it");
  }
}
