package bot.mtasts.core.probe;

import java.security.cert.X509Certificate;
import java.util.List;

/// A TLS handshake as we saw it, also when its certificate did not hold.
///
/// @param protocol `TLSv1.3` or `TLSv1.2`
/// @param cipher the JSSE name of the cipher suite; empty when not known
/// @param chain as the server sent it, leaf first; never empty
/// @param faults everything that is wrong with the chain for the asked name, in the enum's order;
///   empty when a sender would trust it
public record TlsSeen(
    String protocol, String cipher, List<X509Certificate> chain, List<CertificateFault> faults) {
  public TlsSeen {
    chain = List.copyOf(chain);
    faults = List.copyOf(faults);
  }

  public X509Certificate leaf() {
    return chain.getFirst();
  }

  public boolean trusted() {
    return faults.isEmpty();
  }
}
