package bot.mtasts.webhook.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void both_writings_are_read_and_nonsense_asks_for_nothing() {
    assertThat(RetryAfter.read("0", NOW)).isEqualTo(Duration.ZERO);
    assertThat(RetryAfter.read(" 90 ", NOW)).isEqualTo(Duration.ofSeconds(90));
    assertThat(RetryAfter.read("Sun, 01 Mar 2026 12:01:30 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(RetryAfter.read("Sun, 01 Mar 2026 11:00:00 GMT", NOW))
        .as("a moment that is over")
        .isEqualTo(Duration.ZERO);
    assertThat(RetryAfter.read(null, NOW)).isNull();
    assertThat(RetryAfter.read("-1", NOW)).isNull();
    assertThat(RetryAfter.read("99999999999999999999", NOW)).isNull();
    assertThat(RetryAfter.read("soon", NOW)).isNull();
  }
}
