package bot.mtasts.core.say;

import org.jspecify.annotations.Nullable;

/// Where people read reports.
public interface ReportPages {
  /// There are none.
  ReportPages NONE = _ -> null;

  /// The URL of a check's report; null when it has none that people outside can open.
  @Nullable String of(String checkId);
}
