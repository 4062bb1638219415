package bot.mtasts.core.probe;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// Decides which addresses we may connect to. It stands behind every socket the engine opens to a
/// stranger: private, loopback and reserved space gets no packet, unless a range was opened by
/// name.
public final class EgressGuard {
  // The IANA special-purpose registries (RFC 6890 and successors); documentation and benchmark
  // ranges included, since nothing real answers there.
  private static final List<Cidr> CLOSED =
      ranges(
          "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12"
              + " 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15"
              + " 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
              // Inside global unicast: Teredo and ORCHID, documentation, 6to4.
              + " 2001::/23 2001:db8::/32 2002::/16 3fff::/20");

  // Everything in IPv6 that is not global unicast is closed: ::/96, 64:ff9b::/96, fc00::/7,
  // fe80::/10…
  private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3");

  private final List<Cidr> opened;

  private EgressGuard(List<Cidr> opened) {
    this.opened = List.copyOf(opened);
  }

  /// A guard that lets through public addresses only.
  public static EgressGuard strict() {
    return new EgressGuard(List.of());
  }

  /// A guard that also lets through these ranges, and no others.
  ///
  /// @param cidrs such as `127.0.0.0/8` or `fd00::/8`
  /// @throws IllegalArgumentException if one of them is not a CIDR range
  public static EgressGuard allowing(List<String> cidrs) {
    return new EgressGuard(cidrs.stream().map(Cidr::parse).toList());
  }

  /// Whether a connection to this address is allowed.
  public boolean allows(InetAddress address) {
    if (opened.stream().anyMatch(range -> range.holds(address))) {
      return true;
    }
    if (CLOSED.stream().anyMatch(range -> range.holds(address))) {
      return false;
    }
    // Java turns ::ffff:a.b.c.d into an Inet4Address by itself.
    return address instanceof Inet4Address || GLOBAL_UNICAST.holds(address);
  }

  private static List<Cidr> ranges(String spaced) {
    return List.of(spaced.split(" ")).stream().map(Cidr::parse).toList();
  }
}
