package bot.mtasts.app;

import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.config.ServiceConfig;
import bot.mtasts.app.config.ServiceConfig.OldKey;
import bot.mtasts.core.store.StoreException;
import bot.mtasts.store.Database;
import bot.mtasts.store.DatabaseSettings;
import bot.mtasts.store.JobSettings;
import bot.mtasts.store.Retention;
import bot.mtasts.store.Sealer;
import bot.mtasts.store.SealingKey;
import bot.mtasts.store.Store;
import bot.mtasts.store.StoreSetupException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The data directory, opened: the database and what is read and written there.
///
/// @param where for people, without secrets
record Kept(Path directory, String where, Database database, Store store) implements AutoCloseable {

  /// Opens it, and makes what is missing.
  ///
  /// @throws ConfigException if directory or sealing key cannot be used
  /// @throws UnavailableException if the database cannot be opened
  static Kept open(Path directory, ServiceConfig config, InstantSource clock)
      throws ConfigException, UnavailableException {
    DataDirectory.prepare(directory);
    Sealer sealer = sealer(directory, config.sealing());
    DatabaseSettings settings = settings(directory, config.database());
    Database database;
    try {
      database = Database.open(settings);
    } catch (StoreSetupException e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    }
    try {
      Store store =
          Store.of(database, sealer, retention(config.keeping()), JobSettings.usual(), clock);
      String url = settings.url();
      return new Kept(
          directory,
          url == null
              ? "H2 in " + directory
              : url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""),
          database,
          store);
    } catch (StoreSetupException e) {
      database.close();
      throw new ConfigException(List.of(String.valueOf(e.getMessage())));
    } catch (StoreException e) {
      database.close();
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Sealer sealer(Path directory, ServiceConfig.Sealing sealing)
      throws ConfigException {
    try {
      List<SealingKey> old = new ArrayList<>();
      for (OldKey each : sealing.oldKeys()) {
        old.add(
            switch (each) {
              case OldKey.Given(var key) -> SealingKey.read(key);
              case OldKey.InFile(var file) -> SealingKey.read(file);
            });
      }
      return Sealer.with(sealingKey(directory, sealing), old.toArray(SealingKey[]::new));
    } catch (StoreSetupException e) {
      throw new ConfigException(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static SealingKey sealingKey(Path directory, ServiceConfig.Sealing sealing)
      throws StoreSetupException {
    if (sealing.key().isPresent()) {
      return SealingKey.read(sealing.key().get());
    }
    return sealing.keyFile().isPresent()
        ? SealingKey.read(sealing.keyFile().get())
        : SealingKey.fileIn(directory);
  }

  private static DatabaseSettings settings(Path directory, ServiceConfig.Database database) {
    return database
        .url()
        .map(url ->
            DatabaseSettings.at(
                url, database.user().orElse(null), database.password().orElse(null), directory))
        .orElseGet(() -> DatabaseSettings.in(directory));
  }

  private static Retention retention(ServiceConfig.Keeping keeping) {
    return new Retention(
        keeping.reports(), keeping.requests(), keeping.deliveries(), keeping.sightings());
  }

  @Override
  public void close() {
    store.close();
    database.close();
  }
}
