package bot.mtasts.discord.shards;

import java.time.Duration;

/// How long leases last, and what goes by them.
///
/// @param identifyPace how long after an IDENTIFY the next may come; Discord allows one in five
///   seconds for every shard that may start at the same time (events/gateway, *Rate Limiting*)
record LeaseTimes(Duration identifyPace) {
  /// A dead instance's shards are free after this.
  static final Duration LEASE = Duration.ofSeconds(30);

  /// Two prolongations may fail before a shard is let go.
  static final Duration PROLONGED_EVERY = Duration.ofSeconds(10);

  /// So long before its lease ends a shard is let go: the connection has to be closed by then.
  static final Duration MARGIN = Duration.ofSeconds(5);

  /// What another instance holds is asked for again after this.
  static final Duration ASKED_EVERY = Duration.ofSeconds(3);

  /// Where there are many shards, they are asked for at most at this rate, not to burden the store.
  static final Duration PER_SHARD = Duration.ofMillis(100);

  /// One connection is made in this time, or the next may begin.
  static final Duration IDENTIFYING = Duration.ofSeconds(15);

  /// A shard that JDA could not bring back in so long is let go, and connected from the beginning:
  /// perhaps another instance can reach what this one cannot.
  static final Duration HOPELESS = Duration.ofMinutes(3);

  /// As Discord has it.
  static LeaseTimes usual() {
    return new LeaseTimes(Duration.ofSeconds(5));
  }

  /// How long after a refusal a shard is asked for again.
  static Duration askedEvery(int shards) {
    Duration all = PER_SHARD.multipliedBy(shards);
    return all.compareTo(ASKED_EVERY) > 0 ? all : ASKED_EVERY;
  }
}
