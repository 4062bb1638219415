package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.SenderDifferences;
import bot.mtasts.core.mtasts.RecordParser;
import bot.mtasts.core.mtasts.RecordProblem;
import bot.mtasts.core.mtasts.RecordProblem.Kind;
import bot.mtasts.core.mtasts.RecordReading;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Words for what is to be said about MTA-STS records, whether they were looked up or pasted.
final class RecordFindings {
  /// How many faults of one kind go into the evidence: a text of 64 KiB can hold thousands.
  private static final int MOST_FAULTS = 20;

  private final PasteText paste;
  private final Function<FindingCode, FindingDraft> found;

  /// @param found begins a finding
  RecordFindings(
      RecordReading reading, PasteText paste, Function<FindingCode, FindingDraft> found) {
    this.paste = paste;
    this.found = found;
  }

  /// One finding for each kind of problem. [Kind#MISSING] is left to [RecordCheck], which knows how
  /// DNS answered.
  static List<Finding> of(
      RecordReading reading, PasteText paste, Function<FindingCode, FindingDraft> found) {
    RecordFindings words = new RecordFindings(reading, paste, found);
    return reading.problems().stream()
        .collect(
            Collectors.groupingBy(
                RecordProblem::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()))
        .values()
        .stream()
        .flatMap(problems -> words.finding(problems).stream())
        .toList();
  }

  private Optional<Finding> finding(List<RecordProblem> problems) {
    RecordProblem first = problems.getFirst();
    return switch (first.kind()) {
      case MISSING -> Optional.empty();
      case MULTIPLE -> Optional.of(multiple(problems));
      case MALFORMED -> Optional.of(malformed(problems));
      case AMBIGUOUS -> Optional.of(ambiguous(problems));
      case DUPLICATE_FIELD -> Optional.of(duplicate(problems));
      case ID_MISSING -> Optional.of(idMissing(problems));
      case ID_INVALID -> Optional.of(idInvalid(problems));
      case UNRELATED_TXT -> Optional.of(unrelated(problems));
      case UNKNOWN_FIELD -> Optional.of(unknown(problems));
    };
  }

  private Finding multiple(List<RecordProblem> problems) {
    return draft(FindingCode.MULTIPLE_RECORDS, problems)
        .detail(
            "{} TXT records at {} begin {}: {}. With more than one, senders act as if there were"
                + " none.",
            problems.size(),
            paste.domain().recordName(),
            "v=STSv1;",
            texts(problems))
        .remedy("Keep one of them and withdraw the rest, or publish only this:{}", fresh());
  }

  private Finding malformed(List<RecordProblem> problems) {
    RecordProblem first = problems.getFirst();
    FindingDraft draft =
        draft(FindingCode.RECORD_MALFORMED, problems)
            .detail(
                "The TXT record {} at {} is meant for MTA-STS and breaks its grammar at character"
                    + " {}: {}. Senders that keep to the standard act as if there were no record.",
                shown(first),
                paste.domain().recordName(),
                first.column(),
                Prose.words(first.what()));
    if (problems.size() == 1 && first.text().matches("(?s).*;[ \t]*;[ \t]*")) {
      draft.senders(SenderDifferences.DOUBLED_SEMICOLON_AT_END.senders());
    }
    return draft.remedy(
        "Replace it by this text, typed without quotation marks around it where the DNS panel adds"
            + " them itself:{}",
        fresh());
  }

  private Finding ambiguous(List<RecordProblem> problems) {
    return draft(FindingCode.RECORD_AMBIGUOUS, problems)
        .detail(
            "The record {} has a blank before its first semicolon. The grammar allows it, the rule"
                + " that a record begins {} does not (erratum 6285), and senders read it either"
                + " way.",
            shown(problems.getFirst()),
            "v=STSv1;")
        .remedy("Publish it without the blank:{}", fresh());
  }

  private Finding duplicate(List<RecordProblem> problems) {
    FindingDraft draft =
        draft(FindingCode.RECORD_DUPLICATE_FIELD, problems)
            .detail(
                "In the record {} a field appears again: {}. The first one counts, and some senders"
                    + " refuse the record.",
                shown(problems.getFirst()),
                parts(problems));
    if (problems.stream().anyMatch(problem -> problem.part().startsWith("id="))) {
      draft.senders(SenderDifferences.DUPLICATE_ID.senders());
    }
    return draft.remedy("Leave each field in it once:{}", fresh());
  }

  private Finding idMissing(List<RecordProblem> problems) {
    RecordProblem first = problems.getFirst();
    Prose detail = Prose.of("The record {} has no field {}.", shown(first), "id");
    if (!first.meant().isEmpty()) {
      detail =
          detail.then(
              " Did you mean {} where it says {}? Spelling and letter case count.",
              first.meant(),
              VisibleLine.ofOctets(first.part()));
    }
    return draft(FindingCode.RECORD_ID_MISSING, problems)
        .detail(detail.then(" Senders act as if there were no record."))
        .remedy("Add an id, and change it whenever the policy changes:{}", fresh());
  }

  private Finding idInvalid(List<RecordProblem> problems) {
    RecordProblem first = problems.getFirst();
    FindingDraft draft =
        draft(FindingCode.RECORD_ID_INVALID, problems)
            .detail(
                "The record's id is {}, and an id is 1 to 32 letters and digits: {}. Senders that"
                    + " keep to the standard act as if there were no record.",
                VisibleLine.ofOctets(first.part()),
                Prose.words(first.what()));
    if (first.part().matches("[A-Za-z0-9-]*-[A-Za-z0-9-]*")) {
      draft.senders(SenderDifferences.ID_WITH_HYPHENS.senders());
    }
    return draft.remedy("Replace the id:{}", fresh());
  }

  private Finding unrelated(List<RecordProblem> problems) {
    boolean meant = problems.stream().anyMatch(problem -> RecordParser.isMeant(problem.text()));
    return draft(FindingCode.RECORD_UNRELATED_TXT, problems)
        .detail(
            meant
                ? "Beside the record that counts, other TXT stands at {}: {}. Senders pass it over,"
                    + " though it looks like an attempt at the same."
                : "TXT that is not MTA-STS stands at {}: {}. Senders pass it over.",
            paste.domain().recordName(),
            texts(problems))
        .remedy(
            meant
                ? "Withdraw it, so that nobody takes it for the record that counts."
                : "Nothing needs mending. If nobody put it there, it comes from a DNS wildcard.");
  }

  private Finding unknown(List<RecordProblem> problems) {
    return draft(FindingCode.RECORD_UNKNOWN_FIELD, problems)
        .detail("The record carries extension fields, which senders ignore: {}.", parts(problems))
        .evidence("fields", parts(problems))
        .remedy("Nothing needs mending. If they serve nothing, this is enough:{}", fresh());
  }

  private FindingDraft draft(FindingCode code, List<RecordProblem> problems) {
    RecordProblem first = problems.getFirst();
    FindingDraft draft =
        found
            .apply(code)
            .evidence("name", paste.domain().recordName().text())
            .evidence("texts", texts(problems));
    if (first.column() > 0) {
      draft.evidence("column", first.column());
    }
    if (first.column() > 0 || first.kind() == Kind.MULTIPLE) {
      draft.evidence(
          "faults", problems.stream().limit(MOST_FAULTS).map(RecordFindings::fault).toList());
    }
    if (!first.meant().isEmpty()) {
      draft.evidence("meant", first.meant());
    }
    return draft;
  }

  // A fault without a column is about the whole text.
  private static Map<String, Object> fault(RecordProblem problem) {
    Map<String, Object> fault = new LinkedHashMap<>();
    fault.put("text", shown(problem));
    if (problem.column() > 0) {
      fault.put("column", problem.column());
      fault.put("length", problem.length());
    }
    if (!problem.part().isEmpty()) {
      fault.put("part", VisibleLine.ofOctets(problem.part()));
    }
    if (!problem.what().isEmpty()) {
      fault.put("reason", problem.what());
    }
    return fault;
  }

  private static String shown(RecordProblem problem) {
    return VisibleLine.ofOctets(problem.text());
  }

  private static List<String> texts(List<RecordProblem> problems) {
    return problems.stream().map(RecordFindings::shown).distinct().limit(MOST_FAULTS).toList();
  }

  private static List<String> parts(List<RecordProblem> problems) {
    return problems.stream()
        .limit(MOST_FAULTS)
        .map(problem -> VisibleLine.ofOctets(problem.part()))
        .toList();
  }

  /// The record with a new id, whatever else is to be mended: where the policy is mended too, this
  /// is the record that announces it.
  private Prose.Block fresh() {
    return Prose.block(paste.record());
  }
}
