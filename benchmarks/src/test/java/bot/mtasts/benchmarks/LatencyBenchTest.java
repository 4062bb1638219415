package bot.mtasts.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// That the measurement measures: not how fast, which is no matter for a build on busy machines.
class LatencyBenchTest {
  @Test
  void every_chain_of_round_trips_is_found_in_the_reports() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int code =
        new CommandLine(new LatencyBench(new PrintStream(printed, true, UTF_8)))
            .execute("--round-trip", "2", "--warm-up", "1", "--repeat", "2", "--steps");

    assertThat(code).isZero();
    for (Chain chain : Chain.values()) {
      assertThat(printed.toString(UTF_8))
          .as(chain.words())
          .containsPattern("(?m)^" + chain.words() + " +\\d+ +\\d+ ms +\\d+ ms +\\d+ ms");
    }
  }
}
