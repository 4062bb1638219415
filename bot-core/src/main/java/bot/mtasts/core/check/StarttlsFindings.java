package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.probe.InjectionProbe;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is so about the way to TLS at the MX hosts; [MxCertificateFindings] judges what waits at
/// its end.
final class StarttlsFindings {
  private static final String POSTFIX =
      """
      smtpd_tls_security_level = may
      smtpd_tls_chain_files =
          /etc/letsencrypt/live/%1$s/privkey.pem,
          /etc/letsencrypt/live/%1$s/fullchain.pem\
      """;

  private final Case given;
  private final List<MailHost> hosts;

  StarttlsFindings(Case given, List<MailHost> hosts) {
    this.given = given;
    this.hosts = hosts;
  }

  /// All of them, in the order of the catalogue.
  List<Finding> all() {
    return Stream.of(
            found(StartTlsProbe.NotOffered.class, this::missing),
            found(StartTlsProbe.HandshakeBroken.class, this::failed),
            found(StartTlsProbe.TlsTooOld.class, this::tooOld),
            injection(),
            found(StartTlsProbe.TemporaryFailure.class, this::temporary))
        .flatMap(Optional::stream)
        .toList();
  }

  private <P extends StartTlsProbe> Optional<Finding> found(
      Class<P> kind, Function<List<ProbedAt<P>>, Finding> finding) {
    List<ProbedAt<P>> places =
        ProbedAt.among(
            hosts,
            host -> host.seen().probes().stream().filter(kind::isInstance).map(kind::cast),
            StartTlsProbe::address);
    return places.isEmpty() ? Optional.empty() : Optional.of(finding.apply(places));
  }

  private Finding missing(List<ProbedAt<StartTlsProbe.NotOffered>> places) {
    return draft(FindingCode.STARTTLS_MISSING, places, StartTlsProbe.NotOffered::reply)
        .detail(
            "{} {} not let mail come encrypted: STARTTLS is not offered, or refused; {} answered"
                + " {}. {}",
            ProbedAt.whereAll(places),
            MxNames.agree(places.size(), "does", "do"),
            places.getFirst().host(),
            places.getFirst().first().reply(),
            Consequence.ofUnmet(given.mode(), "Mail to it crosses the network in plaintext."))
        .remedy(
            "Get a certificate for each host's own name and let the mail server use it. With"
                + " certbot:{}and in Postfix's {}:{}",
            MxNames.commands(
                places.stream().map(ProbedAt::host).toList(),
                "certbot certonly --standalone -d %s"),
            "main.cf",
            MxNames.commands(List.of(places.getFirst().host()), POSTFIX));
  }

  private Finding failed(List<ProbedAt<StartTlsProbe.HandshakeBroken>> places) {
    return draft(FindingCode.STARTTLS_FAILED, places, StartTlsProbe.HandshakeBroken::reason)
        .detail(
            "{} {} STARTTLS, and then TLS breaks; at {}: {}. {}",
            ProbedAt.whereAll(places),
            MxNames.agree(places.size(), "offers", "offer"),
            places.getFirst().host(),
            places.getFirst().first().reason(),
            Consequence.ofUnmet(
                given.mode(), "Senders fall back to plaintext, or do not deliver at all."))
        .remedy(
            "See for yourself, and look for the same moment in the mail server's log (often a key"
                + " file that it may not read):{}",
            MxNames.commands(
                places.stream().map(ProbedAt::host).toList(),
                "openssl s_client -starttls smtp -connect %1$s:25 -servername %1$s"));
  }

  private Finding tooOld(List<ProbedAt<StartTlsProbe.TlsTooOld>> places) {
    String offered = places.getFirst().first().offered();
    return draft(
            FindingCode.MX_TLS_VERSION_OLD,
            places,
            probe -> probe.offered().isEmpty() ? "nothing newer than TLS 1.1" : probe.offered())
        .detail(
            "{} {} nothing newer than {}, which RFC 8996 forbids; senders that validate speak TLS"
                + " 1.2 or newer. {}",
            ProbedAt.whereAll(places),
            MxNames.agree(places.size(), "speaks", "speak"),
            offered.isEmpty() ? Prose.words("TLS 1.1") : offered,
            Consequence.ofUnmet(
                given.mode(), "Senders fall back to plaintext, or do not deliver at all."))
        .remedy(
            "Let the mail server speak TLS 1.2 and 1.3; its TLS library may have to be updated"
                + " first. In Postfix's {} (3.6 or newer):{}",
            "main.cf",
            Prose.block(
                "smtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_mandatory_protocols = >=TLSv1.2"));
  }

  private Optional<Finding> injection() {
    List<ProbedAt<InjectionProbe.Answered>> places =
        ProbedAt.among(
            hosts,
            host ->
                host.seen().injections().stream()
                    .filter(InjectionProbe.Answered.class::isInstance)
                    .map(InjectionProbe.Answered.class::cast),
            InjectionProbe::address);
    if (places.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        draft(FindingCode.STARTTLS_INJECTION, places, InjectionProbe.Answered::reply)
            .detail(
                "{} {} a command that was sent in plaintext behind STARTTLS, after the handshake:"
                    + " our {} was answered {}. Whoever sits in between can so put words into an"
                    + " encrypted session (CVE-2011-0411).",
                ProbedAt.whereAll(places),
                MxNames.agree(places.size(), "obeys", "obey"),
                "NOOP",
                places.getFirst().first().reply())
            .remedy(
                "Update the mail server, and any filter or proxy in front of its port 25: what was"
                    + " received before the handshake must be thrown away (RFC 3207 §4.2). Postfix"
                    + " does so since 2.5.12, 2.6.9, 2.7.3 and 2.8."));
  }

  private Finding temporary(List<ProbedAt<StartTlsProbe.TemporaryFailure>> places) {
    return draft(FindingCode.MX_TEMPORARY_FAILURE, places, StartTlsProbe.TemporaryFailure::reply)
        .detail(
            "{} {} us to come again later, so STARTTLS was not judged there; {} answered {}.",
            ProbedAt.whereAll(places),
            MxNames.agree(places.size(), "asks", "ask"),
            places.getFirst().host(),
            places.getFirst().first().reply())
        .remedy(
            "Nothing needs mending if that is greylisting or a busy moment. Check again in a few"
                + " minutes.");
  }

  private <P> FindingDraft draft(
      FindingCode code, List<ProbedAt<P>> places, Function<P, String> reason) {
    return given
        .found(code)
        .evidence(
            "hosts",
            places.stream()
                .map(place -> place.facts().because(reason.apply(place.first())).toMap())
                .toList());
  }
}
