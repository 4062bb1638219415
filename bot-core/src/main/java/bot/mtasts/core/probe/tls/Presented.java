package bot.mtasts.core.probe.tls;

import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.TlsSeen;
import java.security.cert.X509Certificate;
import java.util.List;

/// What a server presented in a handshake, not judged yet.
///
/// @param protocol the JSSE name: `TLSv1.3` or `TLSv1.2`
/// @param cipher the JSSE name of the cipher suite; empty when not known
/// @param chain as sent, leaf first; never empty
public record Presented(String protocol, String cipher, List<X509Certificate> chain) {
  public Presented {
    chain = List.copyOf(chain);
  }

  /// The same with its judgement.
  ///
  /// @param faults in the enum's order; empty when a sender would trust the chain
  public TlsSeen judged(List<CertificateFault> faults) {
    return new TlsSeen(protocol, cipher, chain, faults);
  }
}
