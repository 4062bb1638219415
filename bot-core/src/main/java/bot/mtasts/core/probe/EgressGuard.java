package bot.mtasts.core.probe;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Decides which addresses we may connect to. It stands behind every socket the engine opens to a
/// stranger: private, loopback and reserved space gets no packet, unless a range was opened by
/// name.
public final class EgressGuard {
  // The IANA special-purpose registries (RFC 6890 and successors); documentation and benchmark
  // ranges included, since nothing real answers there.
  private static final List<Range> CLOSED =
      ranges(
          "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12"
              + " 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15"
              + " 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
              // Inside global unicast: Teredo and ORCHID, documentation, 6to4.
              + " 2001::/23 2001:db8::/32 2002::/16 3fff::/20");

  // Everything in IPv6 that is not global unicast is closed: ::/96, 64:ff9b::/96, fc00::/7,
  // fe80::/10…
  private static final Range GLOBAL_UNICAST = Range.parse("2000::/3");

  private final List<Range> opened;

  private EgressGuard(List<Range> opened) {
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
    return new EgressGuard(cidrs.stream().map(Range::parse).toList());
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

  private static List<Range> ranges(String spaced) {
    return List.of(spaced.split(" ")).stream().map(Range::parse).toList();
  }

  private record Range(boolean v6, BigInteger network, int shift) {
    static Range parse(String cidr) {
      int slash = cidr.indexOf('/');
      String literal = slash < 0 ? "" : cidr.substring(0, slash);
      // Only literals may reach getByName: a name would be looked up.
      if (literal.isEmpty() || !literal.matches("[0-9a-fA-F:.]+") || !literal.matches(".*[:.].*")) {
        throw notARange(cidr, null);
      }
      try {
        InetAddress address = InetAddress.getByName(literal);
        boolean v6 = address instanceof Inet6Address;
        int width = v6 ? 128 : 32;
        int length = Integer.parseInt(cidr.substring(slash + 1));
        if (length < 0 || length > width) {
          throw notARange(cidr, null);
        }
        int shift = width - length;
        return new Range(v6, number(address).shiftRight(shift), shift);
      } catch (UnknownHostException | NumberFormatException e) {
        throw notARange(cidr, e);
      }
    }

    boolean holds(InetAddress address) {
      return v6 == (address instanceof Inet6Address)
          && number(address).shiftRight(shift).equals(network);
    }

    private static BigInteger number(InetAddress address) {
      return new BigInteger(1, address.getAddress());
    }

    private static IllegalArgumentException notARange(
        String cidr, @org.jspecify.annotations.Nullable Exception cause) {
      return new IllegalArgumentException(
          "not a CIDR range such as 10.0.0.0/8 or fd00::/8: " + cidr, cause);
    }
  }
}
