package bot.mtasts.discord.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/// Reads Markdown as Discord does, as far as it acts: what is left when code and escapes are a dot
/// may hold our own links and moments, and nothing else that pings, links or draws.
final class Inert {
  // In the order in which they stand: a backtick behind a backslash opens nothing, and a backslash
  // in code is one.
  private static final Pattern ESCAPE_OR_CODE =
      Pattern.compile("\\\\[^0-9A-Za-z\\s]|```(?s:.*?)```|`[^`\n]+`");
  // What strangers link to in these tests is http.
  private static final Pattern OURS =
      Pattern.compile("\\[[^\\[\\]\n]*\\]\\(https://[^)\\s]*\\)|<t:\\d+:f>");
  private static final Pattern ACTS =
      Pattern.compile(
          "@|<[@#:/a-z]|https?://|\\]\\(|:[\\w+-]+:|\\|\\||~~|__|`|^\\s*>", Pattern.MULTILINE);

  private Inert() {}

  static void hold(String markdown) {
    String words = ESCAPE_OR_CODE.matcher(markdown).replaceAll("·");
    String rest = OURS.matcher(words).replaceAll("·");
    assertThat(ACTS.matcher(rest).find()).as("%s%n of %s", rest, markdown).isFalse();
  }
}
