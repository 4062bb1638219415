package bot.mtasts.core.report;

import bot.mtasts.core.mtasts.DomainName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The form in which reports are kept: everything a [CheckReport] holds comes back as it was, so
/// that any renderer can speak from an old report. [ReportJson] is for readers and leaves things
/// out (strangers' text is no longer apart from ours in it); this is for ourselves alone.
public final class ReportArchive {
  /// The version of the form. A field may be added without a new one, since readers pass over
  /// fields that they do not know; anything else needs the next number.
  static final int VERSION = 1;

  // Pure ASCII: strangers' text may hold half a surrogate pair or NUL, which no database takes.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private ReportArchive() {}

  /// A report as text, in ASCII and on one line.
  public static String write(CheckReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", VERSION);
    json.put("id", report.id());
    json.put("domain", report.domain().ascii());
    json.put("domainUnicode", report.domainUnicode());
    json.put("startedAt", report.startedAt().toString());
    json.put("took", report.took().toString());
    json.put("verdict", report.verdict().word());
    json.set("summary", ArchivedValues.prose(report.summary()));
    ArchivedFindings.write(json, report);
    ArchivedSections.write(json, report);
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }

  /// The report that was written.
  ///
  /// @throws IllegalArgumentException if the text is none of ours, is damaged, or was written by a
  ///   later version; the message says which
  public static CheckReport read(String text) {
    ArchivedFields json = ArchivedFields.of(parse(text));
    int version = json.integer("version");
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "this report is kept in form %d, and this version reads only form %d"
              .formatted(version, VERSION));
    }
    ArchivedFindings findings = ArchivedFindings.read(json);
    return new CheckReport(
        json.text("id"),
        new DomainName(json.text("domain")),
        json.text("domainUnicode"),
        json.instant("startedAt"),
        json.duration("took"),
        json.word("verdict", Verdict.values(), Verdict::word),
        ArchivedValues.prose(json.node("summary")),
        findings.score(),
        findings.outcomes(),
        findings.findings(),
        json.sectionOrNull("record", ArchivedSections::record),
        json.sectionOrNull("policy", ArchivedSections::policy),
        json.sectionOrNull("certificate", ArchivedSections::certificate),
        json.listOrNull("mx", ArchivedSections::mx),
        json.sectionOrNull("tlsRpt", ArchivedSections::tlsRpt),
        json.listOrNull("dane", ArchivedSections::dane),
        json.list("timings", ArchivedSections::step),
        json.sectionOrNull("cachedOutlook", ArchivedSections::cachedOutlook));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is not a kept report: " + e.getOriginalMessage(), e);
    }
  }
}
