package bot.mtasts.webhook.page;

import bot.mtasts.core.report.Verdict;
import bot.mtasts.core.store.Reports.Scored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Scores over time as a small picture.
///
/// @param points oldest first
/// @param line through those that have a score, as SVG's `points`
public record ScoreChart(List<Point> points, String line) {
  /// Of the picture, in its own units.
  public static final int WIDTH = 720;

  /// Of the picture, in its own units.
  public static final int HEIGHT = 200;

  private static final int LEFT = 36;
  private static final int MARGIN = 14;

  /// One report.
  ///
  /// @param score null for verdicts that have none
  /// @param changed whether verdict or score differ from the one before
  public record Point(
      int x, int y, Instant at, Verdict verdict, @Nullable Integer score, boolean changed) {}

  static ScoreChart of(List<Scored> scores) {
    List<Point> points = new ArrayList<>();
    Scored before = null;
    for (Scored scored : scores) {
      Integer score = scored.score();
      boolean changed =
          before != null
              && !(before.verdict() == scored.verdict() && Objects.equals(before.score(), score));
      points.add(
          new Point(
              x(scored.at(), scores),
              y(score == null ? 0 : score),
              scored.at(),
              scored.verdict(),
              score,
              changed));
      before = scored;
    }
    String line =
        points.stream()
            .filter(point -> point.score() != null)
            .map(point -> point.x() + "," + point.y())
            .collect(Collectors.joining(" "));
    return new ScoreChart(points, line);
  }

  /// The newest first, for reading.
  public List<Point> newestFirst() {
    return points.reversed();
  }

  /// How high a score stands.
  public static int y(int score) {
    return HEIGHT - MARGIN - score * (HEIGHT - 2 * MARGIN) / 100;
  }

  private static int x(Instant at, List<Scored> scores) {
    Instant first = scores.getFirst().at();
    long whole = Duration.between(first, scores.getLast().at()).toMillis();
    int width = WIDTH - LEFT - MARGIN;
    // A single report stands at the right, where now is.
    return whole == 0
        ? LEFT + width
        : LEFT + (int) (Duration.between(first, at).toMillis() * width / whole);
  }
}
