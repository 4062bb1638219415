package bot.mtasts.core.report;

import java.util.Locale;

/// The one word of a report.
public enum Verdict {
  NOT_APPLICABLE,
  ABSENT,
  BROKEN,
  AT_RISK,
  DISABLED,
  TESTING,
  UNDETERMINED,
  PROTECTED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
