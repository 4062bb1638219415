package bot.mtasts.benchmarks;

import bot.mtasts.app.DomainChecker;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How long a check takes, and how far that is from the longest chain of round trips that no check
/// can avoid. One check at a time; the domains take turns, so that a check never waits for the
/// farewells of the one before.
@Command(
    name = "latency",
    description = "Wall time of checks, divided by the unavoidable round trips.")
public final class LatencyBench implements Callable<Integer> {
  /// Looked at in turn.
  static final int DOMAINS = 8;

  private final PrintStream out;

  @Option(
      names = "--real",
      description =
          "Look at good-1.test and so on with the surrounding MTASTS_… configuration, as"
              + " `netns-lab.sh exec` sets it; otherwise at a test lab of its own.")
  private boolean real;

  @Option(names = "--round-trip", description = "In milliseconds. Default: ${DEFAULT-VALUE}")
  private int roundTripMillis = 50;

  @Option(names = "--warm-up", description = "Checks before measuring. Default: ${DEFAULT-VALUE}")
  private int warmUp = 40;

  @Option(names = "--repeat", description = "Checks measured. Default: ${DEFAULT-VALUE}")
  private int repeat = 60;

  @Option(names = "--steps", description = "Print also when the steps begin and end.")
  private boolean steps;

  LatencyBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LatencyBench(System.out)).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (real) {
      measure(new Place(System.getenv(), Place.goodDomains(DOMAINS)), Chain::roundTrips);
    } else {
      try (LabProcess lab = new LabProcess(DOMAINS, Duration.ofMillis(roundTripMillis))) {
        measure(lab.place(), Chain::heldBackInLab);
      }
    }
    return 0;
  }

  private void measure(Place place, LatencyTable.Length length) throws InterruptedException {
    try (DomainChecker checker = place.checker()) {
      CheckReport cold = check(checker, place, 0);
      for (int i = 1; i < warmUp; i++) {
        check(checker, place, i);
      }
      List<CheckReport> warm = new ArrayList<>();
      for (int i = 0; i < repeat; i++) {
        warm.add(check(checker, place, i));
      }
      var table = new LatencyTable(Duration.ofMillis(roundTripMillis), length, cold, warm);
      table.print(out);
      if (steps) {
        out.println();
        table.printSteps(out);
      }
    }
  }

  private static CheckReport check(DomainChecker checker, Place place, int n)
      throws InterruptedException {
    CheckReport report = checker.check(place.domain(n), List.of());
    if (report.verdict() != Verdict.PROTECTED) {
      throw new IllegalStateException(
          "%s is %s, so its time says nothing: %s"
              .formatted(report.domain(), report.verdict().word(), report.findings()));
    }
    return report;
  }
}
