package bot.mtasts.core.report;

import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.CheckReport.CachedOutlook;
import bot.mtasts.core.report.CheckReport.CertificateSection;
import bot.mtasts.core.report.CheckReport.DaneSection;
import bot.mtasts.core.report.CheckReport.HostOutlook;
import bot.mtasts.core.report.CheckReport.MxSection;
import bot.mtasts.core.report.CheckReport.PolicySection;
import bot.mtasts.core.report.CheckReport.RecordSection;
import bot.mtasts.core.report.CheckReport.StartTlsSection;
import bot.mtasts.core.report.CheckReport.Step;
import bot.mtasts.core.report.CheckReport.TlsRptSection;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A report as JSON, schema version 1: `docs/api/report.schema.json`. The fields are a public
/// contract; new ones may be added.
public final class ReportJson {
  /// The version that stands in every report.
  public static final int SCHEMA = 1;

  // Streaming, not databind: the command line should not wait for a mapper to look at our records.
  private static final JsonFactory JSON = new JsonFactory();

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ReportJson() {}

  /// On one line, without a line end. Characters that a terminal would obey or an eye would miss
  /// are written as `\u202e`, so that the line can be looked at as it is.
  public static String line(CheckReport report) {
    return write(report, false);
  }

  /// Over many lines, for people.
  public static String pretty(CheckReport report) {
    return write(report, true);
  }

  /// Findings that stand in no report, as the array that a report would have.
  public static String findings(List<Finding> findings) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      findings(json, findings);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does not fail", e);
    }
    return escapeInvisible(text.toString());
  }

  private static String write(CheckReport report, boolean pretty) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      if (pretty) {
        json.useDefaultPrettyPrinter();
      }
      report(json, report);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does not fail", e);
    }
    return escapeInvisible(text.toString());
  }

  private static void report(JsonGenerator json, CheckReport report) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schema", SCHEMA);
    json.writeStringField("id", report.id());
    json.writeStringField("domain", report.domain().ascii());
    json.writeStringField("domainUnicode", report.domainUnicode());
    json.writeStringField("startedAt", MILLIS.format(report.startedAt()));
    json.writeNumberField("durationMs", report.took().toMillis());
    json.writeStringField("verdict", report.verdict().word());
    json.writeStringField("summary", report.summary().plain());
    field(json, "score", report.score().total());
    field(json, "grade", report.score().grade());
    dimensions(json, report);
    json.writeFieldName("findings");
    findings(json, report.findings());
    json.writeFieldName("record");
    record(json, report.record());
    json.writeFieldName("policy");
    policy(json, report.policy());
    json.writeFieldName("certificate");
    certificate(json, report.certificate());
    json.writeFieldName("mx");
    mx(json, report.mx());
    json.writeFieldName("tlsRpt");
    tlsRpt(json, report.tlsRpt());
    json.writeFieldName("dane");
    dane(json, report.dane());
    timings(json, report);
    scoreExplanation(json, report.score());
    if (report.cachedOutlook() != null) {
      json.writeFieldName("cachedOutlook");
      cachedOutlook(json, report.cachedOutlook());
    }
    json.writeEndObject();
  }

  private static void dimensions(JsonGenerator json, CheckReport report) throws IOException {
    json.writeArrayFieldStart("dimensions");
    for (Outcome outcome : report.outcomes()) {
      json.writeStartObject();
      json.writeStringField("name", outcome.dimension().word());
      json.writeStringField("status", outcome.status().word());
      field(json, "reason", outcome.reason());
      json.writeNumberField("weight", outcome.dimension().weight());
      json.writeFieldName("earned");
      points(json, report.score().earned(outcome.dimension()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void findings(JsonGenerator json, List<Finding> findings) throws IOException {
    json.writeStartArray();
    for (Finding finding : findings) {
      finding(json, finding);
    }
    json.writeEndArray();
  }

  private static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", finding.code().word());
    json.writeStringField("severity", finding.severity().word());
    json.writeStringField("dimension", finding.dimension().word());
    field(json, "effect", finding.effect() == null ? null : finding.effect().word());
    json.writeStringField("title", finding.code().title());
    json.writeStringField("detail", finding.detail().plain());
    json.writeStringField("remedy", finding.remedy().plain());
    json.writeStringField("reference", finding.code().source());
    strings(json, "senderReports", finding.senderReports());
    json.writeFieldName("senders");
    value(json, finding.senders());
    json.writeFieldName("evidence");
    value(json, finding.evidence());
    json.writeEndObject();
  }

  private static void record(JsonGenerator json, @Nullable RecordSection record)
      throws IOException {
    if (record == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("name", record.name().text());
    strings(json, "texts", record.texts());
    field(json, "id", record.id());
    field(json, "ttl", record.ttl());
    strings(json, "aliases", record.aliases());
    json.writeEndObject();
  }

  private static void policy(JsonGenerator json, @Nullable PolicySection policy)
      throws IOException {
    if (policy == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("url", policy.url());
    field(json, "text", policy.text());
    field(json, "mode", policy.mode());
    strings(json, "mx", policy.mx());
    field(json, "maxAge", policy.maxAge());
    field(json, "status", policy.status());
    field(json, "contentType", policy.contentType());
    field(json, "sha256", policy.sha256());
    json.writeEndObject();
  }

  private static void certificate(JsonGenerator json, @Nullable CertificateSection certificate)
      throws IOException {
    if (certificate == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("subject", certificate.subject());
    json.writeStringField("issuer", certificate.issuer());
    strings(json, "names", certificate.names());
    json.writeStringField("notBefore", time(certificate.notBefore()));
    json.writeStringField("notAfter", time(certificate.notAfter()));
    json.writeStringField("tlsVersion", certificate.tlsVersion());
    strings(json, "chain", certificate.chain());
    json.writeEndObject();
  }

  private static void mx(JsonGenerator json, @Nullable Collection<MxSection> hosts)
      throws IOException {
    if (hosts == null) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (MxSection mx : hosts) {
      json.writeStartObject();
      json.writeStringField("host", mx.host().text());
      field(json, "preference", mx.preference());
      field(json, "matchedBy", mx.matchedBy());
      strings(json, "addresses", mx.addresses());
      StartTlsSection starttls = mx.starttls();
      json.writeObjectFieldStart("starttls");
      field(json, "offered", starttls.offered());
      field(json, "tlsVersion", starttls.tlsVersion());
      json.writeFieldName("certificate");
      certificate(json, starttls.certificate());
      field(json, "reason", starttls.reason());
      json.writeEndObject();
      json.writeStringField("outlook", mx.outlook().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void tlsRpt(JsonGenerator json, @Nullable TlsRptSection tlsRpt)
      throws IOException {
    if (tlsRpt == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    strings(json, "texts", tlsRpt.texts());
    strings(json, "rua", tlsRpt.rua());
    json.writeEndObject();
  }

  private static void dane(JsonGenerator json, @Nullable Collection<DaneSection> hosts)
      throws IOException {
    if (hosts == null) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (DaneSection dane : hosts) {
      json.writeStartObject();
      json.writeStringField("host", dane.host().text());
      strings(json, "tlsa", dane.tlsa());
      field(json, "secure", dane.secure());
      field(json, "matches", dane.matches());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void timings(JsonGenerator json, CheckReport report) throws IOException {
    json.writeArrayFieldStart("timings");
    for (Step step : report.timings()) {
      json.writeStartObject();
      json.writeStringField("step", step.step());
      json.writeNumberField("startMs", step.startMs());
      json.writeNumberField("durationMs", step.durationMs());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void scoreExplanation(JsonGenerator json, Score score) throws IOException {
    json.writeObjectFieldStart("scoreExplanation");
    json.writeFieldName("earned");
    points(json, score.earned());
    json.writeNumberField("weight", score.judgedWeight());
    Score.Ceiling ceiling = score.ceiling();
    if (ceiling == null) {
      json.writeNullField("ceiling");
    } else {
      json.writeObjectFieldStart("ceiling");
      json.writeStringField("verdict", ceiling.verdict().word());
      json.writeNumberField("atMost", ceiling.atMost());
      json.writeNumberField("before", ceiling.before());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void cachedOutlook(JsonGenerator json, CachedOutlook cached) throws IOException {
    json.writeStartObject();
    json.writeStringField("until", time(cached.until()));
    json.writeStringField("mode", cached.mode());
    json.writeArrayFieldStart("hosts");
    for (HostOutlook host : cached.hosts()) {
      json.writeStartObject();
      json.writeStringField("host", host.host().text());
      json.writeStringField("outlook", host.outlook().word());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("words", cached.words().plain());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, Collection<?> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Object value : values) {
      json.writeString(value.toString());
    }
    json.writeEndArray();
  }

  private static void field(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    json.writeFieldName(name);
    value(json, value);
  }

  private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          value(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case Collection<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          value(json, element);
        }
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> points(json, number);
      case Instant instant -> json.writeString(time(instant));
      default -> json.writeString(value.toString());
    }
  }

  // Points may be halves; whole ones are written as whole numbers.
  private static void points(JsonGenerator json, @Nullable Double points) throws IOException {
    if (points == null) {
      json.writeNull();
    } else if (points == Math.rint(points)) {
      json.writeNumber(points.longValue());
    } else {
      json.writeNumber(points);
    }
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  // Outside strings JSON is ASCII, so that whatever is found here stands inside one.
  private static String escapeInvisible(String json) {
    if (json.codePoints().noneMatch(ReportJson::isInvisible)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 64);
    json.codePoints()
        .forEach(point -> {
          if (isInvisible(point)) {
            for (char half : Character.toChars(point)) {
              escaped.append("\\u%04x".formatted((int) half));
            }
          } else {
            escaped.appendCodePoint(point);
          }
        });
    return escaped.toString();
  }

  private static boolean isInvisible(int point) {
    return point >= 0x7f && VisibleLine.isInvisible(point);
  }
}
