package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.DomainName;
import java.net.InetAddress;

/// The port through which policy hosts are looked at. Calls block, never throw for a stranger's
/// fault, and end by the deadline; interruption closes the socket and ends them early.
public interface PolicyFetcher {
  /// Fetches the policy from one address of `mta-sts.<domain>`.
  PolicyFetch fetch(DomainName domain, InetAddress address, Deadline deadline);

  /// Asks for the policy in cleartext.
  PlainHttpLook fetchInCleartext(DomainName domain, InetAddress address, Deadline deadline);
}
