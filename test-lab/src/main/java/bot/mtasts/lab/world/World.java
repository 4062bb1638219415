package bot.mtasts.lab.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All there is to see of one domain: what its names lead to, and who answers there. Complete and
/// explicit, so that whoever acts it out has nothing to decide.
///
/// @param zones the domain's own zone, those of its providers, and the lab's shared one
public record World(
    String domain,
    List<Zone> zones,
    List<PolicyServer> policyServers,
    List<MailServer> mailServers) {
  public World {
    zones = List.copyOf(zones);
    policyServers = List.copyOf(policyServers);
    mailServers = List.copyOf(mailServers);
  }

  /// The world's names, as a resolver finds them.
  public Zones names() {
    return new Zones(zones);
  }

  /// Who serves policies at an address; null where nobody does.
  public @Nullable PolicyServer policyServerAt(String address) {
    return policyServers.stream().filter(s -> s.address().equals(address)).findFirst().orElse(null);
  }

  /// Who takes mail at an address; null where nobody does.
  public @Nullable MailServer mailServerAt(String address) {
    return mailServers.stream().filter(s -> s.address().equals(address)).findFirst().orElse(null);
  }
}
