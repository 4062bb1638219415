package bot.mtasts.lab.world;

/// What a client meets at the policy host's plain HTTP port, which MTA-STS never uses.
public sealed interface HttpPort {
  /// Nobody listens: connection refused.
  record Closed() implements HttpPort {}

  /// Answers every GET so.
  record Opens(HttpAnswer answer) implements HttpPort {}
}
