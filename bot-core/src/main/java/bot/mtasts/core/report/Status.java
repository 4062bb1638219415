package bot.mtasts.core.report;

import java.util.Locale;

/// How a dimension stands.
public enum Status {
  PASS,
  WARN,
  FAIL,
  /// We could not see.
  UNDETERMINED,
  /// There is nothing to look at.
  SKIPPED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
