package bot.mtasts.lab.slack;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Hands out the names Slack gives things: `C…` for a channel, `U…` for a person, a time with six
/// decimals for a message.
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final InstantSource clock;
  private final AtomicLong next = new AtomicLong(1);
  private final AtomicLong lastMicros = new AtomicLong();

  Ids(InstantSource clock) {
    this.clock = clock;
  }

  /// Such as `C0LAB00007`.
  String next(String prefix) {
    return prefix + "0LAB" + "%05d".formatted(next.getAndIncrement());
  }

  /// The name of a message: its time, and never the same twice.
  String timestamp() {
    Instant now = clock.instant();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    long unique = lastMicros.updateAndGet(last -> Math.max(last + 1, micros));
    return "%d.%06d".formatted(unique / 1_000_000, unique % 1_000_000);
  }

  /// Letters nobody can guess.
  static String secret(int octets) {
    byte[] random = new byte[octets];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random).toLowerCase(Locale.ROOT);
  }
}
