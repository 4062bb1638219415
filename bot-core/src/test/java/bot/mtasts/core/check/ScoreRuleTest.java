package bot.mtasts.core.check;

import static bot.mtasts.core.catalogue.Dimension.CERTIFICATE;
import static bot.mtasts.core.catalogue.Dimension.CONSISTENCY;
import static bot.mtasts.core.catalogue.Dimension.COVERAGE;
import static bot.mtasts.core.catalogue.Dimension.DANE;
import static bot.mtasts.core.catalogue.Dimension.FETCH;
import static bot.mtasts.core.catalogue.Dimension.RECORD;
import static bot.mtasts.core.catalogue.Dimension.REPORTING;
import static bot.mtasts.core.catalogue.Dimension.STARTTLS;
import static bot.mtasts.core.catalogue.Dimension.SYNTAX;
import static bot.mtasts.core.report.Status.FAIL;
import static bot.mtasts.core.report.Status.PASS;
import static bot.mtasts.core.report.Status.SKIPPED;
import static bot.mtasts.core.report.Status.UNDETERMINED;
import static bot.mtasts.core.report.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Score;
import bot.mtasts.core.report.Score.Ceiling;
import bot.mtasts.core.report.Status;
import bot.mtasts.core.report.Verdict;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreRuleTest {
  @Test
  void everything_in_order_earns_everything() {
    assertThat(score(Verdict.PROTECTED, Map.of()).total()).isEqualTo(100);
    assertThat(score(Verdict.PROTECTED, Map.of()).grade()).isEqualTo("A");
  }

  @Test
  void a_warning_halves_the_weight_and_a_critical_finding_takes_it() {
    assertThat(score(Verdict.PROTECTED, Map.of(REPORTING, WARN)).total()).isEqualTo(95);
    // 2.5 is lost: 97.5 is rounded half up, once.
    assertThat(score(Verdict.PROTECTED, Map.of(CONSISTENCY, WARN)).total()).isEqualTo(98);
    assertThat(score(Verdict.AT_RISK, Map.of(COVERAGE, FAIL, FETCH, FAIL, SYNTAX, FAIL)).total())
        .isEqualTo(55);
  }

  @Test
  void skipped_earns_nothing_and_undetermined_leaves_the_sum() {
    assertThat(score(Verdict.DISABLED, Map.of(COVERAGE, SKIPPED)).ceiling())
        .isEqualTo(new Ceiling(Verdict.DISABLED, 40, 85));
    Score score = score(Verdict.PROTECTED, Map.of(STARTTLS, UNDETERMINED, REPORTING, WARN));
    // (100 - 10 - 5) of 90
    assertThat(score.total()).isEqualTo(94);
    assertThat(score.points())
        .filteredOn(row -> row.dimension() == STARTTLS)
        .singleElement()
        .satisfies(row -> assertThat(row.earned()).isNull());
  }

  @Test
  void dane_weighs_nothing() {
    assertThat(score(Verdict.PROTECTED, Map.of(DANE, WARN)).total()).isEqualTo(100);
  }

  @Test
  void a_verdict_holds_the_total_down_and_says_so() {
    assertThat(score(Verdict.TESTING, Map.of()))
        .extracting(Score::total, Score::grade, Score::ceiling)
        .containsExactly(89, "B", new Ceiling(Verdict.TESTING, 89, 100));
    assertThat(score(Verdict.AT_RISK, Map.of(STARTTLS, FAIL)).total()).isEqualTo(59);
    assertThat(score(Verdict.BROKEN, Map.of(CERTIFICATE, FAIL)).total()).isEqualTo(30);
    assertThat(score(Verdict.ABSENT, Map.of(RECORD, FAIL)).grade()).isEqualTo("F");
    // Already below the ceiling: nothing was held down.
    assertThat(
            score(
                    Verdict.BROKEN,
                    Map.of(
                        RECORD,
                        FAIL,
                        FETCH,
                        SKIPPED,
                        CERTIFICATE,
                        SKIPPED,
                        SYNTAX,
                        SKIPPED,
                        COVERAGE,
                        SKIPPED))
                .ceiling())
        .isNull();
  }

  @Test
  void some_verdicts_have_no_score() {
    assertThat(score(Verdict.NOT_APPLICABLE, Map.of()).total()).isNull();
    assertThat(score(Verdict.UNDETERMINED, Map.of()).grade()).isNull();
  }

  private static Score score(Verdict verdict, Map<Dimension, Status> butFor) {
    Map<Dimension, Status> statuses = new EnumMap<>(Dimension.class);
    Arrays.stream(Dimension.values()).forEach(dimension -> statuses.put(dimension, PASS));
    statuses.putAll(butFor);
    List<Outcome> outcomes =
        statuses.entrySet().stream()
            .map(row -> new Outcome(row.getKey(), row.getValue(), "because", List.of()))
            .toList();
    return ScoreRule.of(outcomes, verdict);
  }
}
