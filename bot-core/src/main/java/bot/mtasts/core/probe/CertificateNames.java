package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.HostName;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The names that a certificate proves: those of its Subject Alternative Name (RFC 5280 §4.2.1.6).
/// The Common Name does not count (RFC 9525 §2).
///
/// @param dns as written, in the order of the certificate; A-labels, perhaps with a wildcard
/// @param addresses IP addresses as text; they prove no host name and are kept for people
public record CertificateNames(List<String> dns, List<String> addresses) {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  public CertificateNames {
    dns = List.copyOf(dns);
    addresses = List.copyOf(addresses);
  }

  /// Reads them; a SAN that cannot be read holds no names.
  public static CertificateNames of(X509Certificate certificate) {
    List<String> dns = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    for (List<?> name : alternativeNames(certificate)) {
      // A pair of the GeneralName's tag and its value; a String for these two tags.
      if (name.get(1) instanceof String value) {
        switch ((Integer) name.get(0)) {
          case DNS_NAME -> dns.add(value);
          case IP_ADDRESS -> addresses.add(value);
          default -> {} // mail addresses, URIs and directory names prove no host
        }
      }
    }
    return new CertificateNames(dns, addresses);
  }

  private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of(); // Senders cannot read it either, so it proves nothing to them.
    }
  }

  /// Whether one of the DNS names stands for this host (RFC 9525 §6.3).
  public boolean cover(HostName host) {
    return dns.stream().anyMatch(name -> covers(name.toLowerCase(Locale.ROOT), host));
  }

  private static boolean covers(String name, HostName host) {
    if (!name.startsWith("*.")) {
      return name.equals(host.text());
    }
    // A wildcard stands for exactly one label, the left-most, and only as the whole of it.
    int dot = host.text().indexOf('.');
    return dot > 0 && host.text().substring(dot).equals(name.substring(1));
  }

  /// All of them, DNS names first.
  public List<String> all() {
    List<String> all = new ArrayList<>(dns);
    all.addAll(addresses);
    return all;
  }
}
