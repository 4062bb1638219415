package bot.mtasts.core.say;

import bot.mtasts.core.check.PasteJudge.Judgement;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A line of a pasted text, and the place in it that a finding points at.
///
/// @param number from 1; null in a record, which is one line
/// @param column of the place in characters (in a record: octets), from 1
/// @param shown the line, what cannot be seen made visible
/// @param before what stands there before the place, in the same form; it may be longer than what
///   is left of a long line
/// @param part what the finding is about, in the same form; empty where something is missing
public record PointedLine(
    @Nullable Integer number, int column, String shown, String before, String part) {

  /// What a finding points at, in order. Policies give `lines` with number and column, records
  /// `faults` with the text and column.
  ///
  /// @param most how many
  public static List<PointedLine> of(Judgement judgement, Finding finding, int most) {
    List<PointedLine> pointed = new ArrayList<>();
    for (Object place : places(finding.evidence())) {
      if (pointed.size() < most
          && place instanceof Map<?, ?> fault
          && fault.get("column") instanceof Integer column) {
        if (fault.get("line") instanceof Integer line && line <= judgement.lines().size()) {
          pointed.add(ofPolicy(judgement.lines().get(line - 1), line, column, fault));
        } else if (fault.get("text") instanceof String text) {
          pointed.add(ofRecord(text, column, length(fault)));
        }
      }
    }
    return pointed;
  }

  private static PointedLine ofPolicy(String raw, int line, int column, Map<?, ?> fault) {
    int from = raw.offsetByCodePoints(0, column - 1);
    int to = raw.offsetByCodePoints(from, length(fault));
    return new PointedLine(
        line,
        column,
        String.valueOf(fault.get("shown")),
        VisibleLine.of(raw.substring(0, from), raw.length()),
        VisibleLine.of(raw.substring(from, to), raw.length()));
  }

  private static PointedLine ofRecord(String shown, int column, int length) {
    int from = endOfOctets(shown, column - 1);
    return new PointedLine(
        null,
        column,
        shown,
        shown.substring(0, from),
        shown.substring(from, endOfOctets(shown, column - 1 + length)));
  }

  private static int length(Map<?, ?> fault) {
    return fault.get("length") instanceof Integer length ? length : 0;
  }

  private static List<?> places(Map<String, Object> evidence) {
    return evidence.getOrDefault("lines", evidence.get("faults")) instanceof List<?> places
        ? places
        : List.of();
  }

  /// Where the first octets of a record end, where `\195` stands for one.
  private static int endOfOctets(String shown, int octets) {
    int at = 0;
    for (int i = 0; i < octets && at < shown.length(); i++) {
      boolean escaped =
          shown.charAt(at) == '\\'
              && at + 4 <= shown.length()
              && shown.substring(at + 1, at + 4).chars().allMatch(Character::isDigit);
      at += escaped ? 4 : 1;
    }
    return at;
  }
}
