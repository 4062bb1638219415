package bot.mtasts.benchmarks;

import bot.mtasts.lab.outside.ListeningProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Full checks per second, and what memory they take, with so many in flight. Each figure comes
/// from a process of its own, whose peak of memory is then that of this load; the lab is another
/// one, on the same processors.
@Command(
    name = "throughput",
    description = "Full checks per second and peak memory, against a lab on loopback.")
public final class ThroughputBench implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--in-flight",
      split = ",",
      description = "How many at a time. Default: ${DEFAULT-VALUE}")
  private List<Integer> inFlight = List.of(1, 100, 2000);

  @Option(names = "--domains", description = "In the lab. Default: ${DEFAULT-VALUE}")
  private int domains = 2000;

  @Option(
      names = "--round-trip",
      description =
          "How long the lab holds back answers, in milliseconds. Default: ${DEFAULT-VALUE}")
  private int roundTripMillis = 0;

  @Option(names = "--checks", description = "At most, for each figure. Default: ${DEFAULT-VALUE}")
  private int checks = 6000;

  @Option(names = "--seconds", description = "At most, for each figure. Default: ${DEFAULT-VALUE}")
  private int seconds = 30;

  @Option(names = "--heap", description = "The engine's -Xmx. Default: ${DEFAULT-VALUE}")
  private String heap = "512m";

  ThroughputBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ThroughputBench(System.out)).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    out.printf(
        "%d processors, %d domains, a round trip of %d ms, heap limit %s.%n%n",
        Runtime.getRuntime().availableProcessors(), domains, roundTripMillis, heap);
    out.println(ThroughputRun.HEADINGS);
    try (LabProcess lab = new LabProcess(domains, Duration.ofMillis(roundTripMillis))) {
      for (int width : inFlight) {
        ProcessBuilder run =
            ListeningProcess.command(
                List.of("-Xmx" + heap, Jvm.QUIET_LOG),
                ThroughputRun.class,
                List.of(
                    Integer.toString(width),
                    Integer.toString(domains),
                    Integer.toString(checks),
                    Integer.toString(seconds)));
        run.environment().putAll(lab.place().environment());
        if (!ended(run.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT).start())) {
          out.printf("%9d did not end: the load is more than the engine can carry.%n", width);
        }
      }
    }
    return 0;
  }

  // Warming up may take as long again, and each last check as long as a check may take.
  private boolean ended(Process run) throws InterruptedException {
    boolean ended = run.waitFor(2L * seconds + 60, TimeUnit.SECONDS) && run.exitValue() == 0;
    run.destroyForcibly();
    return ended;
  }
}
