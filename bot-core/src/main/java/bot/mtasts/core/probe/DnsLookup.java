package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.HostName;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// The port through which DNS is looked at. Calls block (run them on virtual threads), never throw
/// for a stranger's fault, and end by the deadline; interruption ends them early with
/// [DnsAnswer.NotSeen].
public interface DnsLookup {
  DnsAnswer<TxtRecord> txt(HostName name, Deadline deadline);

  DnsAnswer<MxRecord> mx(HostName name, Deadline deadline);

  DnsAnswer<Inet4Address> ipv4(HostName name, Deadline deadline);

  DnsAnswer<Inet6Address> ipv6(HostName name, Deadline deadline);

  /// The name servers of the zone that holds a name: of the name itself, or the nearest ancestor
  /// that has NS records.
  DnsAnswer<HostName> nameServers(HostName name, Deadline deadline);

  DnsAnswer<TlsaRecord> tlsa(HostName name, Deadline deadline);

  /// Asks one authoritative server directly, without recursion. A lame server (no AA) is
  /// [DnsAnswer.Refused] with rcode `LAME`.
  DnsAnswer<TxtRecord> txtAt(InetAddress server, HostName name, Deadline deadline);

  /// Validates the answer for a name and type ourselves, from the trust anchor down.
  DnssecStatus validate(HostName name, Kind kind, Deadline deadline);

  /// The record types whose answers are validated.
  enum Kind {
    TXT,
    MX,
    A,
    AAAA,
    TLSA
  }
}
