package bot.mtasts.app.terminal;

import java.util.Arrays;

/// How many columns of a terminal a text takes.
public final class Columns {
  // The blocks that Unicode's EastAsianWidth.txt gives W or F throughout, from and to.
  private static final int[][] WIDE = {
    {0x1100, 0x115f},
    {0x2e80, 0x303e},
    {0x3041, 0xa4cf},
    {0xa960, 0xa97f},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe30, 0xfe6f},
    {0xff01, 0xff60},
    {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f},
    {0x1f680, 0x1f6ff},
    {0x1f900, 0x1f9ff},
    {0x20000, 0x3fffd}
  };

  private Columns() {}

  /// Wide characters (East Asian, emoji) take two, combining marks none.
  public static int of(String text) {
    int columns = 0;
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      columns += of(point);
      i += Character.charCount(point);
    }
    return columns;
  }

  /// One character's columns.
  public static int of(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  /// The text, and spaces up to a width.
  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /// The text if it fits, else its beginning and `…`.
  public static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int columns = 1;
    for (int point : text.codePoints().toArray()) {
      columns += of(point);
      if (columns > width) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept.append('…').toString();
  }

  private static boolean isWide(int point) {
    return Arrays.stream(WIDE).anyMatch(range -> point >= range[0] && point <= range[1]);
  }
}
