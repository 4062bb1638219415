package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.MxPattern;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.mtasts.StsRecord;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.MxSighting;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.CheckReport.CachedOutlook;
import bot.mtasts.core.report.CheckReport.CertificateSection;
import bot.mtasts.core.report.CheckReport.DaneSection;
import bot.mtasts.core.report.CheckReport.MxSection;
import bot.mtasts.core.report.CheckReport.PolicySection;
import bot.mtasts.core.report.CheckReport.RecordSection;
import bot.mtasts.core.report.CheckReport.StartTlsSection;
import bot.mtasts.core.report.CheckReport.Step;
import bot.mtasts.core.report.CheckReport.TlsRptSection;
import bot.mtasts.core.tlsrpt.TlsRptParser;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// What was seen, laid out for the report: facts, beside the findings that judge them.
final class Sections {
  private final Case judged;
  private final Observations seen;

  Sections(Case judged) {
    this.judged = judged;
    this.seen = judged.seen();
  }

  @Nullable RecordSection record() {
    List<String> texts = textsOf(seen.record());
    if (texts == null) {
      return null;
    }
    StsRecord record = judged.record() == null ? null : judged.record().record();
    Long ttl =
        seen.record() instanceof DnsAnswer.Found<TxtRecord> found
            ? Long.valueOf(found.ttl().toSeconds())
            : null;
    return new RecordSection(
        seen.domain().recordName(),
        texts,
        record == null ? null : record.id(),
        ttl,
        seen.record().aliases());
  }

  @Nullable PolicySection policy() {
    HttpAnswer answer =
        switch (judged.fetch()) {
          case PolicyFetch.Answered answered -> answered.answer();
          case PolicyFetch.BodyBroken broken -> broken.soFar();
          case null, default -> null;
        };
    if (answer == null) {
      return null;
    }
    String url = seen.domain().policyUrl();
    PolicyReading reading = judged.policy();
    ByteString body = answer.body();
    String sha256 = body.size() == 0 ? null : body.sha256().hex();
    if (reading == null) {
      String text = body.size() == 0 ? null : body.utf8();
      return new PolicySection(
          url, text, null, List.of(), null, answer.status(), answer.contentType(), sha256);
    }
    return new PolicySection(
        url,
        reading.text(),
        Optional.ofNullable(reading.fields().mode())
            .flatMap(PolicyMode::ofWord)
            .map(PolicyMode::word)
            .orElse(null),
        reading.fields().mx(),
        seconds(reading.fields().maxAge()),
        answer.status(),
        answer.contentType(),
        sha256);
  }

  @Nullable CertificateSection certificate() {
    TlsSeen tls =
        switch (judged.fetch()) {
          case PolicyFetch.Answered answered -> answered.tls();
          case PolicyFetch.BodyBroken broken -> broken.tls();
          case PolicyFetch.Untrusted untrusted -> untrusted.tls();
          case PolicyFetch.Failed failed -> failed.tls();
          case null, default -> null;
        };
    return tls == null ? null : CertificateFacts.section(tls);
  }

  @Nullable List<MxSection> mx() {
    if (seen.mx() instanceof DnsAnswer.NotSeen<?> || seen.mx() instanceof DnsAnswer.Refused<?>) {
      return null;
    }
    return seen.mxHosts().stream().map(this::mxHost).toList();
  }

  private MxSection mxHost(MxSighting host) {
    AddressLook addresses = host.addresses();
    return new MxSection(
        host.host(),
        host.preference(),
        Outlooks.matchedBy(judged, host).map(MxPattern::toString).orElse(null),
        addresses == null
            ? List.of()
            : addresses.all().stream().map(InetAddress::getHostAddress).toList(),
        startTls(host),
        Outlooks.of(judged, host));
  }

  private static StartTlsSection startTls(MxSighting host) {
    return host.probes().stream()
        .min(Comparator.comparingInt(Sections::badness))
        .map(Sections::startTls)
        .orElseGet(() ->
            new StartTlsSection(
                null,
                null,
                null,
                host.notProbed() == null ? "there is no address to connect to" : host.notProbed()));
  }

  private static StartTlsSection startTls(StartTlsProbe probe) {
    return switch (probe) {
      case StartTlsProbe.Secured(_, var tls) ->
          new StartTlsSection(
              true,
              tls.protocol(),
              CertificateFacts.section(tls),
              tls.trusted() ? null : tls.faults().getFirst().word());
      case StartTlsProbe.NotOffered(_, var reply) -> new StartTlsSection(false, null, null, reply);
      case StartTlsProbe.HandshakeBroken(_, var reason) ->
          new StartTlsSection(true, null, null, reason);
      case StartTlsProbe.TlsTooOld(_, var offered) ->
          new StartTlsSection(
              true, offered.isEmpty() ? null : offered, null, "nothing newer than TLS 1.1");
      case StartTlsProbe.TemporaryFailure(_, var reply) ->
          new StartTlsSection(null, null, null, reply);
      case StartTlsProbe.NotJudged(_, var reason) -> new StartTlsSection(null, null, null, reason);
    };
  }

  // The worst address speaks for the host; one that could not be judged only if none was.
  private static int badness(StartTlsProbe probe) {
    return switch (probe) {
      case StartTlsProbe.NotOffered _ -> 0;
      case StartTlsProbe.HandshakeBroken _ -> 1;
      case StartTlsProbe.TlsTooOld _ -> 2;
      case StartTlsProbe.Secured secured -> secured.tls().trusted() ? 4 : 3;
      case StartTlsProbe.TemporaryFailure _ -> 5;
      case StartTlsProbe.NotJudged _ -> 6;
    };
  }

  @Nullable TlsRptSection tlsRpt() {
    List<String> texts = textsOf(seen.tlsRpt());
    return texts == null ? null : new TlsRptSection(texts, TlsRptParser.read(texts).rua());
  }

  @Nullable List<DaneSection> dane() {
    return DaneFacts.sections(seen);
  }

  List<Step> steps() {
    return seen.timings().stream()
        .map(timing -> new Step(timing.step(), timing.start().toMillis(), timing.took().toMillis()))
        .toList();
  }

  @Nullable CachedOutlook cachedOutlook() {
    return CachedOutlooks.of(judged);
  }

  private static @Nullable Long seconds(@Nullable String maxAge) {
    return maxAge != null && maxAge.matches("[0-9]{1,10}") ? Long.valueOf(maxAge) : null;
  }

  private static @Nullable List<String> textsOf(DnsAnswer<TxtRecord> answer) {
    return switch (answer) {
      case DnsAnswer.Found<TxtRecord> found ->
          found.records().stream().map(TxtRecord::text).toList();
      case DnsAnswer.NoData<TxtRecord> _, DnsAnswer.NoSuchName<TxtRecord> _ -> List.of();
      case DnsAnswer.Refused<TxtRecord> _, DnsAnswer.NotSeen<TxtRecord> _ -> null;
    };
  }
}
