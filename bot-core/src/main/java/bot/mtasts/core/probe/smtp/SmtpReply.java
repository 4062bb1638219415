package bot.mtasts.core.probe.smtp;

import java.util.List;
import java.util.Locale;

/// A whole reply (RFC 5321 §4.2).
///
/// @param code 200 to 599
/// @param lines what stands behind the code on each line, as the server sent it; never empty
public record SmtpReply(int code, List<String> lines) implements SmtpReading {
  /// As much of a stranger's words as a sentence of ours can carry.
  private static final int LONGEST_SHOWN = 200;

  /// Copies the lines.
  public SmtpReply {
    lines = List.copyOf(lines);
  }

  /// Whether the command was carried out: 2xx.
  public boolean positive() {
    return code / 100 == 2;
  }

  /// Whether the server asks to come again later: 4xx.
  public boolean transientNegative() {
    return code / 100 == 4;
  }

  /// Whether the server refuses for good: 5xx.
  public boolean permanentNegative() {
    return code / 100 == 5;
  }

  /// Whether an EHLO reply lists an extension. Keywords compare case-insensitively (RFC 5321
  /// §4.1.1.1), and the first line holds the server's name, not a keyword.
  public boolean offers(String keyword) {
    return lines.stream()
        .skip(1)
        .map(line -> line.strip().split("[ \t]", 2)[0].toUpperCase(Locale.ROOT))
        .anyMatch(keyword.toUpperCase(Locale.ROOT)::equals);
  }

  /// Code and words on one line, short and without control or format characters.
  public String shown() {
    return shown((code + " " + String.join(" / ", lines)).strip());
  }

  /// A stranger's words on one line: control, format and unassigned characters become blanks, and
  /// the end is cut off if they are long.
  static String shown(String text) {
    String clean =
        text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\p{Zl}\\p{Zp}]", " ")
            .replaceAll(" {2,}", " ")
            .strip();
    // Counted in code points, so that the cut never halves a pair of surrogates.
    if (clean.codePointCount(0, clean.length()) <= LONGEST_SHOWN) {
      return clean;
    }
    return clean.substring(0, clean.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }
}
