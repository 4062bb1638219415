package bot.mtasts.webhook.api;

import bot.mtasts.core.probe.Cidr;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Where a request comes from, as far as the connection tells. What `X-Forwarded-For` claims is
/// believed of the operator's own proxies only.
final class ClientAddress {
  private static final int NETWORK_OCTETS = 8;

  // A proxy adds one; whoever sends hundreds wants to keep us busy.
  private static final int MOST_HOPS = 20;

  private final List<Cidr> proxies;

  /// @param trustedProxies CIDR ranges
  ClientAddress(List<String> trustedProxies) {
    this.proxies = trustedProxies.stream().map(Cidr::parse).toList();
  }

  /// What one client is likely to have to itself: an IPv4 address, or the /64 of an IPv6 address.
  String network(Context ctx) {
    InetAddress address = client(ctx);
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_OCTETS))
        : address.getHostAddress();
  }

  // Each proxy adds on the right whom it heard it from: read from there, up to the first that is
  // none of ours. What stands further left may be made up.
  private InetAddress client(Context ctx) {
    InetAddress client = connected(ctx);
    String header = ctx.header("X-Forwarded-For");
    if (header == null || !trusted(client)) {
      return client;
    }
    List<String> hops = List.of(header.split(",", -1));
    for (String hop : hops.reversed().subList(0, Math.min(hops.size(), MOST_HOPS))) {
      try {
        client = InetAddress.ofLiteral(hop.strip());
      } catch (IllegalArgumentException _) {
        return client; // no address: nothing beyond it can be believed
      }
      if (!trusted(client)) {
        return client;
      }
    }
    return client;
  }

  private boolean trusted(InetAddress address) {
    return proxies.stream().anyMatch(range -> range.holds(address));
  }

  /// Whether it comes from this machine, and not through a proxy that runs here.
  static boolean isThisMachine(Context ctx) {
    return connected(ctx).isLoopbackAddress()
        && ctx.header("Forwarded") == null
        && ctx.header("X-Forwarded-For") == null;
  }

  private static InetAddress connected(Context ctx) {
    try {
      // A literal: nothing is looked up.
      return InetAddress.ofLiteral(ctx.req().getRemoteAddr());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("a connection has an address", e);
    }
  }
}
