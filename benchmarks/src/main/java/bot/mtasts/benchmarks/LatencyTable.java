package bot.mtasts.benchmarks;

import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.Step;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reports of the same look, as figures per chain.
///
/// @param cold the first check of a process
/// @param warm checks of a process that has done it often
record LatencyTable(Duration roundTrip, Length length, CheckReport cold, List<CheckReport> warm) {
  /// How many round trips a chain is long where it was measured.
  interface Length {
    int of(Chain chain);
  }

  LatencyTable {
    warm = List.copyOf(warm);
  }

  /// The middle of the warm checks, over the time of the chain's round trips.
  double factor(Chain chain) {
    return ends(chain).median() / limitMillis(chain);
  }

  private double limitMillis(Chain chain) {
    return (double) roundTrip.toMillis() * length.of(chain);
  }

  private Spread ends(Chain chain) {
    return new Spread(
        warm.stream()
            .map(chain::endMillis)
            .filter(end -> end.isPresent())
            .map(end -> (double) end.getAsLong())
            .toList());
  }

  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "A round trip of %d ms; %d warm checks, one at a time.%n%n",
        roundTrip.toMillis(),
        warm.size());
    out.printf(
        "%-20s %11s %9s %9s %9s %9s %8s%n",
        "chain", "round trips", "limit", "first", "median", "95 %", "factor");
    for (Chain chain : Chain.values()) {
      Spread ends = ends(chain);
      out.printf(
          Locale.ROOT,
          "%-20s %11d %6.0f ms %6d ms %6.0f ms %6.0f ms %8.2f%n",
          chain.words(),
          length.of(chain),
          limitMillis(chain),
          chain.endMillis(cold).orElse(0),
          ends.median(),
          ends.p95(),
          factor(chain));
    }
  }

  /// When each step begins and ends in the middle of the warm checks: what to look at when a factor
  /// is too big.
  void printSteps(PrintStream out) {
    Map<String, List<Step>> byRole = new TreeMap<>();
    for (CheckReport report : warm) {
      for (Step step : report.timings()) {
        byRole.computeIfAbsent(role(step, report), _ -> new ArrayList<>()).add(step);
      }
    }
    record Row(String role, double start, double end) {}
    List<Row> rows =
        byRole.entrySet().stream()
            .map(entry ->
                new Row(
                    entry.getKey(),
                    spread(entry.getValue(), 0).median(),
                    spread(entry.getValue(), 1).median()))
            .sorted(Comparator.comparing(Row::start).thenComparing(Row::end))
            .toList();
    out.printf("%-52s %9s %9s%n", "step", "begins", "ends");
    for (Row row : rows) {
      out.printf(Locale.ROOT, "%-52s %6.0f ms %6.0f ms%n", row.role(), row.start(), row.end());
    }
  }

  private static Spread spread(List<Step> steps, int shareOfDuration) {
    return new Spread(
        steps.stream()
            .map(step -> (double) (step.startMs() + shareOfDuration * step.durationMs()))
            .toList());
  }

  // The same step has another domain's names and addresses in each check.
  private static String role(Step step, CheckReport report) {
    return step.step()
        .replace(report.domain().toString(), "…")
        .replaceAll("\\b\\d+\\.\\d+\\.\\d+\\.\\d+\\b", "ADDRESS");
  }
}
