package bot.mtasts.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.probe.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Test
  void our_patience_ends_a_look_within_a_longer_check() {
    TimeLimit limit = TimeLimit.of(PATIENCE, Deadline.in(Duration.ofSeconds(30)));

    assertThat(limit.words()).isEqualTo("within 15 s");
    assertThat(limit.deadline().remaining()).isLessThanOrEqualTo(PATIENCE);
  }

  @Test
  void a_deadline_that_was_cut_to_the_same_patience_a_moment_ago_is_no_end_of_the_check() {
    TimeLimit limit = TimeLimit.of(PATIENCE, Deadline.in(PATIENCE.minusMillis(800)));

    assertThat(limit.words()).isEqualTo("within 15 s");
  }

  @Test
  void the_end_of_the_check_comes_first_and_is_called_that() {
    TimeLimit limit = TimeLimit.of(PATIENCE, Deadline.in(Duration.ofSeconds(3)));

    assertThat(limit.words()).isEqualTo("in the time that was left for this check");
    assertThat(limit.deadline().remaining()).isLessThanOrEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void parts_of_a_second_are_told_in_milliseconds() {
    assertThat(TimeLimit.of(Duration.ofMillis(1_200), Deadline.in(PATIENCE)).words())
        .isEqualTo("within 1200 ms");
  }
}
