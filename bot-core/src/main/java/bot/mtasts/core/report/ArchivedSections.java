package bot.mtasts.core.report;

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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What was seen, in the kept form: for each section how it is written, and below how it is read.
final class ArchivedSections {
  private ArchivedSections() {}

  static void write(ObjectNode json, CheckReport report) {
    section(json, "record", report.record(), ArchivedSections::record);
    section(json, "policy", report.policy(), ArchivedSections::policy);
    section(json, "certificate", report.certificate(), ArchivedSections::certificate);
    list(json, "mx", report.mx(), ArchivedSections::mx);
    section(json, "tlsRpt", report.tlsRpt(), ArchivedSections::tlsRpt);
    list(json, "dane", report.dane(), ArchivedSections::dane);
    list(json, "timings", report.timings(), ArchivedSections::step);
    section(json, "cachedOutlook", report.cachedOutlook(), ArchivedSections::cachedOutlook);
  }

  private static void record(ObjectNode json, RecordSection record) {
    json.put("name", ArchivedValues.host(record.name()));
    json.set("texts", ArchivedValues.texts(record.texts()));
    json.put("id", record.id());
    json.put("ttl", record.ttl());
    json.set("aliases", ArchivedValues.hosts(record.aliases()));
  }

  static RecordSection record(ArchivedFields json) {
    return new RecordSection(
        ArchivedValues.host(json, "name"),
        json.texts("texts"),
        json.textOrNull("id"),
        json.longOrNull("ttl"),
        ArchivedValues.hosts(json, "aliases"));
  }

  private static void policy(ObjectNode json, PolicySection policy) {
    json.put("url", policy.url());
    json.put("text", policy.text());
    json.put("mode", policy.mode());
    json.set("mx", ArchivedValues.texts(policy.mx()));
    json.put("maxAge", policy.maxAge());
    json.put("status", policy.status());
    json.put("contentType", policy.contentType());
    json.put("sha256", policy.sha256());
  }

  static PolicySection policy(ArchivedFields json) {
    return new PolicySection(
        json.text("url"),
        json.textOrNull("text"),
        json.textOrNull("mode"),
        json.texts("mx"),
        json.longOrNull("maxAge"),
        json.integerOrNull("status"),
        json.textOrNull("contentType"),
        json.textOrNull("sha256"));
  }

  private static void certificate(ObjectNode json, CertificateSection certificate) {
    json.put("subject", certificate.subject());
    json.put("issuer", certificate.issuer());
    json.set("names", ArchivedValues.texts(certificate.names()));
    json.put("notBefore", certificate.notBefore().toString());
    json.put("notAfter", certificate.notAfter().toString());
    json.put("tlsVersion", certificate.tlsVersion());
    json.set("chain", ArchivedValues.texts(certificate.chain()));
  }

  static CertificateSection certificate(ArchivedFields json) {
    return new CertificateSection(
        json.text("subject"),
        json.text("issuer"),
        json.texts("names"),
        json.instant("notBefore"),
        json.instant("notAfter"),
        json.text("tlsVersion"),
        json.texts("chain"));
  }

  private static void mx(ObjectNode json, MxSection mx) {
    json.put("host", ArchivedValues.host(mx.host()));
    json.put("preference", mx.preference());
    json.put("matchedBy", mx.matchedBy());
    json.set("addresses", ArchivedValues.texts(mx.addresses()));
    section(json, "starttls", mx.starttls(), ArchivedSections::startTls);
    json.put("outlook", mx.outlook().word());
  }

  static MxSection mx(ArchivedFields json) {
    return new MxSection(
        ArchivedValues.host(json, "host"),
        json.integerOrNull("preference"),
        json.textOrNull("matchedBy"),
        json.texts("addresses"),
        json.section("starttls", ArchivedSections::startTls),
        outlook(json));
  }

  private static void startTls(ObjectNode json, StartTlsSection startTls) {
    json.put("offered", startTls.offered());
    json.put("tlsVersion", startTls.tlsVersion());
    section(json, "certificate", startTls.certificate(), ArchivedSections::certificate);
    json.put("reason", startTls.reason());
  }

  private static StartTlsSection startTls(ArchivedFields json) {
    return new StartTlsSection(
        json.flagOrNull("offered"),
        json.textOrNull("tlsVersion"),
        json.sectionOrNull("certificate", ArchivedSections::certificate),
        json.textOrNull("reason"));
  }

  private static void tlsRpt(ObjectNode json, TlsRptSection tlsRpt) {
    json.set("texts", ArchivedValues.texts(tlsRpt.texts()));
    json.set("rua", ArchivedValues.texts(tlsRpt.rua()));
  }

  static TlsRptSection tlsRpt(ArchivedFields json) {
    return new TlsRptSection(json.texts("texts"), json.texts("rua"));
  }

  private static void dane(ObjectNode json, DaneSection dane) {
    json.put("host", ArchivedValues.host(dane.host()));
    json.set("tlsa", ArchivedValues.texts(dane.tlsa()));
    json.put("secure", dane.secure());
    json.put("matches", dane.matches());
  }

  static DaneSection dane(ArchivedFields json) {
    return new DaneSection(
        ArchivedValues.host(json, "host"),
        json.texts("tlsa"),
        json.flagOrNull("secure"),
        json.flagOrNull("matches"));
  }

  private static void step(ObjectNode json, Step step) {
    json.put("step", step.step());
    json.put("startMs", step.startMs());
    json.put("durationMs", step.durationMs());
  }

  static Step step(ArchivedFields json) {
    return new Step(json.text("step"), json.longInteger("startMs"), json.longInteger("durationMs"));
  }

  private static void cachedOutlook(ObjectNode json, CachedOutlook cached) {
    json.put("until", cached.until().toString());
    json.put("mode", cached.mode());
    list(json, "hosts", cached.hosts(), ArchivedSections::hostOutlook);
    json.set("words", ArchivedValues.prose(cached.words()));
  }

  static CachedOutlook cachedOutlook(ArchivedFields json) {
    return new CachedOutlook(
        json.instant("until"),
        json.text("mode"),
        json.list("hosts", ArchivedSections::hostOutlook),
        ArchivedValues.prose(json.node("words")));
  }

  private static void hostOutlook(ObjectNode json, HostOutlook host) {
    json.put("host", ArchivedValues.host(host.host()));
    json.put("outlook", host.outlook().word());
  }

  private static HostOutlook hostOutlook(ArchivedFields json) {
    return new HostOutlook(ArchivedValues.host(json, "host"), outlook(json));
  }

  private static Outlook outlook(ArchivedFields json) {
    return json.word("outlook", Outlook.values(), Outlook::word);
  }

  private static <T> void section(
      ObjectNode json, String name, @Nullable T section, BiConsumer<ObjectNode, T> write) {
    if (section == null) {
      json.putNull(name);
    } else {
      write.accept(json.putObject(name), section);
    }
  }

  private static <T> void list(
      ObjectNode json, String name, @Nullable List<T> elements, BiConsumer<ObjectNode, T> write) {
    if (elements == null) {
      json.putNull(name);
    } else {
      var array = json.putArray(name);
      elements.forEach(element -> write.accept(array.addObject(), element));
    }
  }
}
