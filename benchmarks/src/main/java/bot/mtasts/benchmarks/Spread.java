package bot.mtasts.benchmarks;

import java.util.List;

/// How a figure is spread over repetitions.
///
/// @param sorted ascending, in whatever unit was measured; at least one
record Spread(List<Double> sorted) {
  Spread {
    sorted = sorted.stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
  }

  double median() {
    return quantile(0.5);
  }

  double p95() {
    return quantile(0.95);
  }

  /// The smallest figure that at least this share of the repetitions does not exceed.
  ///
  /// @param share above 0, at most 1
  double quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }
}
