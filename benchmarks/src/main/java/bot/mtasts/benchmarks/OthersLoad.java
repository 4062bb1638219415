package bot.mtasts.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/// How busy the machine's processors are with what is none of ours, neither this process nor one
/// that it started: it falsifies what is measured beside it.
final class OthersLoad {
  // What the kernel counts in for everybody, whatever its own clock ticks at (proc_stat(5)).
  private static final double TICKS_PER_SECOND = 100;
  private static final int IDLE = 3;
  private static final int WAITING_FOR_DISKS = 4;
  private static final int FIRST_COUNTED_ELSEWHERE = 8; // Guests are in the first two already.

  private final long begun = System.nanoTime();
  private final double busyBefore = busySeconds();
  private final double oursBefore = ourSeconds();

  private OthersLoad() throws IOException {}

  static OthersLoad since() throws IOException {
    return new OthersLoad();
  }

  /// Of all processors, from 0 to 1.
  double share() throws IOException {
    double seconds = (System.nanoTime() - begun) / 1e9;
    double others = (busySeconds() - busyBefore) - (ourSeconds() - oursBefore);
    return Math.max(0, others / seconds / Runtime.getRuntime().availableProcessors());
  }

  private static double busySeconds() throws IOException {
    String line = Files.readAllLines(Path.of("/proc/stat")).getFirst();
    long[] ticks =
        Arrays.stream(line.replaceFirst("^cpu +", "").split(" "))
            .limit(FIRST_COUNTED_ELSEWHERE)
            .mapToLong(Long::parseLong)
            .toArray();
    return (Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[WAITING_FOR_DISKS]) / TICKS_PER_SECOND;
  }

  private static double ourSeconds() {
    ProcessHandle us = ProcessHandle.current();
    return Stream.concat(Stream.of(us), us.descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToDouble(time -> time.toNanos() / 1e9)
        .sum();
  }
}
