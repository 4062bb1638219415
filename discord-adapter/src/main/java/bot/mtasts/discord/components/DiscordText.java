package bot.mtasts.discord.components;

import bot.mtasts.core.markup.Markup;
import bot.mtasts.core.markup.Medium;
import java.time.Instant;

/// Discord's Markdown. A backslash before a sign shows the sign, and is not shown itself
/// (support.discord.com, "Markdown Text 101"): what is copied out of a sentence is what stood
/// there.
final class DiscordText implements Markup {
  static final Markup MARKDOWN = new DiscordText();

  /// Where our texts are put.
  static final Medium TEXT_DISPLAYS = new Medium("Discord", MARKDOWN, DiscordLimits.TEXT);

  private static final int LONGEST_NAME = 150;

  private DiscordText() {}

  /// A domain's name in a headline.
  static String name(String unicode) {
    return Markup.isolated(MARKDOWN.words(unicode, LONGEST_NAME));
  }

  @Override
  public String inWords(String seen, int at) {
    int point = seen.codePointAt(at);
    return switch (point) {
      // Styles, code, spoilers, mentions, moments and own emoji, masked links.
      case '\\', '*', '_', '~', '|', '`', '<', '@', '[', ']' -> escaped(point);
      case ':' -> beginsSomething(seen, at) ? escaped(point) : ":";
      // Headings, small print, quotations and lists, at the beginning of a line.
      case '#', '-', '+', '>' -> isFirst(seen, at) ? escaped(point) : Character.toString(point);
      case '.' -> isBehindNumber(seen, at) ? escaped(point) : ".";
      default -> Character.toString(point);
    };
  }

  private static String escaped(int point) {
    return "\\" + Character.toString(point);
  }

  // An emoji by its name, or the slashes of an address, which would become a link.
  private static boolean beginsSomething(String seen, int at) {
    return at + 1 < seen.length() && seen.charAt(at + 1) != ' ';
  }

  private static boolean isFirst(String seen, int at) {
    return seen.substring(0, at).isBlank();
  }

  private static boolean isBehindNumber(String seen, int at) {
    String before = seen.substring(0, Math.min(at, 20)).strip();
    return at <= 20 && !before.isEmpty() && before.chars().allMatch(Character::isDigit);
  }

  // In code Discord reads nothing but its end, and there is no escape for that.
  @Override
  public String inCode(int point) {
    return point == '`' ? "<U+0060>" : Character.toString(point);
  }

  // Two code spans side by side would be one with other ends; and a colon that ended a sentence
  // could begin an emoji or a link with what follows.
  @Override
  public boolean mustBeParted(char before, String next) {
    char first = next.charAt(0);
    return switch (before) {
      case '`' -> first == '`';
      case ':' -> Character.isLetterOrDigit(first) || "/+-".indexOf(first) >= 0;
      default -> false;
    };
  }

  @Override
  public String strong(String marked) {
    return "**" + marked + "**";
  }

  @Override
  public String link(String url, String label) {
    return url.length() > DiscordLimits.URL
        ? label
        : "[%s](%s)".formatted(label, url.replace("(", "%28").replace(")", "%29"));
  }

  @Override
  public String when(Instant moment) {
    return "<t:%d:f>".formatted(moment.getEpochSecond());
  }
}
