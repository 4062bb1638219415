package bot.mtasts.slack.in;

import bot.mtasts.core.store.Vault;
import java.util.List;
import java.util.Optional;

/// The installations, sealed in the vault.
final class Installations {
  static final String KIND = "slack-installation";

  private final Vault vault;

  Installations(Vault vault) {
    this.vault = vault;
  }

  /// Keeps one, in the place of an earlier one.
  void keep(Installation installation) {
    vault.keep(KIND, installation.id(), installation.sealed(), null);
  }

  Optional<Installation> find(String id) {
    return vault.find(KIND, id).map(Installation::read);
  }

  /// The ids of all, sorted.
  List<String> ids() {
    return vault.keys(KIND);
  }

  /// Removes one. False when there was none.
  boolean remove(String id) {
    return vault.remove(KIND, id);
  }
}
