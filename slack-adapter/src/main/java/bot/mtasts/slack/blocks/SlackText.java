package bot.mtasts.slack.blocks;

import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Prose;
import java.text.Bidi;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text for Slack in which nothing is obeyed that strangers wrote: no mention, no link, no markup,
/// no emoji, no direction of writing, no control.
///
/// Slack's mrkdwn knows no escape but `&amp;`, `&lt;` and `&gt;`
/// (docs.slack.dev/messaging/formatting-message-text). Values therefore stand in code spans, where
/// nothing else is read; and in sentences the signs that could begin or end a style are shown by
/// their twins.
final class SlackText {
  // What stands in a sentence is read, what stands in code is copied: there a sign that had to be
  // broken must not look as if it were the right one.
  private static final String TICK_IN_CODE = "&lt;U+0060&gt;";

  // A name between colons that holds a letter: neither a time nor an address.
  private static final Pattern EMOJI =
      Pattern.compile("(?<![\\p{L}\\p{N}]):(?=[0-9_'-]{0,100}+[a-z+])(?=[a-z0-9_+'-]{1,100}+:)");
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int LONGEST_URL = 2_000;

  private SlackText() {}

  /// For `plain_text`, which Slack shows as it is: what cannot be seen made visible.
  ///
  /// @param longest in chars, beyond which it is cut with `…`
  static String plain(String text, int longest) {
    return cut(VisibleLine.of(text, longest), longest);
  }

  /// Words of a sentence, for mrkdwn.
  ///
  /// @param longest in chars, beyond which it is cut with `…`
  static String words(String text, int longest) {
    String seen = EMOJI.matcher(VisibleLine.of(text, longest)).replaceAll("∶");
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < seen.length(); i += Character.charCount(seen.codePointAt(i))) {
      String next = word(seen, i);
      if (shown.length() + next.length() >= longest && i + next.length() < seen.length()) {
        return shown.append('…').toString();
      }
      shown.append(next);
    }
    return shown.toString();
  }

  private static String word(String seen, int at) {
    int point = seen.codePointAt(at);
    return switch (point) {
      case '&', '<' -> escape(point);
      case '>' -> at == 0 ? "›" : escape(point); // it would begin a quotation
      case '`' -> "ˋ";
      case '*' -> insideWord(seen, at) ? "*" : "∗";
      case '_' -> insideWord(seen, at) ? "_" : "＿";
      case '~' -> insideWord(seen, at) ? "~" : "∼";
      default -> Character.toString(point);
    };
  }

  // Slack begins and ends a style at the edge of a word only: max_age stays as it is.
  private static boolean insideWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.codePointBefore(at))
        && Character.isLetterOrDigit(text.codePointAt(at + 1));
  }

  /// A value inside a sentence, for mrkdwn: a code span.
  static String code(String value) {
    return code(value, Integer.MAX_VALUE);
  }

  private static String code(String value, int longest) {
    String shown = VisibleLine.of(value);
    if (shown.isEmpty()) {
      return "(empty)";
    }
    StringBuilder span = new StringBuilder("`");
    for (int i = 0; i < shown.length(); i += Character.charCount(shown.codePointAt(i))) {
      String next = inCode(shown.codePointAt(i));
      if (span.length() + next.length() > longest - 2) {
        return span.append("…`").toString();
      }
      span.append(next);
    }
    return span.append('`').toString();
  }

  /// A line of a code block, for mrkdwn: whole, however long it is.
  static String blockLine(String line) {
    StringBuilder shown = new StringBuilder();
    VisibleLine.of(line, Integer.MAX_VALUE)
        .codePoints()
        .mapToObj(SlackText::inCode)
        .forEach(shown::append);
    return shown.toString();
  }

  private static String inCode(int point) {
    return point == '`' ? TICK_IN_CODE : escape(point);
  }

  private static String escape(int point) {
    return switch (point) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> Character.toString(point);
    };
  }

  /// Prose on one line, for mrkdwn.
  ///
  /// @param longest in chars, beyond which it is cut with `…`
  static String line(Prose prose, int longest) {
    StringBuilder line = new StringBuilder();
    for (Prose.Span span : prose.spans()) {
      int left = longest - line.length();
      if (left < 8) { // too little for anything but a sign that there is more
        return line.append('…').toString();
      }
      append(line, span, left - 2);
    }
    return line.toString();
  }

  /// Puts a span of a sentence behind what is there.
  static void append(StringBuilder line, Prose.Span span, int longest) {
    String shown =
        switch (span) {
          case Prose.Text(var text) -> words(text, longest);
          case Prose.Code(var value) -> code(value, longest);
          case Prose.Block(var text) -> code(text, longest);
        };
    // Two code spans side by side, or one at a letter, would not be read as code.
    if (!line.isEmpty() && !shown.isEmpty() && touches(line.charAt(line.length() - 1), shown)) {
      line.append(' ');
    }
    line.append(shown);
  }

  private static boolean touches(char before, String shown) {
    char first = shown.charAt(0);
    boolean beforeSpan = before == '`' || Character.isLetterOrDigit(before);
    return first == '`' ? beforeSpan : before == '`' && Character.isLetterOrDigit(first);
  }

  /// A domain's name in a sentence of plain text, kept from turning the words beside it around.
  static String name(String unicode, int longest) {
    String shown = plain(unicode, longest - 2);
    return Bidi.requiresBidi(shown.toCharArray(), 0, shown.length())
        ? "\u2068" + shown + "\u2069"
        : shown;
  }

  /// A link, for mrkdwn.
  ///
  /// @param label in mrkdwn
  static String link(String url, String label) {
    String target = url.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E");
    return target.length() > LONGEST_URL
        ? label
        : "<" + target.replace("|", "%7C") + "|" + label + ">";
  }

  /// A moment, for mrkdwn, in the time zone of whoever reads it.
  static String when(Instant instant) {
    return "<!date^%d^{date_short_pretty} at {time}|%s>"
        .formatted(instant.getEpochSecond(), WHEN.format(instant));
  }

  /// The beginning of a text, up to a length in chars.
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return text.substring(0, end) + "…";
  }
}
