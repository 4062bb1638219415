package bot.mtasts.lab.scenario;

import bot.mtasts.lab.world.NameServer;
import bot.mtasts.lab.world.Node;
import bot.mtasts.lab.world.Rr;
import bot.mtasts.lab.world.Signing;
import bot.mtasts.lab.world.Zone;
import java.util.List;
import java.util.Map;

/// What all scenarios share: the block of addresses, the two name servers, and the host that keeps
/// the CA's certificate.
public final class Town {
  /// Every address at which the town's servers listen; the whole of 127/8 is loopback on Linux.
  public static final String CIDR = "127.64.0.0/12";

  /// The zone of the town's own hosts.
  public static final String APEX = "lab.test";

  /// The host named in the AIA of certificates.
  public static final String AIA_HOST = "aia." + APEX;

  public static final String AIA_ADDRESS = "127.64.0.80";

  static final long TTL = 300;

  static final List<NameServer> NAME_SERVERS =
      List.of(
          new NameServer("ns1." + APEX, "127.64.0.11", new NameServer.Manner.Agrees()),
          new NameServer("ns2." + APEX, "127.64.0.12", new NameServer.Manner.Agrees()));

  static final Zone ZONE =
      new Zone(
          APEX,
          Signing.UNSIGNED,
          NAME_SERVERS,
          Map.of(
              APEX,
              Node.of(
                  new Rr.Soa(TTL, "ns1." + APEX),
                  new Rr.Ns(TTL, "ns1." + APEX),
                  new Rr.Ns(TTL, "ns2." + APEX)),
              "ns1." + APEX,
              Node.of(new Rr.A(TTL, "127.64.0.11")),
              "ns2." + APEX,
              Node.of(new Rr.A(TTL, "127.64.0.12")),
              AIA_HOST,
              Node.of(new Rr.A(TTL, AIA_ADDRESS))));

  private Town() {}

  /// The address of the nth host of a scenario; scenario 0 is the town itself.
  static String address(int scenario, int host) {
    if (scenario < 1 || scenario >= 16 * 256 || host < 1 || host > 254) {
      throw new IllegalArgumentException(
          "no address is left for host " + host + " of scenario " + scenario);
    }
    return "127." + (64 + scenario / 256) + "." + scenario % 256 + "." + host;
  }
}
