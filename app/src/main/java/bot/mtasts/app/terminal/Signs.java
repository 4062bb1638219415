package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.report.Outlook;
import bot.mtasts.core.report.Status;
import bot.mtasts.core.report.Verdict;

/// Which sign and which style stand for what.
final class Signs {
  private Signs() {}

  static String words(Outlook outlook) {
    return switch (outlook) {
      case DELIVERS_PROTECTED -> "delivers, protected";
      case DELIVERS_UNPROTECTED -> "delivers, unprotected";
      case DELIVERS_AND_REPORTS -> "delivers, and reports failures";
      case REFUSES -> "refuses";
      case UNDETERMINED -> "not judged";
    };
  }

  static Style style(Outlook outlook) {
    return switch (outlook) {
      case DELIVERS_PROTECTED -> Style.GOOD;
      case DELIVERS_UNPROTECTED, DELIVERS_AND_REPORTS -> Style.DOUBTFUL;
      case REFUSES -> Style.BAD;
      case UNDETERMINED -> Style.UNKNOWN;
    };
  }

  static String symbol(Verdict verdict) {
    return switch (verdict) {
      case PROTECTED -> "✔";
      case TESTING, DISABLED -> "!";
      case ABSENT, BROKEN, AT_RISK -> "✘";
      case UNDETERMINED -> "?";
      case NOT_APPLICABLE -> "–";
    };
  }

  static Style style(Verdict verdict) {
    return switch (verdict) {
      case PROTECTED -> Style.GOOD_STRONG;
      case TESTING, DISABLED -> Style.DOUBTFUL_STRONG;
      case ABSENT, BROKEN, AT_RISK -> Style.BAD_STRONG;
      case UNDETERMINED -> Style.UNKNOWN;
      case NOT_APPLICABLE -> Style.STRONG;
    };
  }

  static String symbol(Status status) {
    return switch (status) {
      case PASS -> "✔";
      case WARN -> "!";
      case FAIL -> "✘";
      case UNDETERMINED -> "?";
      case SKIPPED -> "–";
    };
  }

  static Style style(Status status) {
    return switch (status) {
      case PASS -> Style.GOOD;
      case WARN -> Style.DOUBTFUL;
      case FAIL -> Style.BAD;
      case UNDETERMINED -> Style.UNKNOWN;
      case SKIPPED -> Style.FAINT;
    };
  }

  static String symbol(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "✘";
      case WARNING -> "!";
      case INFO -> "·";
    };
  }

  static Style style(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Style.BAD_STRONG;
      case WARNING -> Style.DOUBTFUL_STRONG;
      case INFO -> Style.STRONG;
    };
  }
}
