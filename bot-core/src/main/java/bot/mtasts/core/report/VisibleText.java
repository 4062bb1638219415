package bot.mtasts.core.report;

/// Strangers' text made safe to look at: what a terminal, a browser or an eye would obey or miss is
/// shown instead. Every renderer passes DNS, web and mail servers' words through here first, and
/// then escapes them for its own target.
public final class VisibleText {
  /// How much of one value is shown inside a sentence.
  public static final int LONGEST_VALUE = 300;

  /// How many lines of something to paste or of a policy are shown.
  public static final int MOST_LINES = 60;

  private static final int MOST_MARKS_IN_A_ROW = 2;

  private VisibleText() {}

  /// One line: control characters become their pictures (`␛`, `␍`), invisible and direction-turning
  /// ones their code points (`<U+202E>`); cut at [#LONGEST_VALUE] code points with `…`.
  public static String line(String strange) {
    return line(strange, LONGEST_VALUE);
  }

  /// As [#line(String)], cut at another length.
  public static String line(String strange, int longest) {
    StringBuilder shown = new StringBuilder(Math.min(strange.length(), longest) + 8);
    int count = 0;
    int marks = 0;
    int i = 0;
    while (i < strange.length()) {
      if (count == longest) {
        return shown.append('…').toString();
      }
      int point = strange.codePointAt(i);
      i += Character.charCount(point);
      count++;
      marks = isMark(point) ? marks + 1 : 0;
      if (marks > MOST_MARKS_IN_A_ROW || mustBeShown(point)) {
        show(point, shown);
      } else {
        shown.appendCodePoint(point);
      }
    }
    return shown.toString();
  }

  /// Several lines, each as by [#line(String)]; LF and CRLF stay line ends, a lone CR is shown; cut
  /// after [#MOST_LINES] lines with a line `…`.
  public static String block(String strange) {
    String[] lines = strange.replace("\r\n", "\n").split("\n", -1);
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      if (i == MOST_LINES) {
        return shown.append('…').toString();
      }
      shown.append(line(lines[i])).append(i < lines.length - 1 ? "\n" : "");
    }
    return shown.toString();
  }

  /// Whether a character acts or hides instead of being seen: controls, separators of lines, format
  /// characters (bidi, zero width, BOM, soft hyphen), no-break and other odd spaces, and everything
  /// without a fixed meaning (private use, unassigned, halves of pairs).
  public static boolean mustBeShown(int point) {
    if (point < 0x7f) {
      return point < 0x20;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          true;
      // Letters by category that have no ink: Hangul fillers and the Khmer and Braille blanks.
      default ->
          point == 0x115f
              || point == 0x1160
              || point == 0x17b4
              || point == 0x17b5
              || point == 0x2800
              || point == 0x3164
              || point == 0xffa0
              || isVariationSelector(point);
    };
  }

  private static boolean isVariationSelector(int point) {
    return (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef);
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static void show(int point, StringBuilder shown) {
    if (point < 0x20) {
      shown.append((char) (0x2400 + point)); // the block Control Pictures follows ASCII's order
    } else if (point == 0x7f) {
      shown.append('␡');
    } else {
      shown.append("<U+%04X>".formatted(point));
    }
  }
}
