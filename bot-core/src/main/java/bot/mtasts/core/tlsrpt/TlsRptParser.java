package bot.mtasts.core.tlsrpt;

import bot.mtasts.core.mtasts.Spelling;
import bot.mtasts.core.mtasts.TxtFields;
import bot.mtasts.core.mtasts.VersionHead;
import bot.mtasts.core.tlsrpt.TlsRptProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the TXT records at `_smtp._tls` (RFC 8460 §3).
public final class TlsRptParser {
  private static final VersionHead HEAD = new VersionHead("v=TLSRPTv1");
  private static final String RUA = "rua";
  private static final Pattern MEANT =
      Pattern.compile("tls[ \t-]?rpt[ \t-]?v[ \t]?[0-9]", Pattern.CASE_INSENSITIVE);

  private final String text;
  private final List<TlsRptProblem> problems = new ArrayList<>();
  private final List<String> rua = new ArrayList<>();

  private TlsRptParser(String text) {
    this.text = text;
  }

  /// Never throws, whatever strangers publish.
  ///
  /// @param texts every TXT record there, strings joined, one char per octet
  public static TlsRptReading read(List<String> texts) {
    // §3: "records that do not begin with "v=TLSRPTv1;" are discarded"; the grammar's blank before
    // the semicolon does not save a record from that.
    List<String> kept = texts.stream().filter(text -> text.startsWith(HEAD.text())).toList();
    if (kept.size() == 1) {
      return new TlsRptParser(kept.getFirst()).read();
    }
    List<TlsRptProblem> problems = new ArrayList<>();
    if (kept.size() > 1) {
      kept.forEach(text -> problems.add(new TlsRptProblem(Kind.MULTIPLE, text, 0, 0, "", "", "")));
    } else {
      texts.stream()
          .filter(TlsRptParser::isMeant)
          .map(TlsRptParser::badHead)
          .forEach(problems::add);
    }
    if (problems.isEmpty()) {
      problems.add(new TlsRptProblem(Kind.MISSING, "", 0, 0, "", "", ""));
    }
    return new TlsRptReading(null, List.of(), problems);
  }

  /// Whether a TXT record is plainly meant for TLS-RPT, well-formed or not.
  public static boolean isMeant(String text) {
    return MEANT.matcher(text).find();
  }

  private static TlsRptProblem badHead(String text) {
    return new TlsRptProblem(
        Kind.MALFORMED,
        text,
        HEAD.faultColumn(text),
        HEAD.faultLength(text),
        "",
        HEAD.fault(text),
        HEAD.text());
  }

  private TlsRptReading read() {
    TxtFields read = TxtFields.read(text, HEAD.version().length());
    read.faults().forEach(f -> say(Kind.MALFORMED, f.column(), f.length(), f.part(), f.what(), ""));
    for (TxtFields.Field field : read.fields()) {
      if (field.name().equals(RUA)) {
        readRua(field);
      } else if (!field.hasExtensionValue()) {
        say(
            Kind.MALFORMED,
            field.column(),
            field.text().length(),
            field.text(),
            field.value().isEmpty()
                ? "a field has no value"
                : "a field's value holds a character that the grammar does not allow",
            "");
      }
    }
    if (rua.isEmpty() && problems.isEmpty()) {
      sayRuaMissing(read.fields());
    }
    return new TlsRptReading(record(), rua, problems);
  }

  private @Nullable TlsRptRecord record() {
    return problems.isEmpty() ? new TlsRptRecord(rua) : null;
  }

  private void readRua(TxtFields.Field field) {
    int start = field.column() + RUA.length() + 1;
    for (String piece : field.value().split(",", -1)) {
      // A blank at the very end of the record is no blank around a comma, nor beside a semicolon.
      boolean last = start + piece.length() > text.length();
      String uri = last ? piece.replaceFirst("^[ \t]+", "") : piece.strip();
      rua.add(uri);
      int column = start + Math.max(piece.indexOf(uri), 0);
      ReportUri.fault(uri)
          .ifPresent(what -> say(Kind.RUA_INVALID, column, uri.length(), uri, what, ""));
      start += piece.length() + 1;
    }
  }

  private void sayRuaMissing(List<TxtFields.Field> fields) {
    Optional<TxtFields.Field> near =
        fields.stream().filter(field -> Spelling.isNear(field.name(), RUA)).findFirst();
    near.ifPresentOrElse(
        field ->
            say(
                Kind.RUA_MISSING,
                field.column(),
                field.name().length(),
                field.text(),
                "a field of a similar name stands there",
                RUA),
        () -> say(Kind.RUA_MISSING, text.length() + 1, 0, "", "", ""));
  }

  private void say(Kind kind, int column, int length, String part, String what, String meant) {
    problems.add(new TlsRptProblem(kind, text, column, length, part, what, meant));
  }
}
