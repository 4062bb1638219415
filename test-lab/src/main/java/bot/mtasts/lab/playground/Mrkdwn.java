package bot.mtasts.lab.playground;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Slack's mark-up, as its client reads it. Mentions, links and bold letters are drawn wherever
/// they would be, so that one can see what got through the escaping.
final class Mrkdwn {
  private static final Pattern CODE =
      Pattern.compile("```\n?(?<fence>.+?)\n?```\n?|`(?<code>[^`\n]+)`", Pattern.DOTALL);
  private static final Pattern ANGLE =
      Pattern.compile("<(?<target>[^<>|\n]+)(?:\\|(?<label>[^<>\n]*))?>");
  private static final Pattern EMOJI = Pattern.compile(":(?<name>[a-z0-9_+-]+):");
  // A mark counts at the edge of a word, as in Slack.
  private static final Pattern BOLD = styled('*');
  private static final Pattern ITALIC = styled('_');
  private static final Pattern STRUCK = styled('~');

  private static final Map<String, String> EMOJIS =
      Map.ofEntries(
          Map.entry("white_check_mark", "✅"),
          Map.entry("heavy_check_mark", "✔️"),
          Map.entry("warning", "⚠️"),
          Map.entry("x", "❌"),
          Map.entry("red_circle", "🔴"),
          Map.entry("large_green_circle", "🟢"),
          Map.entry("large_yellow_circle", "🟡"),
          Map.entry("large_orange_circle", "🟠"),
          Map.entry("large_blue_circle", "🔵"),
          Map.entry("white_circle", "⚪"),
          Map.entry("black_circle", "⚫"),
          Map.entry("question", "❓"),
          Map.entry("information_source", "ℹ️"),
          Map.entry("hourglass_flowing_sand", "⏳"),
          Map.entry("mag", "🔍"),
          Map.entry("lock", "🔒"),
          Map.entry("rotating_light", "🚨"),
          Map.entry("tada", "🎉"),
          Map.entry("no_entry", "⛔"));

  private Mrkdwn() {}

  private static Pattern styled(char mark) {
    String quoted = Pattern.quote(String.valueOf(mark));
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])"
            + quoted
            + "(?=\\S)([^\n]+?)(?<=\\S)"
            + quoted
            + "(?![\\p{L}\\p{N}])");
  }

  static String html(String mrkdwn) {
    Html html = new Html();
    Matcher code = CODE.matcher(mrkdwn);
    int done = 0;
    while (code.find()) {
      html.raw(words(mrkdwn.substring(done, code.start())));
      String fence = code.group("fence");
      String tag = fence != null ? "pre" : "code";
      html.open(tag).text(unescaped(fence != null ? fence : code.group("code"))).close(tag);
      done = code.end();
    }
    return html.raw(words(mrkdwn.substring(done))).toString();
  }

  private static String words(String text) {
    Html html = new Html();
    Matcher angle = ANGLE.matcher(text);
    int done = 0;
    while (angle.find()) {
      html.raw(styles(text.substring(done, angle.start())));
      String label = angle.group("label");
      target(html, angle.group("target"), label == null ? "" : label);
      done = angle.end();
    }
    return html.raw(styles(text.substring(done))).toString();
  }

  private static void target(Html html, String target, String label) {
    String shown = unescaped(label.isEmpty() ? target.replaceFirst("^mailto:", "") : label);
    if (target.startsWith("!date^")) {
      html.text(shown); // in the reader's own time zone; here as we wrote it
      return;
    }
    switch (target.charAt(0)) {
      case '@', '#', '!' ->
          html.open("span", "class", "mention")
              .text(label.isEmpty() ? target : shown)
              .close("span");
      default ->
          html.open(
                  "a",
                  "href",
                  target.startsWith("http") ? unescaped(target) : "#",
                  "rel",
                  "noreferrer",
                  "target",
                  "_blank")
              .text(shown)
              .close("a");
    }
  }

  private static String styles(String text) {
    String html = Html.escaped(unescaped(text));
    html = BOLD.matcher(html).replaceAll("<strong>$1</strong>");
    html = ITALIC.matcher(html).replaceAll("<em>$1</em>");
    html = STRUCK.matcher(html).replaceAll("<del>$1</del>");
    html = emojis(html);
    return html.replace("\n", "<br>");
  }

  /// Names between colons, as Slack's client shows them; unknown ones stay as they are.
  static String emojis(String html) {
    return EMOJI
        .matcher(html)
        .replaceAll(
            match -> Matcher.quoteReplacement(EMOJIS.getOrDefault(match.group(1), match.group())));
  }

  /// The three characters that Slack wants escaped.
  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
