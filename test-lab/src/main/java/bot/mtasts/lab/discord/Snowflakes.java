package bot.mtasts.lab.discord;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Hands out ids. They are made of the machine's time, since client libraries read an interaction's
/// age from them and compare it with the machine's.
final class Snowflakes {
  private static final long DISCORD_EPOCH = 1_420_070_400_000L;
  private static final int TIME_SHIFT = 22;
  private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

  private final InstantSource machine = InstantSource.system();
  private final AtomicLong last = new AtomicLong();

  /// Greater than all before.
  String next() {
    long now = (machine.millis() - DISCORD_EPOCH) << TIME_SHIFT;
    return Long.toUnsignedString(last.updateAndGet(before -> Math.max(before + 1, now)));
  }

  /// When an id was made, to the millisecond.
  static Instant time(String snowflake) {
    return Instant.ofEpochMilli((Long.parseUnsignedLong(snowflake) >>> TIME_SHIFT) + DISCORD_EPOCH);
  }

  /// The shard that hears of a guild (events/gateway, "Sharding").
  static int shard(String guild, int shards) {
    return (int) ((Long.parseUnsignedLong(guild) >>> TIME_SHIFT) % shards);
  }

  /// Letters nobody can guess.
  static String secret(int octets) {
    byte[] random = new byte[octets];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
