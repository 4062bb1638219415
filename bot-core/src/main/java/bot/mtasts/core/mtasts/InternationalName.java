package bot.mtasts.core.mtasts;

import com.google.errorprone.annotations.Immutable;
import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Names with letters outside ASCII, by UTS #46 non-transitional with all its checks.
/// `java.net.IDN` would not do: it is IDNA2003 and turns `faß.de` into `fass.de`. ICU is 15 MB, so
/// nothing here is touched for a plain ASCII name.
final class InternationalName {
  private InternationalName() {}

  /// What came of a name.
  sealed interface Result {}

  /// @param ascii A-labels, lower case
  @Immutable
  record Ascii(String ascii) implements Result {}

  /// @param why a clause for people, in our own words only
  @Immutable
  record Faulty(String why) implements Result {}

  /// Whether a name needs ICU at all.
  static boolean isNeededFor(String name) {
    return name.chars().anyMatch(c -> c >= 0x80) || hasALabel(name);
  }

  private static boolean hasALabel(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("xn--") || lower.contains(".xn--");
  }

  /// The A-labels of a name. Every `xn--` label must survive the way to Unicode and back.
  static Result toAscii(String name) {
    IDNA.Info info = new IDNA.Info();
    String ascii = Uts46.RULES.nameToASCII(name, new StringBuilder(), info).toString();
    Optional<String> fault = fault(info);
    if (fault.isPresent()) {
      return new Faulty(fault.get());
    }
    IDNA.Info back = new IDNA.Info();
    String unicode = Uts46.RULES.nameToUnicode(ascii, new StringBuilder(), back).toString();
    String again =
        Uts46.RULES.nameToASCII(unicode, new StringBuilder(), new IDNA.Info()).toString();
    return again.equals(ascii)
        ? new Ascii(ascii)
        : new Faulty("an xn-- part stands for no valid name");
  }

  /// The name as people write it; the A-labels themselves where they stand for nothing valid.
  static String toUnicode(String ascii) {
    if (!hasALabel(ascii)) {
      return ascii;
    }
    IDNA.Info info = new IDNA.Info();
    String unicode = Uts46.RULES.nameToUnicode(ascii, new StringBuilder(), info).toString();
    return fault(info).isPresent() ? ascii : unicode;
  }

  private static Optional<String> fault(IDNA.Info info) {
    Set<IDNA.Error> errors = EnumSet.noneOf(IDNA.Error.class);
    errors.addAll(info.getErrors());
    // `r3---sn.example` exists: hyphens in the third and fourth place are reserved, not forbidden.
    errors.remove(IDNA.Error.HYPHEN_3_4);
    // Lengths, empty labels and outer hyphens are judged once, in [HostSyntax].
    errors.remove(IDNA.Error.EMPTY_LABEL);
    errors.remove(IDNA.Error.LABEL_TOO_LONG);
    errors.remove(IDNA.Error.DOMAIN_NAME_TOO_LONG);
    errors.remove(IDNA.Error.LEADING_HYPHEN);
    errors.remove(IDNA.Error.TRAILING_HYPHEN);
    return errors.stream().findFirst().map(InternationalName::clause);
  }

  private static String clause(IDNA.Error error) {
    return switch (error) {
      case PUNYCODE, INVALID_ACE_LABEL -> "an xn-- part stands for no valid name";
      case DISALLOWED -> "it holds a character that no domain name can hold";
      case BIDI -> "it mixes right-to-left and left-to-right writing as no domain name may";
      case CONTEXTJ -> "it holds an invisible joiner where none is allowed";
      case LEADING_COMBINING_MARK -> "a part between two dots begins with a combining mark";
      case LABEL_HAS_DOT -> "an xn-- part holds a dot";
      case CONTEXTO_PUNCTUATION, CONTEXTO_DIGITS -> "it holds a character in the wrong company";
      case EMPTY_LABEL,
          LABEL_TOO_LONG,
          DOMAIN_NAME_TOO_LONG,
          LEADING_HYPHEN,
          TRAILING_HYPHEN,
          HYPHEN_3_4 ->
          "its parts are not formed as they must be";
    };
  }

  /// Loaded with the first name that needs it.
  private static final class Uts46 {
    static final IDNA RULES =
        IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ
                | IDNA.USE_STD3_RULES);
  }
}
