package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.HostName;
import java.security.cert.X509Certificate;
import java.util.List;

/// Says what is wrong with a chain as it was served, for a name that it should prove.
public interface ChainJudge {
  /// May block to fetch a missing CA from the address the certificate gives (AIA), under the guard
  /// and the deadline.
  ///
  /// @param chain as sent, leaf first
  /// @return every fault in the enum's order; empty when a sender would trust it
  List<CertificateFault> faults(List<X509Certificate> chain, HostName name, Deadline deadline);
}
