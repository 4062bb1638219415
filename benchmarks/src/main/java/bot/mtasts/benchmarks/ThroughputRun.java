package bot.mtasts.benchmarks;

import bot.mtasts.app.DomainChecker;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Verdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// One line of [ThroughputBench], in a process of its own: looks at the place that the environment
/// names with so many checks in flight, until their number or the time is used up.
final class ThroughputRun {
  static final String HEADINGS =
      "%9s %8s %9s %10s %10s %10s %10s %10s %10s"
          .formatted(
              "in flight",
              "checks",
              "checks/s",
              "CPU/check",
              "median",
              "95 %",
              "peak RSS",
              "peak heap",
              "disturbed");

  private static final int WARM_UP = 200;
  private static final double MEBI = 1 << 20;

  private final Place place;
  private final DomainChecker checker;
  private final AtomicInteger begun = new AtomicInteger();

  private ThroughputRun(Place place, DomainChecker checker) {
    this.place = place;
    this.checker = checker;
  }

  /// What came of one check.
  private record Ended(double millis, boolean asExpected) {}

  /// @param arguments how many in flight, domains, checks at most, seconds at most
  public static void main(String[] arguments)
      throws InterruptedException, ExecutionException, IOException {
    Jvm.endWithStarter();
    int width = Integer.parseInt(arguments[0]);
    int domains = Integer.parseInt(arguments[1]);
    int checks = Integer.parseInt(arguments[2]);
    Duration time = Duration.ofSeconds(Long.parseLong(arguments[3]));

    Place place = new Place(System.getenv(), Place.goodDomains(domains));
    try (DomainChecker checker = place.checker()) {
      new ThroughputRun(place, checker).run(Math.min(width, 20), WARM_UP, time);
      long began = System.nanoTime();
      Duration cpuBefore = cpuTime();
      List<Ended> ended = new ThroughputRun(place, checker).run(width, checks, time);
      double seconds = (System.nanoTime() - began) / 1e9;
      print(width, ended, seconds, cpuTime().minus(cpuBefore));
    }
  }

  private static void print(int width, List<Ended> ended, double seconds, Duration cpu)
      throws IOException {
    Spread millis = new Spread(ended.stream().map(Ended::millis).toList());
    System.out.printf(
        Locale.ROOT,
        "%9d %8d %9.0f %7.1f ms %7.0f ms %7.0f ms %6.0f MiB %6.0f MiB %10d%n",
        width,
        ended.size(),
        ended.size() / seconds,
        cpu.toNanos() / 1e6 / ended.size(),
        millis.median(),
        millis.p95(),
        peakResidentBytes() / MEBI,
        peakHeapBytes() / MEBI,
        ended.stream().filter(one -> !one.asExpected()).count());
  }

  /// Each of `width` threads does one check after the other.
  private List<Ended> run(int width, int checks, Duration time)
      throws InterruptedException, ExecutionException {
    long until = System.nanoTime() + time.toNanos();
    List<Ended> ended = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        workers.add(
            threads.submit(() -> {
              for (int n = begun.getAndIncrement();
                  n < checks && System.nanoTime() - until < 0;
                  n = begun.getAndIncrement()) {
                ended.add(check(n));
              }
              return null;
            }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    }
    return ended;
  }

  private Ended check(int n) throws InterruptedException {
    long began = System.nanoTime();
    CheckReport report = checker.check(place.domain(n), List.of());
    return new Ended((System.nanoTime() - began) / 1e6, report.verdict() == Verdict.PROTECTED);
  }

  /// What this process has used of all processors; unlike the wall, no neighbour can lengthen it.
  private static Duration cpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  /// What the kernel says was the most memory this process ever had in RAM.
  private static long peakResidentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  private static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
