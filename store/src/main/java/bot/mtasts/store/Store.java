package bot.mtasts.store;

import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.Deliveries;
import bot.mtasts.core.store.Integrations;
import bot.mtasts.core.store.Jobs;
import bot.mtasts.core.store.Leases;
import bot.mtasts.core.store.Once;
import bot.mtasts.core.store.Reports;
import bot.mtasts.core.store.Vault;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/// Everything that outlives the process, over one database. Any number of stores, in any number of
/// processes, may share a PostgreSQL; an embedded database has one.
public final class Store implements AutoCloseable {
  private static final Duration DAY = Duration.ofDays(1);

  private final CheckRequests requests;
  private final Reports reports;
  private final Deliveries deliveries;
  private final Integrations integrations;
  private final JdbcVault vault;
  private final Once once;
  private final Leases leases;
  private final Jobs jobs;
  private final Sweep sweep;

  private Store(
      Database database,
      Sealer sealer,
      Retention retention,
      JobSettings settings,
      InstantSource clock,
      CommonTime time) {
    Transactions transactions = database.transactions();
    Turns turns = new Turns();
    JobQueue checkQueue =
        new JobQueue(
            new JobQueue.Name("check_jobs", "check", "check_id"),
            database,
            settings,
            settings.checkWorkers(),
            clock);
    JobQueue deliveryQueue =
        new JobQueue(
            new JobQueue.Name("delivery_jobs", "delivery", "delivery_id"),
            database,
            settings,
            settings.deliveryWorkers(),
            clock);
    this.sweep = new Sweep(transactions, retention, time);
    this.requests = new JdbcCheckRequests(transactions, checkQueue, deliveryQueue, turns, clock);
    this.reports = new JdbcReports(transactions);
    this.deliveries = new JdbcDeliveries(transactions, deliveryQueue, turns, clock);
    this.integrations = new JdbcIntegrations(transactions, sealer, turns);
    this.vault = new JdbcVault(transactions, sealer, turns, clock);
    this.once = new JdbcOnce(database.prompt(), turns, time);
    this.leases = new JdbcLeases(transactions, turns, time);
    this.jobs = new JdbcJobs(checkQueue, deliveryQueue, daily(sweep, clock));
  }

  /// The store of a database. What an earlier key of the sealer's sealed is sealed anew with the
  /// first.
  ///
  /// @param database stays the caller's to close, after the store
  /// @throws StoreSetupException if secrets are kept that none of the sealer's keys opens
  public static Store of(
      Database database, Sealer sealer, Retention retention, JobSettings jobs, InstantSource clock)
      throws StoreSetupException {
    return of(database, sealer, retention, jobs, clock, CommonTime.OF_DATABASE);
  }

  /// The same, for tests that move the time that all instances share.
  static Store of(
      Database database,
      Sealer sealer,
      Retention retention,
      JobSettings jobs,
      InstantSource clock,
      CommonTime time)
      throws StoreSetupException {
    SealedSecrets.check(database.transactions(), sealer, clock.instant());
    Store store = new Store(database, sealer, retention, jobs, clock, time);
    new Resealing(database.transactions(), sealer, store.integrations, store.vault).run();
    return store;
  }

  // One job for all instances. The first of them draws by lot when in the day it runs, so that not
  // every installation sweeps at the hour at which it was updated.
  private static CustomTask<Void> daily(Sweep sweep, InstantSource clock) {
    return Tasks.custom("sweep", Void.class)
        .scheduleOnStartup(
            "sweep",
            null,
            now -> now.plusSeconds(ThreadLocalRandom.current().nextLong(DAY.toSeconds())))
        .onFailure((ended, job) -> job.reschedule(ended, ended.getTimeDone().plus(DAY)))
        .onDeadExecution((ended, job) -> job.reschedule(ended, clock.instant()))
        .execute((_, _) -> {
          sweep.run(clock.instant());
          return (ended, job) -> job.reschedule(ended, ended.getTimeDone().plus(DAY));
        });
  }

  /// Requests for checks.
  public CheckRequests requests() {
    return requests;
  }

  /// Reports, and what earlier checks saw.
  public Reports reports() {
    return reports;
  }

  /// Deliveries and their attempts.
  public Deliveries deliveries() {
    return deliveries;
  }

  /// Integrations with their secrets.
  public Integrations integrations() {
    return integrations;
  }

  /// Secrets of our own, sealed.
  public Vault vault() {
    return vault;
  }

  /// What came already.
  public Once once() {
    return once;
  }

  /// What one instance at a time may do.
  public Leases leases() {
    return leases;
  }

  /// The queue; nothing runs before [Jobs#start].
  public Jobs jobs() {
    return jobs;
  }

  /// Removes what is older than it is to be kept, as a job does once a day.
  void sweep(Instant now) {
    sweep.run(now);
  }

  /// Stops the jobs without waiting, and hands back those that run. The database stays open.
  @Override
  public void close() {
    jobs.close();
  }
}
