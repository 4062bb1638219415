package bot.mtasts.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What columns take. PostgreSQL refuses NUL and half surrogate pairs, H2 takes them; here both
/// refuse, so that nothing works on one database alone.
final class Columns {
  /// The longest reason that is kept.
  static final int LONGEST_REASON = 2000;

  /// The most octets of a receiver's answer that are kept.
  static final int LONGEST_EXCERPT = 16 * 1024;

  private static final char REPLACEMENT = '\uFFFD';

  private Columns() {}

  /// A text that somebody gave, who is told when it does not fit.
  ///
  /// @param longest in UTF-16 units
  /// @throws IllegalArgumentException with a sentence that does not quote the text
  static String fitting(String what, String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException(
          "%s: %,d characters; at most %,d are kept".formatted(what, text.length(), longest));
    }
    if (!text.equals(clean(text))) {
      throw new IllegalArgumentException(
          what + " holds a NUL or half a surrogate pair, which cannot be kept");
    }
    return text;
  }

  /// Whether a text can be kept at all, for what somebody only asks for.
  ///
  /// @param longest in UTF-16 units
  static boolean fits(String text, int longest) {
    return text.length() <= longest && text.equals(clean(text));
  }

  /// A text that somebody gave, of at most so many octets of UTF-8.
  ///
  /// @throws IllegalArgumentException with a sentence that does not quote the text
  static String fittingOctets(String what, String text, int most) {
    int octets = text.getBytes(UTF_8).length;
    if (octets > most) {
      throw new IllegalArgumentException(
          "%s: %,d octets of UTF-8; at most %,d are kept".formatted(what, octets, most));
    }
    return text;
  }

  /// A length of time that somebody gave.
  ///
  /// @throws IllegalArgumentException if it is none
  static Duration lasting(String what, Duration length) {
    if (!length.isPositive()) {
      throw new IllegalArgumentException(
          "%s is kept for longer than nothing, not for %s".formatted(what, length));
    }
    return length;
  }

  /// As [#fitting], of a text that may be missing.
  static @Nullable String fittingOrNull(String what, @Nullable String text, int longest) {
    return text == null ? null : fitting(what, text, longest);
  }

  /// A text that we note for people: nobody could be told that it does not fit, so it is made to.
  ///
  /// @param longest in UTF-16 units
  static String made(String text, int longest) {
    String clean = clean(text);
    if (clean.length() <= longest) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return clean.substring(0, end) + "…";
  }

  /// The beginning of a text, at most so many octets of UTF-8, with no character cut in two.
  static String beginning(String text, int octets) {
    if (text.length() <= octets / 3) {
      return text;
    }
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      used += Character.toString(codePoint).getBytes(UTF_8).length;
      if (used > octets) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end);
  }

  private static String clean(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (Character.isHighSurrogate(each)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (each == 0 || Character.isSurrogate(each)) {
        clean = clean == null ? new StringBuilder(text) : clean;
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean == null ? text : clean.toString();
  }
}
