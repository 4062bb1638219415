package bot.mtasts.core.report;

import java.util.Locale;

/// What a conforming sender does today with mail for one MX host.
public enum Outlook {
  /// The policy is enforced and met.
  DELIVERS_PROTECTED,
  /// There is no usable policy, or its mode is `none`: opportunistic TLS.
  DELIVERS_UNPROTECTED,
  /// The policy is in testing, met or not: failures are only reported.
  DELIVERS_AND_REPORTS,
  /// The policy is enforced and not met.
  REFUSES,
  UNDETERMINED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
