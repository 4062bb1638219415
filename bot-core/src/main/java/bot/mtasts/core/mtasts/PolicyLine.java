package bot.mtasts.core.mtasts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How one line of a policy file reads (RFC 8461 §3.2, `sts-policy-field`).
sealed interface PolicyLine {

  /// Nothing but blanks.
  record Blank() implements PolicyLine {}

  /// `name: value`. A known name may have any value without controls, the empty one too: those are
  /// judged by their own rules.
  ///
  /// @param valueAt the index of the value in the line
  record Field(String name, String value, int valueAt) implements PolicyLine {
    /// The index behind the value.
    int end() {
      return valueAt + value.length();
    }
  }

  /// Something the grammar has no place for.
  ///
  /// @param at the index of the first character at fault
  /// @param end the index behind the last one; the same where something is missing
  /// @param what a clause for people, in our own words only
  /// @param meant the known field that the line was plainly meant to be, else empty
  record Malformed(int at, int end, String what, String meant) implements PolicyLine {}

  /// The fields that RFC 8461 §3.2 knows.
  List<String> KNOWN = List.of("version", "mode", "mx", "max_age");

  /// Reads a line without its end.
  static PolicyLine read(String line) {
    if (isBlank(line)) {
      return new Blank();
    }
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon);
    if (!TxtFields.isName(name)) {
      return LineFault.find(line);
    }
    String key = knownKey(name);
    if (!key.isEmpty() && !key.equals(name)) {
      return new Malformed(0, colon, "the letter case of the key is wrong", key);
    }
    int start = colon + 1;
    while (start < line.length() && TxtFields.isBlank(line.charAt(start))) {
      start++;
    }
    int end = line.length();
    while (end > start && TxtFields.isBlank(line.charAt(end - 1))) {
      end--;
    }
    for (int at = start; at < end; at++) {
      // A tab is a blank before and behind the value; inside it is a control like any other.
      if (Character.isISOControl(line.charAt(at))) {
        return new Malformed(at, at + 1, "a control character stands in the value", key);
      }
    }
    if (start == end && key.isEmpty()) {
      return new Malformed(colon, start, "a value is missing behind the colon", "");
    }
    return new Field(name, line.substring(start, end), start);
  }

  static boolean isBlank(String line) {
    return line.chars().allMatch(TxtFields::isBlank);
  }

  /// The known field that a name is in any letter case, else empty.
  static String knownKey(String name) {
    return KNOWN.stream().filter(name::equalsIgnoreCase).findFirst().orElse("");
  }

  /// The known field that a name is a slip away from, else empty.
  static String keyMeant(String name) {
    return KNOWN.stream().filter(known -> Spelling.isNear(name, known)).findFirst().orElse("");
  }

  /// The mode that a word was meant to be, else empty. `report` was the name of `testing` in the
  /// drafts.
  static String modeMeant(String word) {
    String first =
        word.replaceFirst("^[^A-Za-z]+", "").split("[^A-Za-z]+", 2)[0].toLowerCase(Locale.ROOT);
    return Arrays.stream(PolicyMode.values())
        .map(PolicyMode::word)
        .filter(mode -> !first.isEmpty() && Spelling.isNear(first, mode))
        .findFirst()
        .orElse(first.equals("report") || first.equals("test") ? "testing" : "");
  }

  /// Whether a line, well-formed or not, begins with a known field.
  static boolean hasKnownKey(String line) {
    return !LineFault.keyOf(line).isEmpty();
  }

  /// Says what is wrong with a line that does not begin with a name and a colon.
  final class LineFault {
    private LineFault() {}

    private static Malformed find(String line) {
      String key = keyOf(line);
      String bare = line.stripLeading();
      if (bare.startsWith("#") || bare.startsWith("//") || bare.startsWith(";")) {
        return new Malformed(0, line.length(), "a comment, and policies have none", key);
      }
      if (TxtFields.isBlank(line.charAt(0))) {
        return new Malformed(
            0, line.length() - bare.length(), "a blank stands before the key", key);
      }
      int at = nameEnd(line);
      if (at == line.length()) {
        return new Malformed(at, at, "a colon is missing", key);
      }
      char odd = line.charAt(at);
      if (Character.isISOControl(odd) && odd != '\t') {
        return new Malformed(at, at + 1, "a control character stands in the line", key);
      }
      if (odd == ':') {
        return at == 0
            ? new Malformed(0, 1, "a key is missing before the colon", key)
            : new Malformed(0, at, "the key is not well-formed", key);
      }
      if (odd == '=') {
        return new Malformed(at, at + 1, "an equals sign stands where a colon belongs", key);
      }
      if (odd > 0x7F) {
        String what = at == 0 ? "before the key" : "before the colon";
        int end = at + Character.charCount(line.codePointAt(at));
        return new Malformed(at, end, "a character outside ASCII stands " + what, key);
      }
      if (TxtFields.isBlank(odd) && at > 0) {
        int end = line.length() - line.substring(at).stripLeading().length();
        return line.startsWith(":", end)
            ? new Malformed(at, end, "a blank stands before the colon", key)
            : new Malformed(at, end, "a colon is missing behind the key", key);
      }
      return new Malformed(at, line.length(), "the line is not of the form key: value", key);
    }

    /// The index of the first character that no name can hold.
    private static int nameEnd(String line) {
      int at = 0;
      while (at < line.length()
          && (TxtFields.isAlphanumeric(line.charAt(at)) || "_-.".indexOf(line.charAt(at)) >= 0)) {
        at++;
      }
      return at;
    }

    /// The known field that a line begins with behind blanks, comment signs, quotation marks and
    /// what else stands there; or whose value stands there alone (`STSv1`). Else empty.
    private static String keyOf(String line) {
      int start = 0;
      while (start < line.length() && !TxtFields.isAlphanumeric(line.charAt(start))) {
        start++;
      }
      String rest = line.substring(start);
      String word = rest.substring(0, Math.min(nameEnd(rest), 32));
      String known = knownKey(word);
      if (!known.isEmpty()) {
        return known;
      }
      boolean key = rest.startsWith(":", word.length()) || rest.startsWith("=", word.length());
      if (key) {
        return keyMeant(word);
      }
      if (word.equals("STSv1")) {
        return "version";
      }
      return PolicyMode.ofWord(word).isPresent() ? "mode" : "";
    }
  }
}
