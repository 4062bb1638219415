package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.tlsrpt.TlsRptProblem;
import bot.mtasts.core.tlsrpt.TlsRptProblem.Kind;
import bot.mtasts.core.tlsrpt.TlsRptReading;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Words for what is to be said about TLS-RPT records, whether they were looked up or pasted.
final class TlsRptFindings {
  /// How many faults of one kind go into the evidence: a text of 64 KiB can hold thousands.
  private static final int MOST_FAULTS = 20;

  private final PasteText paste;
  private final Function<FindingCode, FindingDraft> found;

  private TlsRptFindings(PasteText paste, Function<FindingCode, FindingDraft> found) {
    this.paste = paste;
    this.found = found;
  }

  /// One finding for each kind of problem.
  ///
  /// @param found begins a finding
  static List<Finding> of(
      TlsRptReading reading, PasteText paste, Function<FindingCode, FindingDraft> found) {
    TlsRptFindings words = new TlsRptFindings(paste, found);
    return reading.problems().stream()
        .collect(
            Collectors.groupingBy(
                TlsRptProblem::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()))
        .values()
        .stream()
        .map(words::finding)
        .toList();
  }

  private Finding finding(List<TlsRptProblem> problems) {
    TlsRptProblem first = problems.getFirst();
    Prose.Block record = Prose.block(paste.tlsRpt());
    return switch (first.kind()) {
      case MISSING ->
          draft(FindingCode.TLS_RPT_MISSING, problems)
              .detail(
                  "No TXT record beginning {} stands at {}, so senders report to nobody what"
                      + " fails.",
                  "v=TLSRPTv1;",
                  paste.domain().tlsRptName())
              .remedy(
                  "Publish this TXT record at {}, with a mailbox that is read:{}",
                  paste.domain().tlsRptName(),
                  record);
      case MULTIPLE ->
          draft(FindingCode.TLS_RPT_MULTIPLE, problems)
              .detail(
                  "{} TXT records at {} begin {}: {}. With more than one, senders act as if there"
                      + " were none.",
                  problems.size(),
                  paste.domain().tlsRptName(),
                  "v=TLSRPTv1;",
                  texts(problems))
              .remedy(
                  "Keep one of them: it can name several addresses with commas between. For"
                      + " example:{}",
                  record);
      case MALFORMED ->
          draft(FindingCode.TLS_RPT_MALFORMED, problems)
              .detail(
                  "The TXT record {} at {} is meant for TLS-RPT and breaks its grammar at character"
                      + " {}: {}. Senders pass it over.",
                  shown(first),
                  paste.domain().tlsRptName(),
                  first.column(),
                  Prose.words(first.what()))
              .remedy("Replace it by this form, with your own address:{}", record);
      case RUA_MISSING ->
          draft(FindingCode.TLS_RPT_RUA_MISSING, problems)
              .detail(ruaMissing(first))
              .remedy("Say where reports go, with your own address:{}", record);
      case RUA_INVALID ->
          draft(FindingCode.TLS_RPT_RUA_INVALID, problems)
              .detail(
                  "The report address {} is not one that senders can use: {}. An address begins {}"
                      + " or {}; commas stand between several, and {}, {} and {} inside one are"
                      + " percent-encoded.",
                  VisibleLine.ofOctets(first.part()),
                  Prose.words(first.what()),
                  "mailto:",
                  "https:",
                  ",",
                  "!",
                  ";")
              .evidence(
                  "values",
                  problems.stream()
                      .limit(MOST_FAULTS)
                      .map(p -> VisibleLine.ofOctets(p.part()))
                      .toList())
              .remedy("Write it in this form, with your own address:{}", record);
    };
  }

  private static Prose ruaMissing(TlsRptProblem problem) {
    Prose detail =
        Prose.of("The record {} does not say where reports go: no {}.", shown(problem), "rua");
    return problem.meant().isEmpty()
        ? detail
        : detail.then(
            " Did you mean {} where it says {}? Spelling and letter case count.",
            problem.meant(),
            VisibleLine.ofOctets(problem.part()));
  }

  private FindingDraft draft(FindingCode code, List<TlsRptProblem> problems) {
    TlsRptProblem first = problems.getFirst();
    FindingDraft draft = found.apply(code).evidence("name", paste.domain().tlsRptName().text());
    if (!first.text().isEmpty()) {
      draft.evidence("texts", texts(problems));
    }
    if (first.column() > 0) {
      draft.evidence("column", first.column());
    }
    if (first.column() > 0 || first.kind() == Kind.MULTIPLE) {
      draft.evidence(
          "faults", problems.stream().limit(MOST_FAULTS).map(TlsRptFindings::fault).toList());
    }
    if (!first.meant().isEmpty()) {
      draft.evidence("meant", first.meant());
    }
    return draft;
  }

  // A fault without a column is about the whole text.
  private static Map<String, Object> fault(TlsRptProblem problem) {
    Map<String, Object> fault = new LinkedHashMap<>();
    fault.put("text", shown(problem));
    if (problem.column() > 0) {
      fault.put("column", problem.column());
      fault.put("length", problem.length());
    }
    if (!problem.what().isEmpty()) {
      fault.put("reason", problem.what());
    }
    return fault;
  }

  private static String shown(TlsRptProblem problem) {
    return VisibleLine.ofOctets(problem.text());
  }

  private static List<String> texts(List<TlsRptProblem> problems) {
    return problems.stream().map(TlsRptFindings::shown).distinct().limit(MOST_FAULTS).toList();
  }
}
