package bot.mtasts.lab.world;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One zone directly below `test.`, with all its names.
///
/// @param apex the zone's name in lower case, without the final dot
/// @param nodes by name, in lower case, without the final dot; a name may begin with `*.`
public record Zone(
    String apex, Signing signing, List<NameServer> nameServers, Map<String, Node> nodes) {
  public Zone {
    nameServers = List.copyOf(nameServers);
    nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
  }

  /// The same zone as one of its name servers tells it.
  public Zone asToldBy(NameServer server) {
    return server.manner() instanceof NameServer.Manner.Differs differs
        ? new Zone(apex, signing, nameServers, differs.over(nodes))
        : this;
  }
}
