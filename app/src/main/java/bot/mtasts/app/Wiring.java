package bot.mtasts.app;

import bot.mtasts.app.admin.AdminDoor;
import bot.mtasts.app.config.AppConfig;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.config.ServerAddress;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.probe.dns.DnsjavaLooks;
import bot.mtasts.core.probe.dns.Resolvers;
import bot.mtasts.core.probe.dns.TrustAnchors;
import bot.mtasts.core.probe.https.AiaIssuers;
import bot.mtasts.core.probe.https.OkHttpPolicyFetcher;
import bot.mtasts.core.probe.smtp.SocketStartTlsProber;
import bot.mtasts.core.probe.tls.PkixChainJudge;
import bot.mtasts.core.probe.tls.Trust;
import bot.mtasts.core.service.CheckService;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Every `new` that puts the product together, from top to bottom. To know how the program hangs
/// together, read this.
public final class Wiring implements Workshop {
  private final InstantSource clock = InstantSource.system();

  @Override
  public DomainChecker checker(AppConfig config) throws ConfigException {
    return engine(world(config));
  }

  @Override
  public LabChecker labChecker(AppConfig config, Collection<String> domains) {
    LabTown town = LabTown.of(domains);
    return new TownChecker(town, engine(town.world(config.limits())), clock);
  }

  @Override
  public DnsLookup dns(AppConfig config) throws ConfigException {
    return dnsLooks(world(config)).open();
  }

  @Override
  public List<Inhabitant> inhabitants() {
    return LabTown.inhabitants();
  }

  @Override
  public Town town() {
    return LabTown.whole();
  }

  @Override
  public Service service(ServiceOrder order) throws ConfigException, UnavailableException {
    Closing closing = new Closing();
    try {
      return wired(order, closing).start(ServiceDirectory.of(order, closing), closing);
    } catch (ConfigException | UnavailableException | RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  @Override
  public AdminDoor admin(ServiceOrder order)
      throws ConfigException, UnavailableException, InterruptedException {
    Optional<AdminDoor> running = RunningDoor.find(ServiceDirectory.usual(order));
    if (running.isPresent()) {
      return running.get();
    }
    Closing closing = new Closing();
    try {
      return wired(order, closing).door(ServiceDirectory.usual(order), closing);
    } catch (ConfigException | UnavailableException | RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private ServiceWiring wired(ServiceOrder order, Closing closing) throws ConfigException {
    World world;
    List<String> opened = new ArrayList<>(order.config().network().allowCidrs());
    if (order.lab()) {
      LabTown town = LabTown.anywhere();
      closing.then(town::close);
      world = town.world(order.config().limits());
      opened.addAll(town.openToCallbacks());
    } else {
      world = world(order.config());
    }
    Engine engine = engine(world);
    closing.then(engine::close);
    return new ServiceWiring(order, engine, EgressGuard.allowing(opened), clock);
  }

  /// Where the engine looks, and whom it trusts there.
  ///
  /// @param settings ports, limits, and how we introduce ourselves
  record World(
      Resolvers resolvers,
      TrustAnchors anchors,
      Trust trust,
      EgressGuard guard,
      LookSettings settings) {}

  private static World world(AppConfig config) throws ConfigException {
    AppConfig.Network network = config.network();
    try {
      return new World(
          Resolvers.of(network.dnsServers().stream().map(ServerAddress::toString).toList()),
          network.dnssecTrustAnchors().map(TrustAnchors::ofFile).orElseGet(TrustAnchors::ofTheRoot),
          Trust.ofPlatformAnd(network.trustCa().stream().toList()),
          EgressGuard.allowing(network.allowCidrs()),
          new LookSettings(
              network.ports(),
              config.limits(),
              network.probeSmtp(),
              network.ehloName().orElseGet(OwnName::get),
              LookSettings.USER_AGENT));
    } catch (IllegalArgumentException e) {
      // A file was there when the configuration was read, and does not hold what it should.
      throw new ConfigException(List.of(String.valueOf(e.getMessage())));
    }
  }

  private Engine engine(World world) {
    DnsjavaLooks dns = dnsLooks(world);
    PkixChainJudge judge =
        new PkixChainJudge(
            world.trust(), new AiaIssuers(dns, world.guard(), world.settings()), clock);
    SocketStartTlsProber startTls =
        new SocketStartTlsProber(world.guard(), world.settings(), judge);
    Prober prober =
        new Prober(
            dns,
            new OkHttpPolicyFetcher(world.guard(), judge, world.settings()),
            startTls,
            world.guard(),
            world.settings(),
            clock);
    return new Engine(dns, prober, new CheckService(prober, clock), startTls);
  }

  private static DnsjavaLooks dnsLooks(World world) {
    return new DnsjavaLooks(world.resolvers(), world.guard(), world.settings(), world.anchors());
  }
}
