package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Would a sender trust the policy host's certificate and TLS? (RFC 8461 §3.3)
public final class CertificateCheck implements Check {
  @Override
  public Dimension dimension() {
    return Dimension.CERTIFICATE;
  }

  @Override
  public Outcome judge(Case given) {
    PolicyFetch fetch = given.fetch();
    return fetch == null ? withoutHandshake(given) : judge(given, fetch);
  }

  private static Outcome judge(Case given, PolicyFetch fetch) {
    return switch (fetch) {
      case PolicyFetch.Answered answered -> judged(given, answered.tls());
      case PolicyFetch.BodyBroken broken -> judged(given, broken.tls());
      case PolicyFetch.Untrusted untrusted -> judged(given, untrusted.tls());
      case PolicyFetch.TlsTooOld old ->
          Outcome.judged(Dimension.CERTIFICATE, List.of(tooOld(given, old)), null);
      case PolicyFetch.Failed failed ->
          failed.tls() == null ? withoutHandshake(given) : judged(given, failed.tls());
      case PolicyFetch.NotSeen(_, var reason) ->
          Outcome.judged(
              Dimension.CERTIFICATE,
              List.of(),
              "the policy host could not be asked from here: " + reason);
    };
  }

  /// What we could not see is left open; what they do not show us is skipped.
  private static Outcome withoutHandshake(Case given) {
    Outcome fetch = given.outcome(Dimension.FETCH);
    return fetch.status() == Status.UNDETERMINED
        ? Outcome.judged(Dimension.CERTIFICATE, List.of(), fetch.reason())
        : Outcome.skipped(
            Dimension.CERTIFICATE, "no certificate was seen: the policy host showed none");
  }

  private static Outcome judged(Case given, TlsSeen tls) {
    Instant now = given.seen().now();
    CertificateFacts facts = CertificateFacts.of(tls.leaf());
    List<Finding> findings = new ArrayList<>();
    if (!tls.trusted()) {
      findings.add(invalid(given, tls, facts));
    } else if (facts.expiresSoon(now)) {
      findings.add(expiresSoon(given, facts, now));
    }
    if (facts.weakKey()) {
      findings.add(weak(given, facts));
    }
    return Outcome.judged(Dimension.CERTIFICATE, findings, null);
  }

  private static Finding invalid(Case given, TlsSeen tls, CertificateFacts facts) {
    HostName host = given.seen().domain().policyHost();
    CertificateWords words = new CertificateWords(host, tls, given.seen().now());
    FindingDraft draft =
        given
            .found(FindingCode.CERT_INVALID)
            .detail(words.detail())
            .evidence("reason", tls.faults().getFirst().word())
            .evidence("reasons", tls.faults().stream().map(CertificateFault::word).toList())
            .evidence("host", host.text());
    facts.evidence().forEach(draft::evidence);
    return draft
        .evidence("chain", tls.chain().stream().map(CertificateFacts::subjectOf).toList())
        .remedy(words.remedy());
  }

  private static Finding tooOld(Case given, PolicyFetch.TlsTooOld old) {
    HostName host = given.seen().domain().policyHost();
    Prose detail =
        old.offered().isEmpty()
            ? Prose.of("{} refuses TLS 1.2 and 1.3, and senders speak nothing older.", host)
            : Prose.of(
                "{} speaks {} and nothing newer; senders speak TLS 1.2 and 1.3 only.",
                host,
                old.offered());
    return given
        .found(FindingCode.TLS_VERSION_OLD)
        .detail(detail)
        .evidence("host", host.text())
        .evidence("offered", old.offered())
        .remedy(
            "Let the web server, or the load balancer before it, speak TLS 1.2 and 1.3. In nginx"
                + " and in Apache:{}",
            Prose.block(
                """
                ssl_protocols TLSv1.2 TLSv1.3;        # nginx
                SSLProtocol -all +TLSv1.2 +TLSv1.3    # Apache\
                """));
  }

  private static Finding expiresSoon(Case given, CertificateFacts facts, Instant now) {
    HostName host = given.seen().domain().policyHost();
    FindingDraft draft =
        given
            .found(FindingCode.CERT_EXPIRES_SOON)
            .detail(
                "The certificate of {} is valid until {}: {} more days. After that senders cannot"
                    + " fetch the policy any more.",
                host,
                LocalDate.ofInstant(facts.notAfter(), ZoneOffset.UTC),
                facts.left(now).toDays())
            .evidence("host", host.text())
            .evidence("daysLeft", facts.left(now).toDays());
    facts.evidence().forEach(draft::evidence);
    return draft.remedy(
        "Renew it now, reload the server, and see why it was not renewed by itself. With"
            + " certbot:{}",
        Prose.block("certbot renew --cert-name " + host + "\nsystemctl list-timers certbot.timer"));
  }

  private static Finding weak(Case given, CertificateFacts facts) {
    HostName host = given.seen().domain().policyHost();
    FindingDraft draft =
        given
            .found(FindingCode.CERT_WEAK)
            .detail(
                "The certificate of {} has an RSA key of {} bits. Less than 2048 is refused by"
                    + " strict senders.",
                host,
                facts.rsaBits())
            .evidence("host", host.text())
            .evidence("rsaBits", facts.rsaBits());
    facts.evidence().forEach(draft::evidence);
    return draft.remedy(
        "Obtain a certificate with a new key, ECDSA or RSA of 2048 bits at least. With certbot:{}",
        Prose.block("certbot certonly --key-type ecdsa --force-renewal -d " + host));
  }
}
