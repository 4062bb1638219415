package bot.mtasts.core.mtasts;

import java.util.Locale;

/// Says what is wrong with the beginning of a TXT record that is meant for MTA-STS and does not
/// begin `v=STSv1;`.
final class RecordHead {
  private static final String HEAD = "v=STSv1;";
  private static final String VERSION = "v=STSv1";

  private RecordHead() {}

  /// The fault, at the first character that departs from `v=STSv1;`.
  static RecordProblem fault(String text) {
    int column = 0;
    while (column < text.length()
        && column < HEAD.length()
        && text.charAt(column) == HEAD.charAt(column)) {
      column++;
    }
    return new RecordProblem(
        RecordProblem.Kind.MALFORMED, text, column + 1, "", clause(text), HEAD);
  }

  private static String clause(String text) {
    if (text.startsWith(VERSION)) {
      return behindVersion(text.substring(VERSION.length()));
    }
    char first = text.charAt(0);
    if (TxtFields.isBlank(first)) {
      return "a blank stands before the version";
    }
    if (first == '"' || first == '\'') {
      return "a quotation mark is part of the text";
    }
    if (first >= 0x7F || first < 0x20) {
      return "an invisible or non-ASCII character stands before the version";
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("v=stsv1")) {
      return "the letter case of the version is wrong";
    }
    if (lower.matches("(?s)v[ \t]*=[ \t]*stsv1.*")) {
      return "a blank stands beside the equals sign of the version";
    }
    if (lower.matches("(?s)stsv1.*")) {
      return "the v= before the version is missing";
    }
    if (text.contains(VERSION)) {
      return "the version is not the first field";
    }
    return "the version is not written as the standard writes it";
  }

  private static String behindVersion(String rest) {
    if (rest.isEmpty()) {
      return "the semicolon and the id behind the version are missing";
    }
    String behind = rest.stripLeading();
    if (behind.startsWith(",")) {
      return "a comma stands where a semicolon belongs";
    }
    if (TxtFields.isAlphanumeric(rest.charAt(0))) {
      return "the version is another than STSv1";
    }
    return "the semicolon behind the version is missing";
  }
}
