package bot.mtasts.app.config;

/// From what on something is logged.
public enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE
}
