package bot.mtasts.core.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.ModeColumn;
import bot.mtasts.core.mtasts.PolicyLines;
import bot.mtasts.core.mtasts.PolicyParser;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.mtasts.RecordParser;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.tlsrpt.TlsRptParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Judges a policy or a record before it is published, with the very code that judges published
/// ones.
public final class PasteJudge {
  private static final Pattern POLICY_LINE =
      Pattern.compile("(?im)^\\W{0,20}(version|mode|mx|max[-_]?age)[ \t]*:");

  private PasteJudge() {}

  /// What a pasted text is taken for.
  public enum Kind {
    POLICY,
    RECORD,
    TLS_RPT_RECORD
  }

  /// What is to be said about a pasted text.
  ///
  /// @param lines of a policy, as the findings count them; empty for records
  /// @param findings by severity, then in the order of the catalogue
  public record Judgement(Kind kind, List<String> lines, List<Finding> findings) {
    public Judgement {
      lines = List.copyOf(lines);
      findings = List.copyOf(findings);
    }

    /// Whether senders would not use it.
    public boolean hasCritical() {
      return findings.stream().anyMatch(Finding::critical);
    }
  }

  /// Judges a policy file, or TXT records as they stand in a zone file or a DNS panel. Never
  /// throws, whatever is pasted.
  ///
  /// @param now what a fresh id in a remedy is made of
  public static Judgement judge(byte[] pasted, Instant now) {
    PasteText paste = PasteText.offline(now);
    String octets = new String(pasted, ISO_8859_1);
    List<String> texts = ZoneText.texts(octets);
    boolean policy = POLICY_LINE.matcher(octets).find();
    // `dig` may have been asked for both at once: what is meant for the one is not judged as the
    // other.
    List<String> tlsRpt =
        texts.stream()
            .filter(TlsRptParser::isMeant)
            .filter(text -> !RecordParser.isMeant(text))
            .toList();
    if (!policy && texts.stream().anyMatch(RecordParser::isMeant)) {
      List<String> sts = texts.stream().filter(text -> !tlsRpt.contains(text)).toList();
      return judgement(
          Kind.RECORD,
          List.of(),
          RecordFindings.of(RecordParser.read(sts), paste, PasteJudge::found),
          tlsRpt(tlsRpt, paste));
    }
    if (!policy && !tlsRpt.isEmpty()) {
      return judgement(Kind.TLS_RPT_RECORD, List.of(), tlsRpt(tlsRpt, paste), List.of());
    }
    PolicyReading reading = PolicyParser.read(pasted);
    return judgement(
        Kind.POLICY,
        PolicyLines.served(reading.text()),
        PolicyFindings.of(reading, paste, PasteJudge::found),
        List.of());
  }

  private static List<Finding> tlsRpt(List<String> texts, PasteText paste) {
    return texts.isEmpty()
        ? List.of()
        : TlsRptFindings.of(TlsRptParser.read(texts), paste, PasteJudge::found);
  }

  /// No code of the three has a severity that depends on the mode.
  private static FindingDraft found(FindingCode code) {
    return new FindingDraft(code, code.dimension(), ModeColumn.NONE);
  }

  private static Judgement judgement(
      Kind kind, List<String> lines, List<Finding> findings, List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    all.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::code));
    return new Judgement(kind, lines, all);
  }
}
