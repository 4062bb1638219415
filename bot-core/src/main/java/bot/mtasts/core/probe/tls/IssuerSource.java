package bot.mtasts.core.probe.tls;

import bot.mtasts.core.probe.Deadline;
import java.security.cert.X509Certificate;
import java.util.List;

/// Where CAs can be had that a server forgot to send: the address that a certificate gives for its
/// issuer (Authority Information Access, RFC 5280 §4.2.2.1).
@FunctionalInterface
public interface IssuerSource {
  /// Knows none: every chain must be complete.
  IssuerSource NONE = (_, _) -> List.of();

  /// The certificates found there, unjudged; empty when there is no such address, or it gave
  /// nothing in time. Blocks; never throws for a stranger's fault.
  List<X509Certificate> issuersOf(X509Certificate certificate, Deadline deadline);
}
