package bot.mtasts.core.probe;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// A range of addresses. Immutable.
public final class Cidr {
  private final boolean v6;
  private final BigInteger network;
  private final int shift;

  private Cidr(boolean v6, BigInteger network, int shift) {
    this.v6 = v6;
    this.network = network;
    this.shift = shift;
  }

  /// Reads `10.0.0.0/8` or `fd00::/8`; nothing is looked up.
  ///
  /// @throws IllegalArgumentException if it is anything else
  public static Cidr parse(String cidr) {
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
      return new Cidr(v6, number(address).shiftRight(shift), shift);
    } catch (UnknownHostException | NumberFormatException e) {
      throw notARange(cidr, e);
    }
  }

  /// Whether an address is one of the range.
  public boolean holds(InetAddress address) {
    return v6 == (address instanceof Inet6Address)
        && number(address).shiftRight(shift).equals(network);
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  private static IllegalArgumentException notARange(String cidr, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "not a CIDR range such as 10.0.0.0/8 or fd00::/8: " + cidr, cause);
  }
}
