package bot.mtasts.core.report;

import bot.mtasts.core.catalogue.Severity;

/// The signs of chats and tickets. They differ in shape and not in colour alone, and never stand
/// without a word beside them.
public final class Emoji {
  private Emoji() {}

  public static String of(Verdict verdict) {
    return switch (verdict) {
      case PROTECTED -> "✅";
      case TESTING, DISABLED -> "⚠️";
      case ABSENT, BROKEN, AT_RISK -> "❌";
      case UNDETERMINED -> "❔";
      case NOT_APPLICABLE -> "➖";
    };
  }

  public static String of(Status status) {
    return switch (status) {
      case PASS -> "✅";
      case WARN -> "⚠️";
      case FAIL -> "❌";
      case UNDETERMINED -> "❔";
      case SKIPPED -> "➖";
    };
  }

  public static String of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "❌";
      case WARNING -> "⚠️";
      case INFO -> "ℹ️";
    };
  }
}
