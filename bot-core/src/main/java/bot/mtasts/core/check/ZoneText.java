package bot.mtasts.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the TXT records in what people paste from a zone file, a DNS panel, `dig` or `nslookup`:
/// with or without the owner's name, in one quoted string or several, over several lines in
/// parentheses (RFC 1035 §5.1).
final class ZoneText {
  /// What may stand before the data of a record: nothing, `name [ttl] [class] TXT`, or nslookup's
  /// `name text =`.
  private static final Pattern OWNER =
      Pattern.compile(
          "[ \t]*(\\S+[ \t]+([0-9]+[a-zA-Z]?[ \t]+)?((IN|CH)[ \t]+)?([0-9]+[ \t]+)?TXT\\b"
              + "|TXT\\b|\\S+[ \t]+text[ \t]*=)[ \t]*",
          Pattern.CASE_INSENSITIVE);

  private ZoneText() {}

  /// The texts, one for each record, one char per octet; strings of one record are joined.
  static List<String> texts(String pasted) {
    List<String> texts = new ArrayList<>();
    for (String line : joined(pasted)) {
      Matcher owner = OWNER.matcher(line);
      String data = owner.lookingAt() ? line.substring(owner.end()) : line;
      // dig's own remarks are comments of a zone file.
      if (!data.isBlank() && !line.startsWith(";")) {
        texts.add(text(data, owner.lookingAt()));
      }
    }
    return texts;
  }

  /// Lines, with those in parentheses made one.
  private static List<String> joined(String pasted) {
    List<String> lines = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : pasted.split("\r\n|\n|\r")) {
      boolean opens = OWNER.matcher(line).lookingAt() && line.indexOf('(') >= 0;
      if (open.isEmpty() && !opens) {
        lines.add(line);
        continue;
      }
      open.append(line).append(' ');
      if (line.indexOf(')') >= 0) {
        lines.add(open.toString());
        open.setLength(0);
      }
    }
    if (!open.isEmpty()) {
      lines.add(open.toString());
    }
    return lines;
  }

  /// The joined strings when the data is nothing but quoted strings; else the data as it stands, so
  /// that quotation marks inside a record are found and not forgiven.
  private static String text(String data, boolean behindOwner) {
    StringBuilder joined = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        any = true;
      } else if (quoted && c == '\\' && i + 1 < data.length()) {
        i += unescape(data, i + 1, joined);
      } else if (quoted) {
        joined.append(c);
      } else if (any && c == ';') {
        return joined.toString(); // a comment of the zone file
      } else if (!isFiller(c)) {
        return behindOwner ? data.stripTrailing() : data;
      }
    }
    return any && !quoted ? joined.toString() : data;
  }

  private static boolean isFiller(char c) {
    return c == ' ' || c == '\t' || c == '(' || c == ')';
  }

  /// Appends what stands behind a backslash: three digits for an octet, else the character itself.
  ///
  /// @return how many characters it took
  private static int unescape(String data, int at, StringBuilder into) {
    if (at + 3 <= data.length() && data.substring(at, at + 3).matches("[0-9]{3}")) {
      into.append((char) (Integer.parseInt(data.substring(at, at + 3)) & 0xFF));
      return 3;
    }
    into.append(data.charAt(at));
    return 1;
  }
}
