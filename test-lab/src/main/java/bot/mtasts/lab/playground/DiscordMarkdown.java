package bot.mtasts.lab.playground;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Discord's Markdown, as its client reads it line by line; what is inside a line is read by
/// [DiscordSpans].
final class DiscordMarkdown {
  private static final Pattern FENCE =
      Pattern.compile(
          "(?<!\\\\)```(?:(?<language>[\\w+.#-]+)\n)?\n*(?<code>[^\n].*?)\n*```", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("(#{1,3})\\s+(.+)");
  private static final Pattern SUBTEXT = Pattern.compile("-#\\s+(.+)");
  private static final Pattern QUOTE = Pattern.compile(">\\s(.*)");
  private static final Pattern QUOTED_REST = Pattern.compile(">>>\\s(.*)", Pattern.DOTALL);
  private static final Pattern ITEM = Pattern.compile("( *)(?:[-*]|(\\d{1,9})\\.)\\s+(.+)");

  private final Html html = new Html();
  // Lines that belong together, since a mark may reach over the end of a line.
  private final StringBuilder paragraph = new StringBuilder();
  private final StringBuilder quote = new StringBuilder();
  private final Deque<String> lists = new ArrayDeque<>();

  private DiscordMarkdown() {}

  /// @return HTML in which everything that is not ours is escaped
  static String html(String markdown) {
    DiscordMarkdown reading = new DiscordMarkdown();
    Matcher fence = FENCE.matcher(markdown);
    int done = 0;
    while (fence.find()) {
      reading.lines(markdown.substring(done, fence.start()));
      reading.html.open("pre").text(fence.group("code")).close("pre");
      done = fence.end();
    }
    reading.lines(markdown.substring(done));
    return reading.html.toString();
  }

  private void lines(String text) {
    int done = 0;
    while (done < text.length()) {
      Matcher rest = QUOTED_REST.matcher(text).region(done, text.length());
      if (rest.lookingAt()) {
        settle();
        quote(rest.group(1));
        return;
      }
      int end = text.indexOf('\n', done);
      end = end < 0 ? text.length() : end;
      line(text.substring(done, end));
      done = end + 1;
    }
    settle();
  }

  private void line(String line) {
    Matcher quoted = QUOTE.matcher(line);
    if (quoted.matches()) {
      if (quote.isEmpty()) {
        settle();
      }
      quote.append(quoted.group(1)).append('\n');
      return;
    }
    Matcher item = ITEM.matcher(line);
    if (item.matches()) {
      settleTexts();
      item(item.group(1).length() / 2, item.group(2), item.group(3));
      return;
    }
    Matcher heading = HEADING.matcher(line);
    Matcher subtext = SUBTEXT.matcher(line);
    if (heading.matches()) {
      settle();
      // All of one level, since a message need not begin with the largest.
      html.open("h3", "class", "size-" + heading.group(1).length())
          .raw(DiscordSpans.html(heading.group(2)))
          .close("h3");
    } else if (subtext.matches()) {
      settle();
      html.open("p", "class", "subtext").raw(DiscordSpans.html(subtext.group(1))).close("p");
    } else {
      if (paragraph.isEmpty()) {
        settle();
      }
      paragraph.append(line).append('\n');
    }
  }

  private void item(int indent, @Nullable String number, String text) {
    String tag = number == null ? "ul" : "ol";
    int level = Math.min(indent, lists.size()) + 1;
    while (lists.size() > level || (lists.size() == level && !tag.equals(lists.peek()))) {
      html.close("li").close(lists.pop());
    }
    if (lists.size() == level) {
      html.close("li");
    } else {
      lists.push(tag);
      if (number == null) {
        html.open(tag);
      } else {
        html.open(tag, "start", number);
      }
    }
    html.open("li").raw(DiscordSpans.html(text));
  }

  /// Ends whatever reached over several lines.
  private void settle() {
    settleTexts();
    while (!lists.isEmpty()) {
      html.close("li").close(lists.pop());
    }
  }

  private void settleTexts() {
    block("p", paragraph.toString().strip());
    paragraph.setLength(0);
    quote(quote.toString());
    quote.setLength(0);
  }

  private void quote(String text) {
    block("blockquote", text.stripTrailing());
  }

  private void block(String tag, String text) {
    if (!text.isEmpty()) {
      html.open(tag).raw(DiscordSpans.html(text)).close(tag);
    }
  }
}
