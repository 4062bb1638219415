package bot.mtasts.lab.world;

import java.util.Map;
import java.util.TreeMap;

/// One of a zone's authoritative servers.
public record NameServer(String host, String address, Manner manner) {
  /// How it answers for the zone.
  public sealed interface Manner {
    /// From the zone, like the others.
    record Agrees() implements Manner {}

    /// From the zone, except for these names (an old copy, a forgotten update).
    record Differs(Map<String, Node> nodes) implements Manner {
      public Differs {
        nodes = Map.copyOf(nodes);
      }

      /// The zone's names as this server sees them.
      public Map<String, Node> over(Map<String, Node> zone) {
        var seen = new TreeMap<>(zone);
        seen.putAll(nodes);
        return seen;
      }
    }

    /// A lame one: it does not know the zone and answers everything with REFUSED.
    record Lame() implements Manner {}

    /// It answers everything with SERVFAIL.
    record ServFail() implements Manner {}

    /// It never answers.
    record Silent() implements Manner {}
  }
}
