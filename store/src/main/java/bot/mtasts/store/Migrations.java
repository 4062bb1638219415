package bot.mtasts.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/// Brings the tables up to date. Several instances may try at once: one does it, the others wait.
final class Migrations {
  private static final String NO_RIGHT = "42501";

  private Migrations() {}

  static void run(DataSource pool, Door door, DatabaseSettings settings)
      throws StoreSetupException {
    try {
      Flyway flyway =
          Flyway.configure()
              .dataSource(pool)
              .locations("classpath:bot/mtasts/store/migration")
              .placeholders(Map.of("bytes", door.dialect().bytes()))
              .table("schema_versions")
              .load();
      refuseLater(flyway, door.where());
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StoreSetupException(inWords(e, door.where()), e);
    }
  }

  private static void refuseLater(Flyway flyway, String where) throws StoreSetupException {
    Optional<MigrationVersion> later =
        Arrays.stream(flyway.info().applied())
            .filter(each -> each.getState().isApplied() && !each.getState().isResolved())
            .map(MigrationInfo::getVersion)
            .reduce((_, last) -> last);
    if (later.isPresent()) {
      throw new StoreSetupException(
          "The database at "
              + where
              + " has tables of version "
              + later.get()
              + ", which a later mtasts has made; this one cannot use them. Run the later mtasts"
              + " again, or restore a backup from before it.");
    }
  }

  private static String inWords(FlywayException e, String where) {
    @Nullable SQLException sql = SqlTrouble.in(e);
    if (sql != null && NO_RIGHT.equals(sql.getSQLState())) {
      return "The user of the database at "
          + where
          + " may not make tables. Make it the owner of"
          + " the database, or grant it CREATE on the schema.";
    }
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    return "The tables of the database at " + where + " cannot be brought up to date: " + reason;
  }
}
