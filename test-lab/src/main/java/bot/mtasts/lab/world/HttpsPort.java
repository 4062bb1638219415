package bot.mtasts.lab.world;

/// What a client meets at the policy host's HTTPS port.
public sealed interface HttpsPort {
  /// Nobody listens: connection refused.
  record Closed() implements HttpsPort {}

  /// The connection is accepted and reset.
  record Resets() implements HttpsPort {}

  /// TLS in this manner and, if it succeeds, this answer.
  record Opens(TlsManner tls, HttpAnswer answer) implements HttpsPort {}
}
