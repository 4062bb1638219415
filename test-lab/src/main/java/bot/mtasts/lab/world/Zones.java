package bot.mtasts.lab.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All zones of a town, and how a resolver finds its way through them: wildcards (RFC 4592),
/// aliases, faults.
public final class Zones {
  /// More than any checker should follow, so that it is the checker that gives up first.
  private static final int MOST_ALIASES = 16;

  private final Map<String, Zone> byApex = new TreeMap<>();

  /// @throws IllegalArgumentException if two different zones have one apex
  public Zones(Collection<Zone> zones) {
    for (Zone zone : zones) {
      var before = byApex.putIfAbsent(zone.apex(), zone);
      if (before != null && !before.equals(zone)) {
        throw new IllegalArgumentException("two scenarios describe the zone " + zone.apex());
      }
    }
  }

  public Collection<Zone> all() {
    return byApex.values();
  }

  /// Asks as a resolver would, following aliases. Names that belong to no zone do not exist,
  /// provably.
  public Resolution resolve(String name, RrType type) {
    var aliases = new LinkedHashMap<String, Resolution.Step>();
    var security = Security.SECURE;
    boolean truncates = false;
    String asked = canonical(name);
    while (true) {
      if (aliases.containsKey(asked) || aliases.size() > MOST_ALIASES) {
        return done(aliases, new Resolution.Loop(asked), security, truncates);
      }
      Zone zone = zoneOf(asked);
      if (zone == null) {
        // Of the root and test. only the names themselves exist; neither holds a record that a
        // check asks for.
        var ending =
            asked.isEmpty() || asked.equals("test")
                ? new Resolution.NoData(asked)
                : new Resolution.NoSuchName(asked);
        return done(aliases, ending, security, truncates);
      }
      security = security.worse(zone.signing().security());
      String source = source(zone, asked);
      Node node = source == null ? null : zone.nodes().get(source);
      if (source == null || node == null) {
        var ending =
            source == null ? new Resolution.NoSuchName(asked) : new Resolution.NoData(asked);
        return done(aliases, ending, security, truncates);
      }
      var fault = node.faultFor(type);
      if (fault == DnsFault.Kind.TRUNCATE) {
        truncates = true;
      } else if (fault != null) {
        return done(aliases, new Resolution.Failed(asked, fault), security, truncates);
      }
      var found = node.records(type);
      if (!found.isEmpty()) {
        var step = new Resolution.Step(asked, source, zone, found);
        return done(aliases, new Resolution.Found(step), security, truncates);
      }
      var alias = node.records(RrType.CNAME);
      if (alias.isEmpty()) {
        return done(aliases, new Resolution.NoData(asked), security, truncates);
      }
      aliases.put(asked, new Resolution.Step(asked, source, zone, alias));
      asked = canonical(((Rr.Cname) alias.getFirst()).target());
    }
  }

  /// The zone a name belongs to; null for the root, `test` and all that does not exist.
  public @Nullable Zone zoneOf(String name) {
    for (String rest = canonical(name); ; ) {
      Zone zone = byApex.get(rest);
      if (zone != null) {
        return zone;
      }
      int dot = rest.indexOf('.');
      if (dot < 0) {
        return null;
      }
      rest = rest.substring(dot + 1);
    }
  }

  /// Lower case, without a final dot.
  public static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /// The node that answers for a name: itself (perhaps an empty non-terminal), or the wildcard at
  /// its closest encloser.
  private static @Nullable String source(Zone zone, String name) {
    if (exists(zone, name)) {
      return name;
    }
    String encloser = name;
    do {
      encloser = encloser.substring(encloser.indexOf('.') + 1);
    } while (!exists(zone, encloser));
    String wildcard = "*." + encloser;
    return zone.nodes().containsKey(wildcard) ? wildcard : null;
  }

  /// A name exists if it, or a name below it, has a node (RFC 4592 §2.2.2).
  public static boolean exists(Zone zone, String name) {
    return name.equals(zone.apex())
        || zone.nodes().containsKey(name)
        || zone.nodes().keySet().stream().anyMatch(other -> other.endsWith("." + name));
  }

  private static Resolution done(
      Map<String, Resolution.Step> aliases,
      Resolution.Ending ending,
      Security security,
      boolean truncates) {
    return new Resolution(
        List.copyOf(new ArrayList<>(aliases.values())), ending, security, truncates);
  }
}
