package bot.mtasts.discord.shards;

/// Into how many shards the bot is divided, and what the leases are called by which instances agree
/// about it.
///
/// @param application its id
/// @param shards over all instances
record Division(String application, int shards) {
  /// Held by all instances that divide alike, under [#asHolder]: one that divides otherwise cannot
  /// have it, and waits until the last of them is gone. Else the same event would be heard twice.
  String lease() {
    return "discord-shards-" + application;
  }

  /// The one holder of [#lease] that all instances with this division are.
  String asHolder() {
    return "of-" + shards;
  }

  /// Held by the instance that is connected as this shard.
  String lease(int shard) {
    return "discord-shard-%s-%d-of-%d".formatted(application, shard, shards);
  }

  /// A shard, as people are told of it.
  String name(int shard) {
    return "shard %d of %d".formatted(shard, shards);
  }
}
