package bot.mtasts.discord.shards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What `/readyz` says of shards that this instance does not hold.
final class ReadinessTest {
  private static final Instant NEXT = Instant.parse("2026-11-20T10:00:05.678Z");

  private static List<String> notReady(
      int shards, Set<Integer> elsewhere, @Nullable String trouble, boolean storeIsAway) {
    return new Readiness(new Division("1", shards), Map.of(), elsewhere, trouble, NEXT, storeIsAway)
        .notReady();
  }

  @Test
  void what_others_hold_is_their_concern() {
    assertThat(notReady(3, Set.of(0, 1, 2), "Something is wrong.", true)).isEmpty();
  }

  @Test
  void what_nobody_holds_is_told_with_the_reason_if_there_is_one() {
    assertThat(notReady(3, Set.of(0, 2), null, false))
        .containsExactly("Nobody is connected to Discord as shard 1 of 3.");
    assertThat(notReady(1, Set.of(), "Something is wrong.", true))
        .containsExactly(
            "Nobody is connected to Discord as shard 0 of 1. Something is wrong. The next attempt is at"
                + " 2026-11-20T10:00:05Z.");
  }

  @Test
  void of_many_shards_some_are_told() {
    assertThat(notReady(20, Set.of(3), null, false))
        .hasSize(6)
        .last()
        .isEqualTo("14 more shards are not connected.");
  }
}
