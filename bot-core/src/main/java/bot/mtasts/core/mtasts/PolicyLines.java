package bot.mtasts.core.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A policy file cut at its line ends: LF, CRLF, and (outside the grammar) CR. An end behind the
/// last line makes no further line.
public final class PolicyLines {
  private static final String BOM = "\uFEFF";

  private PolicyLines() {}

  /// The lines as served: with a byte order mark before the first, and with each carriage return
  /// that belongs to no line end of the grammar. What [PolicyPlace] counts, it counts in these.
  public static List<String> served(String file) {
    return of(file).stream().map(Line::served).toList();
  }

  /// One line of a file.
  ///
  /// @param number from 1
  /// @param served as it stands, without its end
  /// @param text of `served` what is to be read: neither byte order mark nor stray return
  record Line(int number, String served, String text) {

    /// A part of the text.
    PolicyPlace place(int from, int to) {
      int start = served.startsWith(BOM) && !text.startsWith(BOM) ? BOM.length() : 0;
      return PolicyPlace.in(number, served, start + from, start + to);
    }

    /// All of it.
    PolicyPlace place() {
      return PolicyPlace.whole(number, served);
    }

    /// The carriage return that belongs to no line end, if there is one.
    boolean hasStrayReturn() {
      return served.endsWith("\r");
    }
  }

  static List<Line> of(String file) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    while (start < file.length()) {
      int end = start;
      while (end < file.length() && file.charAt(end) != '\n' && file.charAt(end) != '\r') {
        end++;
      }
      String ending = ending(file, end);
      boolean stray = ending.equals("\r") || ending.equals("\r\r\n");
      boolean marked = start == 0 && file.startsWith(BOM);
      lines.add(
          new Line(
              lines.size() + 1,
              file.substring(start, stray ? end + 1 : end),
              file.substring(marked ? BOM.length() : start, end)));
      start = end + ending.length();
    }
    return lines;
  }

  /// The line end at an index. CR CR LF, as careless conversions leave it, is one line end with one
  /// CR too many.
  private static String ending(String file, int at) {
    return Stream.of("\r\r\n", "\r\n", "\n", "\r")
        .filter(ending -> file.startsWith(ending, at))
        .findFirst()
        .orElse("");
  }
}
