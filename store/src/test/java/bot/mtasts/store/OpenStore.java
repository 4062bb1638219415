package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A test with a store over a database of its own, and a clock to move.
abstract class OpenStore {
  /// Looks for jobs often, so that a test that moves the clock waits little.
  static final JobSettings QUICK =
      new JobSettings(4, 4, Duration.ofMillis(20), Duration.ofMillis(200));

  final TestClock clock = new TestClock();
  final DatabaseSettings settings;
  Sealer sealer = Sealer.with(key('a'));
  Database database;
  Store store;

  @SuppressWarnings("NullAway.Init")
  OpenStore(Server server) {
    this.settings = server.fresh();
  }

  static SealingKey key(char digit) {
    try {
      return SealingKey.read(new Secret(String.valueOf(digit).repeat(64)));
    } catch (StoreSetupException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void open() throws StoreSetupException {
    database = Database.open(settings);
    store = another();
  }

  /// One more instance on the same database, by the same moved clock.
  Store another() throws StoreSetupException {
    return Store.of(database, sealer, Retention.usual(), QUICK, clock, _ -> clock.instant());
  }

  /// An instance as the program has it, by the database's own time, with a clock of its own.
  Store byDatabaseTime(InstantSource own) throws StoreSetupException {
    return Store.of(database, sealer, Retention.usual(), QUICK, own);
  }

  @AfterEach
  void close() {
    store.close();
    database.close();
  }

  void reopen() throws StoreSetupException {
    close();
    open();
  }

  long count(String table) {
    return database
        .transactions()
        .read(
            handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  /// Everything in a table, as text.
  String dump(String table) {
    List<Map<String, Object>> rows =
        database
            .transactions()
            .read(handle -> handle.createQuery("select * from " + table).mapToMap().list());
    return rows.toString();
  }

  /// Waits for what another thread is about to do.
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it never came to be").isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
