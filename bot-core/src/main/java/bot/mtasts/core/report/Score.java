package bot.mtasts.core.report;

import bot.mtasts.core.catalogue.Dimension;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the points came about; every report can be asked.
///
/// @param total 0 to 100, or null for the verdicts that have none
/// @param grade `A` to `F`, or null without a total
/// @param points one row per dimension, in order
/// @param ceiling what held the total down, or null
public record Score(
    @Nullable Integer total,
    @Nullable String grade,
    List<Points> points,
    @Nullable Ceiling ceiling) {
  /// What one dimension brought.
  ///
  /// @param earned null when it could not be judged, and then its weight leaves the sum; may be a
  ///   half
  public record Points(Dimension dimension, @Nullable Double earned) {}

  /// The most a verdict allows.
  ///
  /// @param before the total without it
  public record Ceiling(Verdict verdict, int atMost, int before) {}

  public Score {
    points = List.copyOf(points);
  }

  /// What one dimension brought; null when it could not be judged.
  public @Nullable Double earned(Dimension dimension) {
    return points.stream()
        .filter(row -> row.dimension() == dimension)
        .findFirst()
        .map(Points::earned)
        .orElse(null);
  }

  /// The sum of what was earned; may be a half.
  public double earned() {
    double sum = 0;
    for (Points row : points) {
      Double earned = row.earned();
      sum += earned == null ? 0 : earned;
    }
    return sum;
  }

  /// The sum of the weights that could be judged: what [#earned()] is measured against.
  public int judgedWeight() {
    return points.stream()
        .filter(row -> row.earned() != null)
        .mapToInt(row -> row.dimension().weight())
        .sum();
  }
}
