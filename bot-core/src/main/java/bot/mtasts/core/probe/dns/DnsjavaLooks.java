package bot.mtasts.core.probe.dns;

import bot.mtasts.core.probe.DnsLooks;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import java.time.Duration;
import java.util.List;

/// The real look at DNS, one for the whole process.
///
/// What a check learns is kept for that check and no longer: within it every question is asked
/// once, however many steps (and the validator) want to know; the next check asks again, since
/// people press *Re-run* to see whether their change has arrived. Only the signed keys of the root
/// and the top-level domains stay, for their TTL: they are nobody's set-up, every validation needs
/// them, and a warm check is then two questions shorter per chain.
public final class DnsjavaLooks implements DnsLooks {
  private final Resolvers resolvers;
  private final EgressGuard guard;
  private final LookSettings settings;
  private final TrustAnchors anchors;
  private final List<Duration> waits;
  private final KeyMemory keys = new KeyMemory();

  /// @param resolvers who is asked; the guard does not concern them
  /// @param guard stands before authoritative servers
  /// @param settings their port, and how long one question may take
  /// @param anchors where chains of signatures begin
  public DnsjavaLooks(
      Resolvers resolvers, EgressGuard guard, LookSettings settings, TrustAnchors anchors) {
    this(resolvers, guard, settings, anchors, DnsServers.WAITS);
  }

  /// With another patience; see [DnsServers].
  DnsjavaLooks(
      Resolvers resolvers,
      EgressGuard guard,
      LookSettings settings,
      TrustAnchors anchors,
      List<Duration> waits) {
    this.waits = List.copyOf(waits);
    this.resolvers = resolvers;
    this.guard = guard;
    this.settings = settings;
    this.anchors = anchors;
  }

  @Override
  public DnsLookup open() {
    DnsServers servers = new DnsServers(resolvers.servers(), true, waits);
    return new DnsjavaLookup(
        new AskedOnce(servers, keys, settings.limits().dns()), guard, settings.ports(), anchors);
  }
}
