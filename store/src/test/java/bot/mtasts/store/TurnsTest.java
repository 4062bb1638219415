package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();

  @Test
  void of_one_key_there_is_one_at_a_time() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    List<Integer> seen = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> all =
          IntStream.range(0, 2000)
              .mapToObj(_ ->
                  threads.submit(() ->
                      turns.take(
                          "key",
                          () -> {
                            seen.add(inside.incrementAndGet());
                            return inside.decrementAndGet() == 0;
                          })))
              .toList();
      for (Future<Boolean> each : all) {
        assertThat(each.get()).isTrue();
      }
    }

    assertThat(seen).hasSize(2000).containsOnly(1);
  }

  @Test
  void a_turn_ends_when_it_throws() {
    assertThatThrownBy(() ->
            turns.take(
                "key",
                () -> {
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    try (ExecutorService another = Executors.newSingleThreadExecutor()) {
      assertThat(another.submit(() -> turns.take("key", () -> 7)))
          .succeedsWithin(Duration.ofSeconds(20))
          .isEqualTo(7);
    }
  }
}
