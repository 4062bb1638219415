package bot.mtasts.core.mtasts;

/// Strangers' text with everything that cannot be seen made visible, the way `less` shows it:
/// `<BOM>`, `<CR>`, `<TAB>`, `<NBSP>`, `<U+200B>`. Only for people to read; nothing parses it.
public final class VisibleLine {
  /// Where a long text is cut, in code points.
  public static final int LONGEST = 160;

  private VisibleLine() {}

  /// A line of a file, cut at [#LONGEST].
  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    int count = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (count++ == LONGEST) {
        return shown.append('…').toString();
      }
      append(shown, text.codePointAt(i));
    }
    return shown.toString();
  }

  /// A TXT record of one char per octet, cut at [#LONGEST]; octets outside printable ASCII as `dig`
  /// writes them (RFC 1035 §5.1): `\195\188`.
  public static String ofOctets(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i == LONGEST) {
        return shown.append('…').toString();
      }
      char octet = text.charAt(i);
      if (octet >= 0x20 && octet < 0x7F) {
        shown.append(octet);
      } else {
        shown.append('\\').append(octet / 100 % 10).append(octet / 10 % 10).append(octet % 10);
      }
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, int point) {
    switch (point) {
      case 0x09 -> shown.append("<TAB>");
      case 0x0D -> shown.append("<CR>");
      case 0xA0 -> shown.append("<NBSP>");
      case 0xFEFF -> shown.append("<BOM>");
      default -> {
        if (point != ' ' && isInvisible(point)) {
          shown.append("<U+%04X>".formatted(point));
        } else {
          shown.appendCodePoint(point);
        }
      }
    }
  }

  private static boolean isInvisible(int point) {
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
      default -> false;
    };
  }
}
