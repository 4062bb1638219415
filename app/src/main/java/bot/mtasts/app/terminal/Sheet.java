package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Prose;
import java.util.List;

/// A page of terminal lines being written, at one width and in one paint.
final class Sheet {
  private final StringBuilder text = new StringBuilder();
  private final Paint paint;
  private final int width;

  Sheet(Paint paint, int width) {
    this.paint = paint;
    this.width = width;
  }

  /// Columns from edge to edge.
  int width() {
    return width;
  }

  String paint(Style style, String words) {
    return paint.paint(style, words);
  }

  Paragraph paragraph() {
    return new Paragraph(paint);
  }

  /// A line of our own making, already painted.
  void line(String painted) {
    text.append(painted.stripTrailing()).append('\n');
  }

  /// An empty line, unless one stands there already or nothing does.
  void gap() {
    int end = text.length();
    if (end > 0 && (end < 2 || text.charAt(end - 2) != '\n')) {
      text.append('\n');
    }
  }

  /// A paragraph whose first line begins with `first` (already painted, `indent` columns wide).
  void paragraph(String first, int indent, Paragraph words) {
    List<String> lines = words.lines(Math.max(20, width - indent));
    if (lines.isEmpty()) {
      line(first);
    }
    for (int i = 0; i < lines.size(); i++) {
      line((i == 0 ? first : " ".repeat(indent)) + lines.get(i));
    }
  }

  /// Prose, with its blocks on lines of their own that are never broken, so that they can be
  /// copied.
  void prose(int indent, Prose prose, Style style) {
    String margin = " ".repeat(indent);
    Paragraph words = paragraph();
    for (Prose.Span span : prose.spans()) {
      if (span instanceof Prose.Block(var block)) {
        flush(margin, indent, words);
        words = paragraph();
        gap();
        for (String line : VisibleLine.block(block.strip()).split("\n", -1)) {
          line(margin + "    " + paint.paint(Style.VALUE, line));
        }
        gap();
      } else {
        words.span(span, style);
      }
    }
    flush(margin, indent, words);
  }

  private void flush(String margin, int indent, Paragraph words) {
    if (!words.isEmpty()) {
      paragraph(margin, indent, words);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
