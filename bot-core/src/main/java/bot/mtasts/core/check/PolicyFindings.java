package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.SenderDifferences;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.PolicyProblem;
import bot.mtasts.core.mtasts.PolicyProblem.Kind;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Words for what is to be said about the text of a policy, whether it was fetched or pasted. What
/// its values mean is for [PolicyTerms].
final class PolicyFindings {
  private final PolicyMending mending;
  private final Function<FindingCode, FindingDraft> found;

  private PolicyFindings(PolicyMending mending, Function<FindingCode, FindingDraft> found) {
    this.mending = mending;
    this.found = found;
  }

  /// One finding for each kind of problem, and those that a valid policy's mode and values give.
  ///
  /// @param found begins a finding
  static List<Finding> of(
      PolicyReading reading, PasteText paste, Function<FindingCode, FindingDraft> found) {
    PolicyMending mending = new PolicyMending(reading, paste);
    PolicyFindings words = new PolicyFindings(mending, found);
    List<Finding> findings = new ArrayList<>();
    reading.problems().stream()
        .collect(
            Collectors.groupingBy(
                PolicyProblem::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()))
        .values()
        .forEach(problems -> findings.add(words.finding(problems)));
    Policy policy = reading.policy();
    if (policy != null) {
      findings.addAll(PolicyTerms.of(policy, mending, found));
    }
    return findings;
  }

  private Finding finding(List<PolicyProblem> problems) {
    return switch (problems.getFirst().kind()) {
      case MALFORMED -> malformed(problems);
      case VERSION_INVALID -> version(problems);
      case MODE_INVALID -> mode(problems);
      case MX_MISSING -> mxMissing(problems);
      case MX_INVALID -> mxInvalid(problems);
      case MAX_AGE_INVALID -> maxAge(problems);
      case BLANK_LINE -> blankLines(problems);
      case MX_ADDRESS -> mxAddress(problems);
      case DUPLICATE_FIELD -> duplicate(problems);
      case UNKNOWN_FIELD -> unknown(problems);
    };
  }

  private Finding malformed(List<PolicyProblem> problems) {
    PolicyProblem first = problems.getFirst();
    Prose detail =
        first.line() == 0
            ? Prose.of("There is no policy in the file: {}.", Prose.words(first.what()))
            : Prose.of(
                "At line {}, column {} the policy file leaves the grammar: {}. The line reads {}.",
                first.line(),
                first.place().column(),
                Prose.words(first.what()),
                first.place().shown());
    if (!first.meant().isEmpty()) {
      detail = detail.then(" It looks like the field {}.", first.meant());
    }
    FindingDraft draft =
        draft(FindingCode.POLICY_MALFORMED, problems)
            .detail(more(detail, problems).then(" To senders there is no policy."));
    if (problems.stream().allMatch(problem -> problem.place().shown().strip().startsWith("#"))) {
      draft.senders(SenderDifferences.COMMENT_LINE.senders());
    }
    return draft.remedy(mending.wholeFile());
  }

  private Finding version(List<PolicyProblem> problems) {
    return draft(FindingCode.POLICY_VERSION_INVALID, problems)
        .detail(value(problems.getFirst(), "version", "it must read {}.", "version: STSv1"))
        .remedy(line(problems.getFirst(), "version: STSv1"));
  }

  private Finding mode(List<PolicyProblem> problems) {
    PolicyProblem first = problems.getFirst();
    Prose detail =
        value(
            first,
            "mode",
            "it must name {}, {} or {}, in lower case.",
            "enforce",
            "testing",
            "none");
    boolean guessed = PolicyMode.ofWord(first.meant()).isPresent();
    return draft(FindingCode.POLICY_MODE_INVALID, problems)
        .detail(guessed ? detail.then(" Did you mean {}?", first.meant()) : detail)
        .remedy(line(first, "mode: " + (guessed ? first.meant() : "testing")));
  }

  private Finding maxAge(List<PolicyProblem> problems) {
    PolicyProblem first = problems.getFirst();
    FindingDraft draft =
        draft(FindingCode.POLICY_MAX_AGE_INVALID, problems)
            .detail(
                value(
                    first,
                    "max_age",
                    "it must hold a number of seconds of 1 to 10 digits, at most {}.",
                    Policy.LONGEST_MAX_AGE.toSeconds()));
    if (first.part().matches("[0-9]{1,10}")) {
      draft.senders(SenderDifferences.MAX_AGE_ABOVE_LIMIT.senders());
    }
    return draft.remedy(
        line(
            first,
            "max_age: "
                + (first.meant().matches("[0-9]+") ? first.meant() : PasteText.WEEK.toSeconds())));
  }

  private Finding mxMissing(List<PolicyProblem> problems) {
    return draft(FindingCode.POLICY_MX_MISSING, problems)
        .detail(
            value(
                problems.getFirst(),
                "mx",
                "a policy whose mode is not {} names at least one MX host.",
                "none"))
        .remedy(mending.mxLines());
  }

  private Finding mxInvalid(List<PolicyProblem> problems) {
    PolicyProblem first = problems.getFirst();
    Prose detail =
        Prose.of(
            "The mx value {} in line {} is neither a host name nor {} and a host name: {}.",
            first.part(),
            first.line(),
            "*.",
            Prose.words(first.what()));
    if (!first.meant().isEmpty()) {
      detail = detail.then(" Did you mean {}?", first.meant());
    }
    FindingDraft draft =
        draft(FindingCode.POLICY_MX_INVALID, problems)
            .detail(more(detail, problems).then(" Senders drop the whole policy for it."))
            .evidence("values", parts(problems));
    if (problems.stream().allMatch(PolicyFindings::hasOnlyTrailingDot)) {
      draft.senders(SenderDifferences.MX_TRAILING_DOT.senders());
    }
    return draft.remedy(
        problems.stream().noneMatch(problem -> problem.meant().isEmpty())
            ? mending.lines(problems.stream().map(problem -> "mx: " + problem.meant()).toList())
            : mending.mxLines());
  }

  private static boolean hasOnlyTrailingDot(PolicyProblem problem) {
    return problem.part().equalsIgnoreCase(problem.meant() + ".");
  }

  private Finding mxAddress(List<PolicyProblem> problems) {
    return draft(FindingCode.POLICY_MX_ADDRESS, problems)
        .detail(
            "The policy names an IP address as MX host: {}. MX records name hosts, so it matches"
                + " nothing, and some senders drop the whole policy for it.",
            parts(problems))
        .evidence("values", parts(problems))
        .senders(SenderDifferences.MX_ADDRESS.senders())
        .remedy(mending.mxLines());
  }

  private Finding blankLines(List<PolicyProblem> problems) {
    return draft(FindingCode.POLICY_BLANK_LINE, problems)
        .detail(
            "The policy file has blank lines ({}). The grammar has none, and some senders refuse"
                + " the file for them.",
            Prose.words(
                problems.stream()
                    .limit(PlaceFacts.MOST_LINES)
                    .map(problem -> "line " + problem.line())
                    .collect(Collectors.joining(", "))))
        .senders(SenderDifferences.BLANK_LINES.senders())
        .remedy(
            mending.thenNewId(
                Prose.of(
                    "Remove the blank lines, also at the end of the file: the last line needs at"
                        + " most one line end.")));
  }

  private Finding duplicate(List<PolicyProblem> problems) {
    FindingDraft draft =
        draft(FindingCode.POLICY_DUPLICATE_FIELD, problems)
            .detail(
                more(
                    Prose.of(
                        "The field {} stands in line {} again. Only the first one counts.",
                        problems.getFirst().part(),
                        problems.getFirst().line()),
                    problems))
            .evidence("fields", parts(problems));
    if (problems.stream().anyMatch(problem -> problem.part().equals("mode"))) {
      draft.senders(SenderDifferences.SECOND_MODE_LINE.senders());
    }
    return draft.remedy(
        mending.thenNewId(Prose.of("Leave each field other than {} in the file once.", "mx")));
  }

  private Finding unknown(List<PolicyProblem> problems) {
    Prose detail =
        Prose.of("The policy carries extension fields, which senders ignore: {}.", parts(problems));
    List<String> guesses =
        problems.stream().map(PolicyProblem::meant).filter(m -> !m.isEmpty()).distinct().toList();
    if (!guesses.isEmpty()) {
      detail = detail.then(" Did you mean {}?", guesses);
    }
    return draft(FindingCode.POLICY_UNKNOWN_FIELD, problems)
        .detail(detail)
        .evidence("fields", parts(problems))
        .remedy("Nothing needs mending. If nothing reads them, take them out.");
  }

  /// In place of the faulty line, or beside the others where there is none.
  private Prose line(PolicyProblem problem, String line) {
    return problem.line() == 0 ? mending.newLine(line) : mending.line(line);
  }

  /// `The policy has no mode line; it must…` or `Line 2 says that mode is x; it must…`.
  private static Prose value(
      PolicyProblem problem, String field, String must, Object... arguments) {
    return start(problem, field).then(must, arguments);
  }

  private static Prose start(PolicyProblem problem, String field) {
    if (problem.line() == 0) {
      return Prose.of("The policy has no {} line; ", field);
    }
    if (problem.meant().equals(field)) {
      return Prose.of(
          "The policy has no {} line (line {} says {}; did you mean {}?); ",
          field,
          problem.line(),
          problem.part(),
          field);
    }
    return problem.part().isEmpty()
        ? Prose.of("Line {} has no value for {}; ", problem.line(), field)
        : Prose.of("Line {} says that {} is {}; ", problem.line(), field, problem.part());
  }

  private static Prose more(Prose detail, List<PolicyProblem> problems) {
    List<Integer> others =
        problems.stream().skip(1).map(PolicyProblem::line).filter(line -> line > 0).toList();
    return others.isEmpty()
        ? detail
        : detail.then(
            " The same goes for {}.",
            Prose.words(
                others.size() > PlaceFacts.MOST_LINES
                    ? others.size() + " more lines"
                    : others.stream().map(n -> "line " + n).collect(Collectors.joining(", "))));
  }

  private FindingDraft draft(FindingCode code, List<PolicyProblem> problems) {
    PolicyProblem first = problems.getFirst();
    FindingDraft draft = found.apply(code);
    if (first.line() == 0 && first.kind() == Kind.MALFORMED) {
      // A file without lines leaves the grammar where its first one should be.
      draft.evidence("line", 1).evidence("column", 1).evidence("shown", first.place().shown());
    }
    line(first).forEach(draft::evidence);
    return first.line() == 0
        ? draft
        : draft.evidence(
            "lines",
            problems.stream().limit(PlaceFacts.MOST_LINES).map(PolicyFindings::line).toList());
  }

  private static Map<String, Object> line(PolicyProblem problem) {
    Map<String, Object> line = PlaceFacts.of(problem.place());
    if (!problem.what().isEmpty()) {
      line.put("reason", problem.what());
    }
    if (!problem.meant().isEmpty()) {
      line.put("meant", problem.meant());
    }
    return Collections.unmodifiableMap(line);
  }

  private static List<String> parts(List<PolicyProblem> problems) {
    return problems.stream()
        .map(PolicyProblem::part)
        .distinct()
        .limit(PlaceFacts.MOST_LINES)
        .toList();
  }
}
