package bot.mtasts.lab.playground;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Discord's client finds inside lines: marks, links, mentions, times. They are drawn wherever
/// they would be, so that one can see what got through the escaping.
///
/// Code is not taken apart again, so it is tried before all but escapes.
final class DiscordSpans {
  private static final Pattern ESCAPED = Pattern.compile("\\\\([^A-Za-z0-9\\s])");
  private static final Pattern CODE = Pattern.compile("(`+)(?!`)(.*?[^`])\\1(?!`)", Pattern.DOTALL);
  private static final Pattern ANGLE =
      Pattern.compile(
          "<(?:(?<sign>@[!&]?|#)(?<id>\\d+)|t:(?<seconds>-?\\d{1,13})(?::(?<style>[tTdDfFRsS]))?"
              + "|/(?<command>[^<>:\n]{1,100}):\\d+|a?:(?<emoji>\\w{2,32}):\\d+"
              + "|(?<url>https?://[^ <>\n]+))>");
  private static final Pattern URL = Pattern.compile("https?://[^\\s<]*[^<.,:;\"')\\]\\s*_|~]");
  private static final Pattern TARGET =
      Pattern.compile("\\(<?(https?://[^\\s<>()]+)>?(?:\\s+\"([^\"\n]*)\")?\\)");
  private static final Pattern EVERYBODY = Pattern.compile("@(?:everyone|here)");

  /// A pair of marks and what is between them, in the order in which they are tried.
  private record Mark(String sign, String tag, String className) {}

  private static final List<Mark> MARKS =
      List.of(
          new Mark("**", "strong", ""),
          new Mark("__", "u", ""),
          new Mark("~~", "del", ""),
          new Mark("||", "span", "spoiler"),
          new Mark("*", "em", ""),
          new Mark("_", "em", ""));

  private final String text;
  private final Html html = new Html();
  private final StringBuilder plain = new StringBuilder();
  private int at;

  private DiscordSpans(String text) {
    this.text = text;
  }

  static String html(String text) {
    return new DiscordSpans(text).read();
  }

  private String read() {
    while (at < text.length()) {
      if (!(escaped() || code() || angle() || link() || url() || everybody() || marked())) {
        plain.append(text.charAt(at++));
      }
    }
    settle();
    return html.toString();
  }

  private void settle() {
    html.raw(Html.escaped(plain.toString()).replace("\n", "<br>"));
    plain.setLength(0);
  }

  private boolean escaped() {
    Matcher escaped = here(ESCAPED);
    if (!escaped.lookingAt()) {
      return false;
    }
    plain.append(escaped.group(1));
    at = escaped.end();
    return true;
  }

  private boolean code() {
    Matcher code = here(CODE);
    if (!code.lookingAt()) {
      return false;
    }
    settle();
    String inside = code.group(2);
    // A space at each end makes room for a backtick inside.
    html.open("code").text(inside.contains("`") ? inside.strip() : inside).close("code");
    at = code.end();
    return true;
  }

  private boolean angle() {
    Matcher angle = here(ANGLE);
    if (!angle.lookingAt()) {
      return false;
    }
    settle();
    if (angle.group("id") != null) {
      mention(angle.group("sign").charAt(0) + angle.group("id"));
    } else if (angle.group("command") != null) {
      mention("/" + angle.group("command"));
    } else if (angle.group("emoji") != null) {
      html.text(":" + angle.group("emoji") + ":");
    } else if (angle.group("url") != null) {
      anchor(angle.group("url"), "", Html.escaped(angle.group("url")));
    } else {
      time(angle.group("seconds"), angle.group("style"), angle.group());
    }
    at = angle.end();
    return true;
  }

  private void mention(String shown) {
    html.open("span", "class", "mention").text(shown).close("span");
  }

  /// A moment. Discord shows it in the reader's own time zone, and `R` as "3 minutes ago"; here it
  /// is UTC, and the moment itself.
  private void time(String seconds, @Nullable String style, String written) {
    String pattern =
        switch (style == null ? "f" : style) {
          case "t" -> "HH:mm";
          case "T" -> "HH:mm:ss";
          case "d" -> "dd/MM/yyyy";
          case "D" -> "d MMMM yyyy";
          case "F" -> "EEEE, d MMMM yyyy HH:mm";
          case "s" -> "dd/MM/yyyy, HH:mm";
          case "S" -> "dd/MM/yyyy, HH:mm:ss";
          default -> "d MMMM yyyy HH:mm";
        };
    try {
      Instant moment = Instant.ofEpochSecond(Long.parseLong(seconds));
      html.open("time", "datetime", moment.toString())
          .text(
              DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                  .format(moment.atOffset(ZoneOffset.UTC)))
          .close("time");
    } catch (DateTimeException e) {
      html.text(written); // beyond every calendar; Discord leaves it as it stands, too
    }
  }

  private boolean link() {
    if (text.charAt(at) != '[') {
      return false;
    }
    int close = closing("]", at + 1);
    if (close < 0) {
      return false;
    }
    String label = text.substring(at + 1, close);
    Matcher target = TARGET.matcher(text).region(close + 1, text.length());
    if (label.isBlank() || !target.lookingAt()) {
      return false;
    }
    if (label.contains("://")) {
      // It could lead elsewhere than it says: Discord makes no link of any of it.
      plain.append(text, at, target.end());
    } else {
      settle();
      String title = target.group(2);
      anchor(target.group(1), title == null ? "" : title, html(label));
    }
    at = target.end();
    return true;
  }

  private boolean url() {
    Matcher url = here(URL);
    if (!url.lookingAt()) {
      return false;
    }
    settle();
    anchor(url.group(), "", Html.escaped(url.group()));
    at = url.end();
    return true;
  }

  private void anchor(String url, String title, String label) {
    html.open("a", "href", url, "rel", "noreferrer", "target", "_blank", "title", title)
        .raw(label)
        .close("a");
  }

  private boolean everybody() {
    Matcher everybody = here(EVERYBODY);
    if (!everybody.lookingAt()) {
      return false;
    }
    settle();
    mention(everybody.group());
    at = everybody.end();
    return true;
  }

  private boolean marked() {
    for (Mark mark : MARKS) {
      int begin = at + mark.sign().length();
      int close = text.startsWith(mark.sign(), at) ? closing(mark.sign(), begin) : -1;
      if (close > begin && counts(mark.sign(), begin, close)) {
        settle();
        if (mark.className().isEmpty()) {
          html.open(mark.tag());
        } else {
          html.open(mark.tag(), "class", mark.className());
        }
        html.raw(html(text.substring(begin, close))).close(mark.tag());
        at = close + mark.sign().length();
        return true;
      }
    }
    return false;
  }

  /// Whether a single mark counts: an asterisk not before or after a space, a low line only at the
  /// end of a word.
  private boolean counts(String sign, int begin, int close) {
    int after = close + sign.length();
    return switch (sign) {
      case "*" ->
          !Character.isWhitespace(text.charAt(begin))
              && !Character.isWhitespace(text.charAt(close - 1));
      case "_" -> after == text.length() || !Character.isLetterOrDigit(text.charAt(after));
      default -> true;
    };
  }

  /// Where a mark closes: not escaped, and no part of a longer one; −1 for nowhere.
  private int closing(String sign, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.startsWith(sign, i)) {
        int after = i + sign.length();
        if (sign.equals("]") || !text.startsWith(sign.substring(0, 1), after)) {
          return i;
        }
        // `***` closes two marks, of which the inner one is the shorter.
        if (sign.length() == 2) {
          return i + 1;
        }
        i++;
      }
    }
    return -1;
  }

  private Matcher here(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }
}
