package bot.mtasts.core.check;

import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Score;
import bot.mtasts.core.report.Score.Ceiling;
import bot.mtasts.core.report.Score.Points;
import bot.mtasts.core.report.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From outcomes and verdict to points: what was earned of what could be judged, under the ceiling
/// of the verdict.
final class ScoreRule {
  private ScoreRule() {}

  static Score of(List<Outcome> outcomes, Verdict verdict) {
    List<Points> points =
        outcomes.stream().map(outcome -> new Points(outcome.dimension(), earned(outcome))).toList();
    Integer before = total(points);
    if (before == null || verdict == Verdict.NOT_APPLICABLE || verdict == Verdict.UNDETERMINED) {
      return new Score(null, null, points, null);
    }
    int atMost = ceiling(verdict);
    int total = Math.min(before, atMost);
    return new Score(
        total, grade(total), points, before > atMost ? new Ceiling(verdict, atMost, before) : null);
  }

  private static @Nullable Double earned(Outcome outcome) {
    double weight = outcome.dimension().weight();
    return switch (outcome.status()) {
      case PASS -> weight;
      case WARN -> weight / 2;
      case FAIL, SKIPPED -> 0.0;
      case UNDETERMINED -> null;
    };
  }

  private static @Nullable Integer total(List<Points> points) {
    double earned = 0;
    int judged = 0;
    for (Points row : points) {
      Double got = row.earned();
      if (got != null) {
        earned += got;
        judged += row.dimension().weight();
      }
    }
    return judged == 0
        ? null
        : BigDecimal.valueOf(earned)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(judged), 0, RoundingMode.HALF_UP)
            .intValueExact();
  }

  private static int ceiling(Verdict verdict) {
    return switch (verdict) {
      case ABSENT, BROKEN -> 30;
      case DISABLED -> 40;
      case AT_RISK -> 59;
      case TESTING -> 89;
      case PROTECTED, NOT_APPLICABLE, UNDETERMINED -> 100;
    };
  }

  private static String grade(int total) {
    if (total >= 90) {
      return "A";
    }
    if (total >= 80) {
      return "B";
    }
    if (total >= 65) {
      return "C";
    }
    return total >= 50 ? "D" : "F";
  }
}
