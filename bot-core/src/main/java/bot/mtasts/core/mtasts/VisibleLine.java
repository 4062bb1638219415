package bot.mtasts.core.mtasts;

/// Strangers' text with everything that cannot be seen made visible, the way `less` shows it:
/// `<BOM>`, `<CR>`, `<TAB>`, `<NBSP>`, `<U+200B>`. Only for people to read; nothing parses it. What
/// comes out moves no cursor, turns no direction and hides nothing, and still has to be escaped for
/// where it is shown.
public final class VisibleLine {
  /// Where a long text is cut, in code points.
  public static final int LONGEST = 160;

  /// Where a long block is cut, in lines.
  public static final int MOST_LINES = 60;

  // What is there to be pasted must come whole: a TXT record is rarely longer.
  private static final int LONGEST_IN_BLOCK = 1_000;

  // Some scripts need two; a tower of them paints over the lines above.
  private static final int MOST_MARKS_IN_A_ROW = 2;

  private VisibleLine() {}

  /// A line of a file, cut at [#LONGEST].
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /// A line of a file, cut at another length.
  public static String of(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    int count = 0;
    int marks = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (count++ == longest) {
        return shown.append('…').toString();
      }
      int point = text.codePointAt(i);
      marks = isMark(point) ? marks + 1 : 0;
      append(shown, point, marks > MOST_MARKS_IN_A_ROW);
    }
    return shown.toString();
  }

  /// Several lines, each as by [#of(String)] though cut much later. LF and CRLF end a line, a lone
  /// CR is shown; cut after [#MOST_LINES] with a line `…`.
  public static String block(String text) {
    String[] lines = text.replace("\r\n", "\n").split("\n", -1);
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      if (i == MOST_LINES) {
        return shown.append('…').toString();
      }
      shown.append(of(lines[i], LONGEST_IN_BLOCK)).append(i < lines.length - 1 ? "\n" : "");
    }
    return shown.toString();
  }

  /// A TXT record of one char per octet, cut at [#LONGEST]; octets outside printable ASCII as `dig`
  /// writes them (RFC 1035 §5.1): `\195\188`.
  public static String ofOctets(String text) {
    return ofOctets(text, LONGEST);
  }

  /// The same, cut at another length in octets.
  public static String ofOctets(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i == longest) {
        return shown.append('…').toString();
      }
      char octet = text.charAt(i);
      if (octet >= 0x20 && octet < 0x7F) {
        shown.append(octet);
      } else if (octet > 0xFF) {
        shown.append("<U+%04X>".formatted((int) octet)); // no octet, and yet to be seen
      } else {
        shown.append('\\').append(octet / 100 % 10).append(octet / 10 % 10).append(octet % 10);
      }
    }
    return shown.toString();
  }

  /// Whether a character acts or hides instead of being seen: controls, separators of lines, format
  /// characters (bidi, zero width, soft hyphen), spaces other than the plain one, and everything
  /// without a fixed meaning (private use, unassigned, halves of pairs).
  public static boolean isInvisible(int point) {
    if (point >= ' ' && point < 0x7F) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isBlank(point);
    };
  }

  // Letters and symbols by category that have no ink of their own.
  private static boolean isBlank(int point) {
    boolean hangulFiller = point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0;
    boolean khmerVowel = point == 0x17B4 || point == 0x17B5;
    boolean brailleBlank = point == 0x2800;
    boolean variationSelector =
        (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    return hangulFiller || khmerVowel || brailleBlank || variationSelector;
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static void append(StringBuilder shown, int point, boolean oneMarkTooMany) {
    switch (point) {
      case 0x09 -> shown.append("<TAB>");
      case 0x0D -> shown.append("<CR>");
      case 0xA0 -> shown.append("<NBSP>");
      case 0xFEFF -> shown.append("<BOM>");
      default -> {
        if (oneMarkTooMany || isInvisible(point)) {
          shown.append("<U+%04X>".formatted(point));
        } else {
          shown.appendCodePoint(point);
        }
      }
    }
  }
}
