package bot.mtasts.webhook.api;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request comes from, as far as the connection tells. What `X-Forwarded-For` claims is not
/// believed.
final class ClientAddress {
  private static final int NETWORK_OCTETS = 8;

  private ClientAddress() {}

  /// What one client is likely to have to itself: an IPv4 address, or the /64 of an IPv6 address.
  static String network(Context ctx) {
    InetAddress address = of(ctx);
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_OCTETS))
        : address.getHostAddress();
  }

  /// Whether it comes from this machine, and not through a proxy that runs here.
  static boolean isThisMachine(Context ctx) {
    return of(ctx).isLoopbackAddress()
        && ctx.header("Forwarded") == null
        && ctx.header("X-Forwarded-For") == null;
  }

  private static InetAddress of(Context ctx) {
    try {
      // A literal: nothing is looked up.
      return InetAddress.ofLiteral(ctx.req().getRemoteAddr());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("a connection has an address", e);
    }
  }
}
