package bot.mtasts.core.mtasts;

import java.util.Optional;

/// Recognises files that are no policy at all, so that one sentence says so instead of one for each
/// of their lines.
final class NoPolicy {
  private NoPolicy() {}

  /// What the file is instead of a policy, if it is something else.
  static Optional<PolicyProblem> recognise(PolicyFileText file) {
    if (file.lines().stream().allMatch(line -> PolicyLine.isBlank(line.text()))) {
      return Optional.of(
          new PolicyProblem(
              PolicyProblem.Kind.MALFORMED,
              PolicyPlace.FILE,
              "",
              file.text().isEmpty() ? "the file is empty" : "the file holds nothing but blanks",
              ""));
    }
    PolicyLines.Line first =
        file.lines().stream()
            .filter(line -> !PolicyLine.isBlank(line.text()))
            .findFirst()
            .orElseThrow();
    String start = first.text().stripLeading();
    if (start.startsWith("<")) {
      return Optional.of(at(first, "the file is HTML or XML, not a policy"));
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return Optional.of(at(first, "the file is JSON, not a policy"));
    }
    boolean hopeless =
        file.lines().stream().noneMatch(line -> PolicyLine.hasKnownKey(line.text()))
            && file.lines().stream()
                .anyMatch(line -> PolicyLine.read(line.text()) instanceof PolicyLine.Malformed);
    return hopeless
        ? Optional.of(at(first, "the file holds no field of a policy"))
        : Optional.empty();
  }

  private static PolicyProblem at(PolicyLines.Line line, String what) {
    return new PolicyProblem(
        PolicyProblem.Kind.MALFORMED, line.place(0, line.text().length()), "", what, "");
  }
}
