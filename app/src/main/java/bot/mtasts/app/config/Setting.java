package bot.mtasts.app.config;

/// The value of one key and where it came from.
///
/// @param text as it was written; the default as the documentation shows it
/// @param origin `default`, `mtasts.yaml:3`, or the environment variable
public record Setting<T>(Key<T> key, T value, String text, String origin) {
  /// As it may be shown to anyone: secrets masked.
  public String shown() {
    return key.secret() && !text.isEmpty() ? "********" : text;
  }
}
