package bot.mtasts.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T00:00:00Z"));
  private final RateLimits limits = new RateLimits(3, Duration.ofMinutes(1), clock);

  @Test
  void so_many_at_once_and_then_one_by_one() {
    assertThat(limits.take("a", 3).allowed()).isTrue();
    RateLimits.Standing refused = limits.take("a", 1);
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.until()).isEqualTo(Duration.ofSeconds(20));
    assertThat(limits.exhausted("a")).isTrue();

    clock.pass(Duration.ofSeconds(20));

    assertThat(limits.take("a", 1).allowed()).isTrue();
    assertThat(limits.take("a", 1).allowed()).isFalse();
  }

  @Test
  void several_are_taken_together_or_not_at_all() {
    assertThat(limits.take("a", 2).remaining()).isEqualTo(1);
    assertThat(limits.take("a", 2).allowed()).isFalse();
    assertThat(limits.take("a", 1).allowed()).isTrue();
  }

  @Test
  void what_was_given_back_can_be_taken_again() {
    assertThat(limits.take("a", 3).allowed()).isTrue();

    limits.giveBack("a", 2);

    assertThat(limits.take("a", 2).allowed()).isTrue();
    assertThat(limits.exhausted("a")).isTrue();
  }

  @Test
  void each_has_limits_of_its_own() {
    assertThat(limits.take("a", 3).allowed()).isTrue();
    assertThat(limits.take("b", 3).allowed()).isTrue();
  }
}
