package bot.mtasts.core.mtasts;

import java.util.Locale;

/// How a TXT record of MTA-STS or TLS-RPT must begin: `v=STSv1;`, `v=TLSRPTv1;` (RFC 8461 §3.1, RFC
/// 8460 §3).
///
/// @param version the first field without the semicolon, such as `v=STSv1`
public record VersionHead(String version) {

  /// The whole of what a record must begin with.
  public String text() {
    return version + ";";
  }

  /// The index of the first semicolon when nothing but blanks stands between it and the version;
  /// else -1.
  public int firstSemicolon(String record) {
    if (!record.startsWith(version)) {
      return -1;
    }
    int at = version.length();
    while (at < record.length() && TxtFields.isBlank(record.charAt(at))) {
      at++;
    }
    return at < record.length() && record.charAt(at) == ';' ? at : -1;
  }

  /// Where a record departs from [#text], from 1.
  public int faultColumn(String record) {
    int at = 0;
    while (at < record.length() && at < text().length() && record.charAt(at) == text().charAt(at)) {
      at++;
    }
    return at + 1;
  }

  /// How many characters from [#faultColumn] on are at fault; 0 where something is missing there.
  public int faultLength(String record) {
    int from = faultColumn(record) - 1;
    if (from >= version.length()) {
      int blanks = from;
      while (blanks < record.length() && TxtFields.isBlank(record.charAt(blanks))) {
        blanks++;
      }
      return blanks > from ? blanks - from : Math.min(1, record.length() - from);
    }
    boolean otherCase = record.regionMatches(true, 0, version, 0, version.length());
    boolean inFront = from == 0 && !TxtFields.isAlphanumeric(record.codePointAt(0));
    int semicolon = record.indexOf(';', from);
    int end = otherCase ? version.length() : semicolon < 0 ? record.length() : semicolon;
    return inFront ? 1 : end - from;
  }

  /// What is wrong with the beginning of a record that was meant to begin so, as a clause for
  /// people in our own words only.
  ///
  /// @param record does not begin with [#text]
  public String fault(String record) {
    if (record.startsWith(version)) {
      return behindVersion(record.substring(version.length()));
    }
    char first = record.isEmpty() ? ' ' : record.charAt(0);
    if (TxtFields.isBlank(first)) {
      return "a blank stands before the version";
    }
    if (first == '"' || first == '\'') {
      return "a quotation mark is part of the text";
    }
    if (first >= 0x7F || first < 0x20) {
      return "an invisible or non-ASCII character stands before the version";
    }
    String lower = record.toLowerCase(Locale.ROOT);
    String wanted = version.toLowerCase(Locale.ROOT);
    if (lower.startsWith(wanted)) {
      return "the letter case of the version is wrong";
    }
    if (lower.replaceAll("[ \t]", "").startsWith(wanted)) {
      return "a blank stands inside the version";
    }
    if (lower.startsWith(wanted.substring("v=".length()))) {
      return "the v= before the version is missing";
    }
    return record.contains(version)
        ? "the version is not the first field"
        : "the version is not written as the standard writes it";
  }

  private static String behindVersion(String rest) {
    if (rest.isEmpty()) {
      return "the semicolon behind the version is missing, and what belongs behind it";
    }
    String behind = rest.stripLeading();
    if (behind.startsWith(",")) {
      return "a comma stands where a semicolon belongs";
    }
    if (behind.startsWith(";")) {
      return "a blank stands before the first semicolon";
    }
    return TxtFields.isAlphanumeric(rest.charAt(0))
        ? "the version is another one"
        : "the semicolon behind the version is missing";
  }
}
