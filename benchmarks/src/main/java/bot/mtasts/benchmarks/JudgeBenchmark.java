package bot.mtasts.benchmarks;

import bot.mtasts.core.check.Judge;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.report.CheckReport;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long it takes from everything that was seen to everything there is to say. The look itself
/// is taken once, at a lab, and judged over and over.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JudgeBenchmark {
  /// Scenarios of the lab: nothing to find, and a bit of everything.
  @Param({"all-good", "everything-at-once"})
  public String scenario = "";

  private @Nullable Observations seen;

  @Setup
  public void look() throws InterruptedException {
    seen = Recorded.lookAt(scenario);
  }

  @Benchmark
  public CheckReport judge() {
    return Judge.report("chk_0", Objects.requireNonNull(seen), Duration.ofMillis(400));
  }
}
