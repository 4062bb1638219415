package bot.mtasts.app.config;

/// The value of one key and where it came from.
///
/// @param text as it was written; the default as the documentation shows it
/// @param origin `default`, `mtasts.yaml:3`, or the environment variable
public record Setting<T>(Key<T> key, T value, String text, String origin) {
  /// The origin of what nobody has set.
  static final String DEFAULT = "default";

  /// As it may be shown to anyone: secrets masked.
  public String shown() {
    return key.secret() && !text.isEmpty() ? "********" : text;
  }

  // The value of a secret hides itself; its text must not be seen either.
  @Override
  public String toString() {
    return "%s = %s (%s)".formatted(key.path(), shown(), origin);
  }
}
