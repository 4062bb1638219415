package bot.mtasts.app.terminal;

/// How many columns of a terminal a text takes.
public final class Columns {
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

  // The blocks that Unicode's EastAsianWidth.txt gives W or F throughout.
  private static boolean isWide(int point) {
    return point >= 0x1100 && point <= 0x115f
        || point >= 0x2e80 && point <= 0x303e
        || point >= 0x3041 && point <= 0xa4cf
        || point >= 0xa960 && point <= 0xa97f
        || point >= 0xac00 && point <= 0xd7a3
        || point >= 0xf900 && point <= 0xfaff
        || point >= 0xfe30 && point <= 0xfe6f
        || point >= 0xff01 && point <= 0xff60
        || point >= 0xffe0 && point <= 0xffe6
        || point >= 0x1f300 && point <= 0x1f64f
        || point >= 0x1f680 && point <= 0x1f6ff
        || point >= 0x1f900 && point <= 0x1f9ff
        || point >= 0x20000 && point <= 0x3fffd;
  }
}
