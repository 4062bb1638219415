package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.StartTlsProbe.Secured;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The certificates that MX hosts present after STARTTLS, compared with the host's own name (RFC
/// 8461 §4.2).
final class MxCertificateFindings {
  private static final int MOST_SENTENCES = 3;
  private static final String WHOLE_CHAIN =
      """
      smtpd_tls_chain_files =
          /etc/letsencrypt/live/%1$s/privkey.pem,
          /etc/letsencrypt/live/%1$s/fullchain.pem\
      """;

  /// Faults of one certificate, or of how it is installed, that the next one need not have.
  private static final Set<CertificateFault> RENEWING_MENDS =
      EnumSet.of(
          CertificateFault.EXPIRED,
          CertificateFault.NOT_YET_VALID,
          CertificateFault.INCOMPLETE_CHAIN);

  private final Case given;
  private final List<MailHost> hosts;
  private final Instant now;

  MxCertificateFindings(Case given, List<MailHost> hosts) {
    this.given = given;
    this.hosts = hosts;
    this.now = given.seen().now();
  }

  /// All of them, in the order of the catalogue.
  List<Finding> all() {
    List<ProbedAt<Secured>> invalid = where(probe -> !probe.tls().trusted());
    List<ProbedAt<Secured>> ending =
        where(probe ->
            probe.tls().trusted() && CertificateFacts.of(probe.tls().leaf()).expiresSoon(now));
    return Stream.of(
            invalid.isEmpty() ? Optional.<Finding>empty() : Optional.of(invalid(invalid)),
            ending.isEmpty() ? Optional.<Finding>empty() : Optional.of(expiresSoon(ending)))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<ProbedAt<Secured>> where(Predicate<Secured> which) {
    return ProbedAt.among(
        hosts,
        host ->
            host.seen().probes().stream()
                .filter(Secured.class::isInstance)
                .map(Secured.class::cast)
                .filter(which),
        StartTlsProbe::address);
  }

  private Finding invalid(List<ProbedAt<Secured>> places) {
    List<CertificateFault> faults = faults(places.stream());
    Prose words = Prose.of("");
    for (ProbedAt<Secured> place : places.subList(0, Math.min(MOST_SENTENCES, places.size()))) {
      words = words.then("{} ", sentences(place));
    }
    if (places.size() > MOST_SENTENCES) {
      words = words.then("{} more hosts have faults too. ", places.size() - MOST_SENTENCES);
    }
    return given
        .found(FindingCode.MX_CERT_INVALID)
        .detail(
            words.then(
                "{}",
                Consequence.ofUnmet(
                    given.mode(),
                    "No policy asks senders to validate it, so mail is encrypted and delivered.")))
        .evidence("reason", faults.getFirst().word())
        .evidence("reasons", faults.stream().map(CertificateFault::word).toList())
        .evidence(
            "hosts",
            places.stream()
                .map(place -> certificateFacts(place, faults(Stream.of(place))).toMap())
                .toList())
        .senderReports(senderReports(places))
        .remedy(remedies(places));
  }

  /// Every fault at these places, in the enum's order: the first is named as *the* reason.
  private static List<CertificateFault> faults(Stream<ProbedAt<Secured>> places) {
    return places
        .flatMap(place -> place.sightings().stream())
        .flatMap(probe -> probe.tls().faults().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// A sender logs one result for a session (RFC 8460 §4.3): that of the worst fault.
  private static List<String> senderReports(List<ProbedAt<Secured>> places) {
    return places.stream()
        .flatMap(place -> place.sightings().stream())
        .map(probe -> senderReport(probe.tls().faults().getFirst()))
        .distinct()
        .sorted()
        .toList();
  }

  private static String senderReport(CertificateFault fault) {
    return switch (fault) {
      case EXPIRED -> "certificate-expired";
      case NAME_MISMATCH -> "certificate-host-mismatch";
      case NOT_YET_VALID,
          SELF_SIGNED,
          INCOMPLETE_CHAIN,
          UNTRUSTED_ISSUER,
          WEAK_SIGNATURE,
          REVOKED,
          OTHER ->
          "certificate-not-trusted";
    };
  }

  private static HostFacts certificateFacts(
      ProbedAt<Secured> place, List<CertificateFault> faults) {
    return place
        .facts()
        .because(faults.getFirst().word())
        .and("reasons", faults.stream().map(CertificateFault::word).toList())
        .andAll(CertificateFacts.of(place.first().tls().leaf()).evidence());
  }

  private Prose sentences(ProbedAt<Secured> place) {
    Prose words = new CertificateWords(place.host(), place.first().tls(), now).detail();
    return place.everywhere() ? words : words.then(" That was seen at {}.", place.literals());
  }

  /// One paragraph for each kind of fault, since each is mended in its own way.
  private static Prose remedies(List<ProbedAt<Secured>> places) {
    Prose all = Prose.of("");
    for (CertificateFault fault : faults(places.stream())) {
      List<HostName> with =
          places.stream()
              .filter(place ->
                  place.sightings().stream()
                      .anyMatch(probe -> toMend(probe.tls().faults()) == fault))
              .map(ProbedAt::host)
              .toList();
      if (!with.isEmpty()) {
        all = all.then("{}", remedy(fault, with));
      }
    }
    return all;
  }

  /// The fault whose remedy mends the others too: a renewed certificate has the same names and the
  /// same issuer as the one before.
  private static CertificateFault toMend(List<CertificateFault> faults) {
    return faults.stream()
        .filter(fault -> !RENEWING_MENDS.contains(fault))
        .findFirst()
        .orElseGet(faults::getFirst);
  }

  private static Prose remedy(CertificateFault fault, List<HostName> hosts) {
    return switch (fault) {
      case EXPIRED ->
          Prose.of(
              "Renew it and reload the mail server:{}",
              MxNames.commands(
                  hosts, "certbot renew --cert-name %s --deploy-hook 'postfix reload'"));
      case NOT_YET_VALID ->
          Prose.of("Put the certificate back that was used before, or check the server's clock. ");
      case NAME_MISMATCH ->
          Prose.of(
              "Present a certificate that carries exactly the name in the MX record, {}:{}",
              MxNames.some(hosts),
              MxNames.commands(hosts, "certbot certonly --standalone -d %s"));
      case SELF_SIGNED, UNTRUSTED_ISSUER, WEAK_SIGNATURE, REVOKED ->
          Prose.of(
              "Get a certificate from a publicly trusted CA for {}:{}",
              MxNames.some(hosts),
              MxNames.commands(hosts, "certbot certonly --standalone -d %s"));
      case INCOMPLETE_CHAIN ->
          Prose.of(
              "Let the mail server send the whole chain ({}, not {}). In Postfix's {}:{}",
              "fullchain.pem",
              "cert.pem",
              "main.cf",
              MxNames.commands(hosts.subList(0, 1), WHOLE_CHAIN));
      case OTHER ->
          Prose.of(
              "See what it presents:{}",
              MxNames.commands(
                  hosts, "openssl s_client -starttls smtp -connect %1$s:25 -servername %1$s"));
    };
  }

  private Finding expiresSoon(List<ProbedAt<Secured>> places) {
    ProbedAt<Secured> first = places.stream().min((a, b) -> end(a).compareTo(end(b))).orElseThrow();
    return given
        .found(FindingCode.MX_CERT_EXPIRES_SOON)
        .detail(
            "The certificate of {} expires soon; that of {} on {}. By now it should have been"
                + " renewed.",
            ProbedAt.whereAll(places),
            first.host(),
            LocalDate.ofInstant(end(first), ZoneOffset.UTC))
        .evidence(
            "hosts",
            places.stream()
                .map(place -> place.facts().and("notAfter", end(place).toString()).toMap())
                .toList())
        .remedy(
            "Renew it now, and see why that did not happen by itself (is the timer on, and is the"
                + " mail server reloaded?):{}",
            MxNames.commands(
                places.stream().map(ProbedAt::host).toList(),
                "certbot renew --cert-name %s --deploy-hook 'postfix reload'"));
  }

  private static Instant end(ProbedAt<Secured> place) {
    return place.sightings().stream()
        .map(probe -> probe.tls().leaf().getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }
}
