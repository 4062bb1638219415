package bot.mtasts.webhook.page;

import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A line that a look brought, cut into pieces where findings point into it.
///
/// @param pieces the whole line, in order; an empty piece with a severity is a place where
///   something is missing
/// @param findings that point into it, each once
public record MarkedLine(int number, List<Piece> pieces, List<Finding> findings) {

  /// A part of a line.
  ///
  /// @param worst of the findings that point at it; null where none does
  public record Piece(String text, @Nullable Severity worst) {}

  /// Where a finding points into a line.
  ///
  /// @param from the index of the part's first character
  /// @param to the index behind its last one; the same where something is missing
  record Mark(int from, int to, Finding finding) {
    /// @param column in code points, from 1
    /// @param length in code points; null means to the end of the line
    static Mark of(String line, int column, @Nullable Integer length, Finding finding) {
      int from = after(line, 0, column - 1);
      return new Mark(from, length == null ? line.length() : after(line, from, length), finding);
    }

    // What was kept need not fit: a shorter line is marked as far as it goes.
    private static int after(String line, int from, int points) {
      int there = line.codePointCount(from, line.length());
      return line.offsetByCodePoints(from, Math.clamp(points, 0, there));
    }

    private boolean covers(int start, int end) {
      return start == end ? from == start && to == end : from <= start && end <= to;
    }
  }

  /// Marks may overlap, and the worst of them is seen.
  static MarkedLine of(int number, String line, List<Mark> marks) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, line.length()));
    marks.forEach(mark -> cuts.addAll(List.of(mark.from(), mark.to())));
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int cut : cuts) {
      if (cut > start) {
        add(pieces, line, start, cut, marks);
      }
      add(pieces, line, cut, cut, marks);
      start = cut;
    }
    return new MarkedLine(
        number, List.copyOf(pieces), marks.stream().map(Mark::finding).distinct().toList());
  }

  /// The same line with its pieces written in another way.
  MarkedLine shown(UnaryOperator<String> writing) {
    return new MarkedLine(
        number,
        pieces.stream()
            .map(piece -> new Piece(writing.apply(piece.text()), piece.worst()))
            .toList(),
        findings);
  }

  private static void add(List<Piece> pieces, String line, int start, int end, List<Mark> marks) {
    Severity worst =
        marks.stream()
            .filter(mark -> mark.covers(start, end))
            .map(mark -> mark.finding().severity())
            .min(Severity::compareTo)
            .orElse(null);
    if (worst != null || end > start) {
      pieces.add(new Piece(line.substring(start, end), worst));
    }
  }
}
