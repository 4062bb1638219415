package bot.mtasts.core.probe;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// The addresses of a host, both families, and which of them we may connect to.
///
/// @param forbidden addresses in private, loopback or reserved space: never connected to
public record AddressLook(
    DnsAnswer<Inet4Address> ipv4, DnsAnswer<Inet6Address> ipv6, List<InetAddress> forbidden) {
  public AddressLook {
    forbidden = List.copyOf(forbidden);
  }

  /// Every address, IPv4 first, in the order of the answers.
  public List<InetAddress> all() {
    return Stream.<InetAddress>concat(ipv4.recordsOrNone().stream(), ipv6.recordsOrNone().stream())
        .toList();
  }

  /// The addresses that may be connected to.
  public List<InetAddress> allowed() {
    return all().stream().filter(address -> !forbidden.contains(address)).toList();
  }

  /// Whether there are addresses and not one of them is public.
  public boolean privateOnly() {
    return !all().isEmpty() && allowed().isEmpty();
  }

  /// Whether DNS said for both families that there is no address.
  public boolean saysNone() {
    return ipv4.saysNone() && ipv6.saysNone();
  }
}
