package bot.mtasts.app.config;

/// How a server writes its log.
public enum LogFormat {
  /// `2026-11-01T12:00:00.000Z INFO check domain=example.com outcome=protected`.
  TEXT,
  /// One JSON object a line.
  JSON
}
