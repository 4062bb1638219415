package bot.mtasts.webhook.page;

import bot.mtasts.core.report.Verdict;
import bot.mtasts.core.store.Reports.Scored;
import org.jspecify.annotations.Nullable;

/// A picture of a few words for other people's pages: `MTA-STS | protected 100`. It holds nothing
/// that a stranger wrote.
public final class Badge {
  private static final int LEFT = 62;

  // Of a letter of 11 pixels, generously: fonts differ.
  private static final int LETTER = 7;

  private Badge() {}

  /// @param newest null when there is no report
  public static String of(@Nullable Scored newest) {
    String words =
        newest == null
            ? "not checked"
            : newest.verdict().word().replace('_', ' ')
                + (newest.score() == null ? "" : " " + newest.score());
    int right = words.length() * LETTER + 12;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="MTA-STS: %2$s">\
    <title>MTA-STS: %2$s</title>\
    <rect width="%1$d" height="20" rx="3" fill="#3d444b"/>\
    <path d="M%3$d 0h%4$dv20h-%4$dz" fill="%5$s"/>\
    <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\
    <text x="6" y="14">MTA-STS</text><text x="%6$d" y="14">%2$s</text></g></svg>
    """
        .formatted(
            LEFT + right,
            words,
            LEFT,
            right,
            newest == null ? "#5b646d" : color(newest.verdict()),
            LEFT + 6);
  }

  private static String color(Verdict verdict) {
    return switch (Words.tone(verdict)) {
      case "good" -> "#1a6e3a";
      case "doubt" -> "#8a5300";
      case "bad" -> "#b3261e";
      default -> "#5b646d"; // there is nothing to judge
    };
  }
}
