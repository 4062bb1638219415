package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.WeakSignatures;
import bot.mtasts.core.report.Prose;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What is wrong with a certificate and what to do about it, in words; the same for policy hosts
/// and mail servers.
///
/// @param host whose certificate it should be
/// @param tls what the host presented, with at least one fault
/// @param now the moment of the look
record CertificateWords(HostName host, TlsSeen tls, Instant now) {
  /// A certificate may carry a hundred names; a sentence cannot.
  private static final int MOST_NAMES = 10;

  /// Faults that renewing does not mend, because the next certificate would have them too.
  private static final Set<CertificateFault> NEED_ANOTHER =
      EnumSet.of(
          CertificateFault.NAME_MISMATCH,
          CertificateFault.SELF_SIGNED,
          CertificateFault.UNTRUSTED_ISSUER,
          CertificateFault.WEAK_SIGNATURE,
          CertificateFault.REVOKED,
          CertificateFault.OTHER);

  /// A sentence for each fault.
  Prose detail() {
    Prose all = Prose.of("The certificate of {} is not valid.", host);
    for (CertificateFault fault : tls.faults()) {
      all = all.then(" {}", detail(fault));
    }
    return all;
  }

  private Prose detail(CertificateFault fault) {
    return switch (fault) {
      case EXPIRED -> dated("It expired on {}.", "{}, a CA in its chain, expired on {}.", true);
      case NOT_YET_VALID ->
          dated(
              "It is not valid before {}.",
              "{}, a CA in its chain, is not valid before {}.",
              false);
      case NAME_MISMATCH -> names();
      case SELF_SIGNED -> Prose.of("It is signed by itself, so anybody could have made it.");
      case INCOMPLETE_CHAIN ->
          Prose.of(
              "The server does not send {}, which is needed to get from it to a trusted root.",
              missing());
      case UNTRUSTED_ISSUER ->
          Prose.of("Its chain ends at {}, which senders do not trust.", missing());
      case WEAK_SIGNATURE ->
          Prose.of("A signature in its chain uses {}, which senders refuse.", weakAlgorithm());
      case REVOKED -> Prose.of("Its CA has revoked it.");
      case OTHER ->
          Prose.of(
              "It, or a CA above it, is not allowed to be used like this: its key usage or its"
                  + " constraints forbid it.");
    };
  }

  /// The leaf's date if that is what is wrong, else that of the CA.
  private Prose dated(String ofLeaf, String ofCa, boolean end) {
    Predicate<X509Certificate> wrong =
        end
            ? certificate -> now.isAfter(certificate.getNotAfter().toInstant())
            : certificate -> now.isBefore(certificate.getNotBefore().toInstant());
    if (wrong.test(tls.leaf())) {
      return Prose.of(ofLeaf, date(tls.leaf(), end));
    }
    return tls.chain().stream()
        .filter(wrong)
        .findFirst()
        .map(ca -> Prose.of(ofCa, CertificateFacts.subjectOf(ca), date(ca, end)))
        // A CA that was not sent but fetched by us.
        .orElseGet(() -> Prose.of("A CA that it needs is outside its dates."));
  }

  private static LocalDate date(X509Certificate certificate, boolean end) {
    Instant moment = (end ? certificate.getNotAfter() : certificate.getNotBefore()).toInstant();
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private Prose names() {
    List<String> names = CertificateFacts.of(tls.leaf()).names();
    if (names.isEmpty()) {
      return Prose.of("It carries no DNS name in its SAN; the Common Name does not count.");
    }
    return names.size() <= MOST_NAMES
        ? Prose.of("It is for {}, and not for {}.", names, host)
        : Prose.of(
            "It is for {} and {} other names, and not for {}.",
            names.subList(0, MOST_NAMES),
            names.size() - MOST_NAMES,
            host);
  }

  /// The CA that was not sent, or is not trusted.
  String missing() {
    return CertificateFacts.issuerAbove(tls.chain());
  }

  private String weakAlgorithm() {
    return tls.chain().stream()
        .filter(WeakSignatures::isOn)
        .map(X509Certificate::getSigAlgName)
        .findFirst()
        .orElse("SHA-1");
  }

  /// What to do, with lines to paste: one new certificate mends most faults at once.
  Prose remedy() {
    List<CertificateFault> faults = tls.faults();
    Prose remedy = Prose.of("");
    if (faults.stream().anyMatch(NEED_ANOTHER::contains)) {
      remedy =
          Prose.of(
              "Obtain a certificate from a public CA that names {}, and let the server present it"
                  + " when a client asks for that name. With certbot:{}",
              host,
              Prose.block("certbot certonly -d " + host));
    } else if (faults.contains(CertificateFault.EXPIRED)) {
      remedy =
          Prose.of(
              "Renew the certificate, and reload the server: a renewed file that was not loaded is"
                  + " a common cause. With certbot:{}",
              Prose.block("certbot renew --cert-name " + host));
    } else if (faults.contains(CertificateFault.NOT_YET_VALID)) {
      remedy =
          Prose.of(
              "Go back to the certificate that was valid until now, or wait until this one is."
                  + " If it was made just now, set the clock of the machine that made it.");
    }
    return faults.contains(CertificateFault.INCOMPLETE_CHAIN)
        ? remedy.then(
            "{}Send {} along with the certificate: the whole chain, not the certificate alone."
                + " With certbot's files that is {} in place of {}:{}",
            Prose.words(remedy.spans().isEmpty() ? "" : " "),
            missing(),
            "fullchain.pem",
            "cert.pem",
            Prose.block(
                "ssl_certificate /etc/letsencrypt/live/%s/fullchain.pem;  # nginx".formatted(host)
                    + "\nSSLCertificateFile /etc/letsencrypt/live/%s/fullchain.pem  # Apache"
                        .formatted(host)))
        : remedy;
  }
}
