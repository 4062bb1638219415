package bot.mtasts.core.mtasts;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The octets of a policy file as text and lines, and what is wrong with the file as a whole before
/// any line is read.
///
/// @param text for display; malformed UTF-8 replaced
/// @param lines without their ends; an end behind the last line makes no further line
/// @param faults encoding and line ends, in the order of the file
/// @param brokenLine the line that holds the first malformed UTF-8, or 0
record PolicyFileText(String text, List<Line> lines, List<PolicyProblem> faults, int brokenLine) {
  private static final char BOM = '\uFEFF';

  PolicyFileText {
    lines = List.copyOf(lines);
    faults = List.copyOf(faults);
  }

  /// @param number from 1
  record Line(int number, String text) {}

  static PolicyFileText of(byte[] file) {
    Charset charset = charset(file);
    String text = new String(file, charset);
    List<PolicyProblem> faults = new ArrayList<>();
    boolean bom = !text.isEmpty() && text.charAt(0) == BOM;
    Lines lines = Lines.of(bom ? text.substring(1) : text);
    String first = lines.all().isEmpty() ? "" : lines.all().getFirst().text();
    if (!charset.equals(UTF_8)) {
      faults.add(fault(1, 1, (bom ? BOM : "") + first, "the file is UTF-16, not UTF-8"));
    } else if (bom) {
      faults.add(fault(1, 1, BOM + first, "a byte order mark stands before the first line"));
    }
    if (lines.bareReturn() > 0) {
      String line = lines.all().get(lines.bareReturn() - 1).text();
      faults.add(
          fault(
              lines.bareReturn(),
              line.codePointCount(0, line.length()) + 1,
              line + '\r',
              "a carriage return stands there without a line feed"));
    }
    return new PolicyFileText(text, lines.all(), faults, charset.equals(UTF_8) ? broken(file) : 0);
  }

  private static PolicyProblem fault(int line, int column, String raw, String what) {
    return new PolicyProblem(
        PolicyProblem.Kind.MALFORMED, line, column, VisibleLine.of(raw), "", what, "");
  }

  /// UTF-16 is known by its byte order mark, or by every other octet being zero.
  private static Charset charset(byte[] file) {
    if (file.length < 2) {
      return UTF_8;
    }
    int start = ((file[0] & 0xFF) << 8) | (file[1] & 0xFF);
    if (start == 0xFEFF) {
      return UTF_16BE;
    }
    if (start == 0xFFFE) {
      return UTF_16LE;
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i < file.length; i++) {
      if (file[i] == 0) {
        if (i % 2 == 0) {
          even++;
        } else {
          odd++;
        }
      }
    }
    int most = file.length * 2 / 5;
    if (odd > most && even == 0) {
      return UTF_16LE;
    }
    return even > most && odd == 0 ? UTF_16BE : UTF_8;
  }

  /// The line of the first malformed octet, or 0.
  private static int broken(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    CharBuffer chars = CharBuffer.allocate(file.length + 1);
    CoderResult result = UTF_8.newDecoder().decode(bytes, chars, true);
    if (!result.isError()) {
      return 0;
    }
    // A trailing letter, so that a broken octet at the start of a line counts to that line.
    String before = new String(file, 0, bytes.position(), UTF_8) + "x";
    return Lines.of(before).all().getLast().number();
  }

  /// A text cut at its line ends: LF, CRLF, and (outside the grammar) CR.
  ///
  /// @param bareReturn the first line that ends with a CR which belongs to no CRLF, or 0
  private record Lines(List<Line> all, int bareReturn) {

    static Lines of(String text) {
      List<Line> lines = new ArrayList<>();
      int bareReturn = 0;
      int start = 0;
      while (start < text.length()) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
          end++;
        }
        String ending = ending(text, end);
        lines.add(new Line(lines.size() + 1, text.substring(start, end)));
        if (bareReturn == 0 && (ending.equals("\r") || ending.equals("\r\r\n"))) {
          bareReturn = lines.size();
        }
        start = end + ending.length();
      }
      return new Lines(lines, bareReturn);
    }

    /// The line end at an index. CR CR LF, as careless conversions leave it, is one line end with
    /// one CR too many.
    private static String ending(String text, int at) {
      return Stream.of("\r\r\n", "\r\n", "\n", "\r")
          .filter(ending -> text.startsWith(ending, at))
          .findFirst()
          .orElse("");
    }
  }
}
