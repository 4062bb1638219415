package bot.mtasts.webhook.page;

import bot.mtasts.core.mtasts.PolicyLines;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Finding;
import bot.mtasts.webhook.page.MarkedLine.Mark;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What findings point at in the texts that they are about. Evidence names places in the policy as
/// `lines` with `line`, `column` and `length`, and in TXT records as `faults` with the `text`.
///
/// @param findings the worst first
record Marks(List<Finding> findings) {

  /// The first lines of a policy.
  List<MarkedLine> policy(String file, int most) {
    List<String> lines = PolicyLines.served(file);
    return IntStream.rangeClosed(1, Math.min(lines.size(), most))
        .mapToObj(number -> policyLine(number, cut(lines.get(number - 1))))
        .toList();
  }

  private MarkedLine policyLine(int number, String line) {
    return MarkedLine.of(
        number,
        line,
        places("lines")
            .filter(place -> Objects.equals(place.number("line"), number))
            .map(place -> place.mark(line))
            .toList());
  }

  /// The first TXT records at a name.
  List<MarkedLine> records(List<String> texts, int most) {
    return IntStream.rangeClosed(1, Math.min(texts.size(), most))
        .mapToObj(number -> record(number, texts.get(number - 1)))
        .toList();
  }

  private MarkedLine record(int number, String text) {
    String shown = VisibleLine.ofOctets(text);
    String line = cut(text);
    return MarkedLine.of(
            number,
            line,
            places("faults")
                .filter(place -> shown.equals(place.fields().get("text")))
                .map(place -> place.mark(line))
                .toList())
        .shown(octets -> VisibleLine.ofOctets(octets, VisibleOutput.LONGEST));
  }

  // One character more than is shown, so that it can be seen that more follows.
  private static String cut(String line) {
    int points = Math.min(line.codePointCount(0, line.length()), VisibleOutput.LONGEST + 1);
    return line.substring(0, line.offsetByCodePoints(0, points));
  }

  private record Place(Map<?, ?> fields, Finding finding) {
    @Nullable Integer number(String name) {
      return fields.get(name) instanceof Integer number ? number : null;
    }

    Mark mark(String line) {
      return Mark.of(
          line, Objects.requireNonNullElse(number("column"), 1), number("length"), finding);
    }
  }

  private Stream<Place> places(String key) {
    return findings.stream()
        .flatMap(finding ->
            finding.evidence().get(key) instanceof Collection<?> places
                ? places.stream().flatMap(place -> place(place, finding).stream())
                : Stream.empty());
  }

  // Reports of an earlier version name a line by its number alone.
  private static List<Place> place(@Nullable Object place, Finding finding) {
    return switch (place) {
      case Map<?, ?> fields -> List.of(new Place(fields, finding));
      case Integer line -> List.of(new Place(Map.of("line", line), finding));
      case null, default -> List.of();
    };
  }
}
