package bot.mtasts.core.catalogue;

import java.util.Locale;

/// How bad a finding is, by consequence; the worst first.
public enum Severity {
  /// The policy is unusable, or mail is (or will be) refused, or promised protection is absent.
  CRITICAL,
  /// It works today, but exposes the domain to risk, protects only partly, or will break soon.
  WARNING,
  /// Worth knowing; nothing to mend.
  INFO;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
