package bot.mtasts.slack.blocks;

import bot.mtasts.core.markup.Markup;
import bot.mtasts.core.markup.Medium;
import bot.mtasts.core.mtasts.VisibleLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Slack's mrkdwn, and its plain text.
///
/// Mrkdwn knows no escape but `&amp;`, `&lt;` and `&gt;`
/// (docs.slack.dev/messaging/formatting-message-text). Values therefore stand in code spans, where
/// nothing else is read; and in sentences the signs that could begin or end a style are shown by
/// their twins.
final class SlackText implements Markup {
  static final Markup MRKDWN = new SlackText();

  /// Where our texts are put.
  static final Medium SECTIONS = new Medium("Slack", MRKDWN, BlockLimits.SECTION);

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
    return Markup.cut(VisibleLine.of(text, longest), longest);
  }

  /// A domain's name in a sentence of plain text.
  static String name(String unicode, int longest) {
    return Markup.isolated(plain(unicode, longest - 2));
  }

  @Override
  public String inWords(String seen, int at) {
    int point = seen.codePointAt(at);
    return switch (point) {
      case '&', '<' -> escape(point);
      case '>' -> at == 0 ? "›" : escape(point); // it would begin a quotation
      case ':' -> beginsEmoji(seen, at) ? "∶" : ":";
      case '`' -> "ˋ";
      case '*' -> insideWord(seen, at) ? "*" : "∗";
      case '_' -> insideWord(seen, at) ? "_" : "＿";
      case '~' -> insideWord(seen, at) ? "~" : "∼";
      default -> Character.toString(point);
    };
  }

  private static boolean beginsEmoji(String seen, int at) {
    return EMOJI
        .matcher(seen)
        .region(at, seen.length())
        .useTransparentBounds(true) // what stands before the colon counts
        .lookingAt();
  }

  // Slack begins and ends a style at the edge of a word only: max_age stays as it is.
  private static boolean insideWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.codePointBefore(at))
        && Character.isLetterOrDigit(text.codePointAt(at + 1));
  }

  @Override
  public String inCode(int point) {
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

  // Two code spans side by side, or one at a letter, would not be read as code.
  @Override
  public boolean mustBeParted(char before, String next) {
    char first = next.charAt(0);
    boolean beforeSpan = before == '`' || Character.isLetterOrDigit(before);
    return first == '`' ? beforeSpan : before == '`' && Character.isLetterOrDigit(first);
  }

  @Override
  public String strong(String marked) {
    return "*" + marked + "*";
  }

  @Override
  public String link(String url, String label) {
    String target = url.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E");
    return target.length() > LONGEST_URL
        ? label
        : "<" + target.replace("|", "%7C") + "|" + label + ">";
  }

  @Override
  public String when(Instant moment) {
    return "<!date^%d^{date_short_pretty} at {time}|%s>"
        .formatted(moment.getEpochSecond(), WHEN.format(moment));
  }
}
