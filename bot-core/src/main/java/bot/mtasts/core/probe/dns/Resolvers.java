package bot.mtasts.core.probe.dns;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;

/// The resolvers we ask: the operator's, or those of this machine. They are ours, so the
/// [bot.mtasts.core.probe.EgressGuard] does not concern them.
public final class Resolvers {
  static final int PORT = 53;

  private final Supplier<List<InetSocketAddress>> servers;

  private Resolvers(Supplier<List<InetSocketAddress>> servers) {
    this.servers = servers;
  }

  /// The resolvers of a configuration, in order; an empty list stands for this machine's.
  ///
  /// @param configured each `host`, `host:port`, `v6` or `[v6]:port`
  /// @throws IllegalArgumentException if one of them cannot be read, or a name does not resolve
  public static Resolvers of(List<String> configured) {
    List<InetSocketAddress> servers = configured.stream().map(Resolvers::parse).toList();
    return servers.isEmpty() ? ofThisMachine() : new Resolvers(() -> servers);
  }

  /// What `resolv.conf` or its like names, read anew for each check: a laptop changes networks.
  public static Resolvers ofThisMachine() {
    return new Resolvers(Resolvers::system);
  }

  /// The servers in the order in which they are asked; may be empty.
  List<InetSocketAddress> servers() {
    return servers.get();
  }

  private static InetSocketAddress parse(String text) {
    HostAndPort parsed = HostAndPort.fromString(text.strip()).withDefaultPort(PORT);
    String host = parsed.getHost();
    if (host.isEmpty() || parsed.getPort() == 0) {
      throw new IllegalArgumentException(
          "not a resolver such as 192.0.2.53 or [::1]:5353: " + text);
    }
    try {
      InetAddress address =
          InetAddresses.isInetAddress(host)
              ? InetAddresses.forString(host)
              : InetAddress.getByName(host);
      return new InetSocketAddress(address, parsed.getPort());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("the resolver's name has no address: " + text, e);
    }
  }

  private static List<InetSocketAddress> system() {
    // dnsjava's full search also starts JNDI and asks JDK internals, which takes its time; where
    // there is a resolv.conf, it says all.
    ResolvConfResolverConfigProvider resolvConf = new ResolvConfResolverConfigProvider();
    if (resolvConf.isEnabled()) {
      resolvConf.initialize();
      if (!resolvConf.servers().isEmpty()) {
        return resolved(resolvConf.servers());
      }
    }
    ResolverConfig.refresh();
    return resolved(ResolverConfig.getCurrentConfig().servers());
  }

  private static List<InetSocketAddress> resolved(List<InetSocketAddress> servers) {
    return servers.stream().filter(server -> !server.isUnresolved()).toList();
  }
}
