package bot.mtasts.store;

import bot.mtasts.core.store.Integrations;
import bot.mtasts.core.store.StoreException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals anew what an earlier key sealed, so that this key can be given up. Many secrets are
/// written once and read for years: without it the earlier key would be needed for as long.
///
/// Done at every start. Whoever still runs with the earlier key alone cannot open what is sealed
/// anew: all instances must know the new key before one seals with it.
final class Resealing {
  private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

  private final Transactions transactions;
  private final Sealer sealer;
  private final Integrations integrations;
  private final JdbcVault vault;

  Resealing(Transactions transactions, Sealer sealer, Integrations integrations, JdbcVault vault) {
    this.transactions = transactions;
    this.sealer = sealer;
    this.integrations = integrations;
    this.vault = vault;
  }

  void run() {
    List<String> names =
        transactions.read(handle -> SealedSecrets.sealedOtherwise(handle, sealer.sealingId()));
    List<JdbcVault.Entry> entries = vault.sealedOtherwise();
    long sealed =
        names.stream().filter(name -> done(() -> sealAnew(name))).count()
            + entries.stream().filter(entry -> done(() -> vault.sealAnew(entry))).count();
    if (!names.isEmpty() || !entries.isEmpty()) {
      LOG.atInfo()
          .addKeyValue("outcome", "sealed anew")
          .addKeyValue("sealed", sealed)
          .addKeyValue("unopened", names.size() + entries.size() - sealed)
          .log("secrets");
    }
  }

  private void sealAnew(String integration) {
    // Whatever is written is sealed with today's key.
    integrations.change(integration, UnaryOperator.identity());
  }

  private static boolean done(Runnable work) {
    try {
      work.run();
      return true;
    } catch (StoreException e) {
      if (!(e.getCause() instanceof Sealer.UnopenedException)) {
        throw e;
      }
      // It stays as it is: one damaged secret does not keep the others from being served, and
      // whoever wants it is told the same.
      LOG.atWarn()
          .addKeyValue("outcome", "unopened")
          .addKeyValue("reason", e.getMessage())
          .log("secrets");
      return false;
    }
  }
}
