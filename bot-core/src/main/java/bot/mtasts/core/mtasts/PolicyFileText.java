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

/// The octets of a policy file as text and lines, and what is wrong with the file as a whole before
/// any line is read.
///
/// @param text for display; malformed UTF-8 replaced
/// @param faults encoding and line ends, in the order of the file
/// @param brokenLine the line that holds the first malformed UTF-8, or 0
record PolicyFileText(
    String text, List<PolicyLines.Line> lines, List<PolicyProblem> faults, int brokenLine) {
  private static final String BOM = "\uFEFF";

  PolicyFileText {
    lines = List.copyOf(lines);
    faults = List.copyOf(faults);
  }

  static PolicyFileText of(byte[] file) {
    Charset charset = charset(file);
    String text = new String(file, charset);
    List<PolicyLines.Line> lines = PolicyLines.of(text);
    List<PolicyProblem> faults = new ArrayList<>();
    if (!charset.equals(UTF_8)) {
      String first = lines.getFirst().served();
      faults.add(
          fault(PolicyPlace.in(1, first, 0, first.length()), "the file is UTF-16, not UTF-8"));
    } else if (text.startsWith(BOM)) {
      faults.add(
          fault(
              PolicyPlace.in(1, lines.getFirst().served(), 0, BOM.length()),
              "a byte order mark stands before the first line"));
    }
    lines.stream()
        .filter(PolicyLines.Line::hasStrayReturn)
        .findFirst()
        .map(line -> line.place(line.text().length(), line.text().length() + 1))
        .map(place -> fault(place, "a carriage return stands there without a line feed"))
        .ifPresent(faults::add);
    return new PolicyFileText(text, lines, faults, charset.equals(UTF_8) ? broken(file) : 0);
  }

  private static PolicyProblem fault(PolicyPlace place, String what) {
    return new PolicyProblem(PolicyProblem.Kind.MALFORMED, place, "", what, "");
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
    return PolicyLines.of(before).getLast().number();
  }
}
