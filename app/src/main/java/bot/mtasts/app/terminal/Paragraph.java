package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Words in styles, broken into lines at spaces. What is longer than a line is broken anywhere.
final class Paragraph {
  private record Fragment(String text, Style style) {}

  private static final Pattern SIMPLE = Pattern.compile("[\\w.:/@*+-]{1,100}");

  private final Paint paint;
  private final List<List<Fragment>> words = new ArrayList<>();
  private boolean glued;

  Paragraph(Paint paint) {
    this.paint = paint;
  }

  /// Adds text that may be broken at its spaces.
  Paragraph text(String text, Style style) {
    String[] parts = text.replace('\n', ' ').split(" ", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        glued = false;
      }
      if (!parts[i].isEmpty()) {
        fragment(parts[i], style);
      }
    }
    return this;
  }

  /// Adds a stranger's value, which is not broken at its spaces: between backticks where there is
  /// no colour to tell where it ends.
  Paragraph value(String strange) {
    String shown = VisibleLine.of(strange);
    fragment(paint == Paint.PLAIN || shown.isBlank() ? "`" + shown + "`" : shown, Style.VALUE);
    return this;
  }

  /// Adds a stretch of prose that has no block.
  Paragraph span(Prose.Span span, Style style) {
    return switch (span) {
      case Prose.Text(var text) -> text(VisibleLine.of(text, Integer.MAX_VALUE), style);
      case Prose.Code(var value) -> value(value);
      case Prose.Block(var text) -> value(text);
    };
  }

  /// Adds all of it on one run of lines.
  Paragraph prose(Prose prose, Style style) {
    prose.spans().forEach(span -> span(span, style));
    return this;
  }

  /// As [#prose], with plain words and names unquoted: for short facts, where nothing stands behind
  /// a value that could be taken for a part of it.
  Paragraph note(Prose prose, Style style) {
    for (Prose.Span span : prose.spans()) {
      if (span instanceof Prose.Code(var value) && SIMPLE.matcher(value).matches()) {
        fragment(value, Style.VALUE);
      } else {
        span(span, style);
      }
    }
    return this;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  private void fragment(String text, Style style) {
    if (glued) {
      words.getLast().add(new Fragment(text, style));
    } else {
      List<Fragment> word = new ArrayList<>();
      word.add(new Fragment(text, style));
      words.add(word);
    }
    glued = true;
  }

  /// The lines, none wider than `width` columns.
  List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    Line line = new Line();
    for (List<Fragment> word : words) {
      int wide = word.stream().mapToInt(fragment -> Columns.of(fragment.text())).sum();
      if (line.used > 0 && line.used + 1 + wide > width) {
        lines.add(line.end());
      }
      if (line.used > 0) {
        line.add(" ", line.style == word.getFirst().style() ? line.style : Style.NORMAL);
      }
      for (Fragment fragment : word) {
        String rest = fragment.text();
        while (line.used + Columns.of(rest) > width) {
          int fits = line.used >= width ? 0 : charsThatFit(rest, width - line.used);
          line.add(rest.substring(0, fits), fragment.style());
          lines.add(line.end());
          rest = rest.substring(fits);
        }
        line.add(rest, fragment.style());
      }
    }
    if (line.used > 0) {
      lines.add(line.end());
    }
    return lines;
  }

  /// A line being filled; neighbours of one style are painted together.
  private final class Line {
    private final StringBuilder painted = new StringBuilder();
    private final StringBuilder unpainted = new StringBuilder();
    private Style style = Style.NORMAL;
    private int used;

    void add(String text, Style of) {
      if (of != style) {
        flush();
        style = of;
      }
      unpainted.append(text);
      used += Columns.of(text);
    }

    String end() {
      flush();
      String line = painted.toString();
      painted.setLength(0);
      used = 0;
      return line;
    }

    private void flush() {
      painted.append(paint.paint(style, unpainted.toString()));
      unpainted.setLength(0);
    }
  }

  /// At least one character, so that breaking always gets on.
  private static int charsThatFit(String text, int width) {
    int columns = 0;
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      columns += Columns.of(point);
      if (columns > width && i > 0) {
        return i;
      }
      i += Character.charCount(point);
    }
    return i;
  }
}
