package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Our own Markdown pages on a terminal: headings, paragraphs, lists, tables, fences, and inside a
/// line code, strong words and links. Not for strangers' Markdown.
public final class MarkdownPage {
  private static final Pattern INLINE =
      Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)]\\(([^)]+)\\)");
  private static final Pattern ITEM = Pattern.compile("(\\s*)([-*]|\\d+\\.)\\s+(.*)");
  private static final Pattern FENCE = Pattern.compile("\\s*```.*");

  private final Paint paint;
  private final int width;
  private final List<String> open = new ArrayList<>();
  private String margin = "";
  private String bullet = "";

  public MarkdownPage(Paint paint, int width) {
    this.paint = paint;
    this.width = Math.clamp(width, 40, 100);
  }

  /// The page as terminal lines; ends with a line end.
  public String render(String markdown) {
    Sheet sheet = new Sheet(paint, width);
    boolean fenced = false;
    for (String line : markdown.split("\n", -1)) {
      if (FENCE.matcher(line).matches()) {
        flush(sheet);
        sheet.gap();
        fenced = !fenced;
      } else if (fenced) {
        sheet.line("    " + paint.paint(Style.VALUE, line.stripTrailing()));
      } else {
        prose(sheet, line.stripTrailing());
      }
    }
    flush(sheet);
    return sheet.toString();
  }

  private void prose(Sheet sheet, String line) {
    Matcher item = ITEM.matcher(line);
    if (line.isBlank()) {
      flush(sheet);
      sheet.gap();
      margin = "";
      bullet = "";
    } else if (line.startsWith("<!--")) {
      flush(sheet);
    } else if (line.startsWith("#")) {
      flush(sheet);
      sheet.gap();
      sheet.paragraph(
          "", 0, sheet.paragraph().text(line.replaceFirst("^#+\\s*", ""), Style.STRONG));
    } else if (line.startsWith("|")) {
      flush(sheet);
      row(sheet, line);
    } else if (item.matches()) {
      flush(sheet);
      bullet = item.group(1) + item.group(2) + " ";
      margin = " ".repeat(bullet.length());
      open.add(item.group(3));
    } else {
      open.add(line.strip());
    }
  }

  private void row(Sheet sheet, String line) {
    List<String> cells =
        Arrays.stream(line.split("\\|"))
            .map(String::strip)
            .filter(cell -> !cell.isEmpty())
            .toList();
    if (cells.stream().allMatch(cell -> cell.matches(":?-+:?"))) {
      return;
    }
    sheet.paragraph("", 0, inline(sheet, String.join("  ·  ", cells)));
  }

  private void flush(Sheet sheet) {
    if (open.isEmpty()) {
      return;
    }
    String first = bullet.isEmpty() ? margin : bullet;
    sheet.paragraph(first, first.length(), inline(sheet, String.join(" ", open)));
    bullet = "";
    open.clear();
  }

  private static Paragraph inline(Sheet sheet, String text) {
    Paragraph words = sheet.paragraph();
    Matcher matcher = INLINE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      words.text(text.substring(from, matcher.start()), Style.NORMAL);
      if (matcher.group(1) != null) {
        words.value(matcher.group(1));
      } else if (matcher.group(2) != null) {
        words.text(matcher.group(2), Style.STRONG);
      } else {
        link(words, matcher.group(3), matcher.group(4));
      }
      from = matcher.end();
    }
    return words.text(text.substring(from), Style.NORMAL);
  }

  // Links between pages become the command that shows the other page.
  private static void link(Paragraph words, String label, String target) {
    String bare = label.replace("`", "");
    if (target.endsWith(".md")) {
      words.value(bare);
    } else {
      words.text(bare, Style.NORMAL).text(" (" + target + ")", Style.FAINT);
    }
  }
}
