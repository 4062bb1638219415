package bot.mtasts.store;

import bot.mtasts.core.store.StoreException;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A durable queue in a table of its own, worked off by db-scheduler. A job is the id of what it is
/// about, put in by the transaction that wrote it.
final class JobQueue {
  private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);

  /// How long a job that threw waits for its next attempt; the last for all that follow.
  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

  /// The fewest that db-scheduler takes: with heartbeats of 10 s, 40 s until a job is taken over.
  private static final int MISSED_HEARTBEATS = 4;

  /// How long an interrupted job may take to notice.
  private static final Duration GRACE = Duration.ofSeconds(1);

  /// db-scheduler would throw away jobs of a kind that it has not known for two weeks. An older
  /// instance beside a newer one must not.
  private static final Duration NEVER = Duration.ofDays(36_500);

  /// Which queue.
  ///
  /// @param table db-scheduler's
  /// @param task what its jobs are called there
  /// @param idKey what their ids are called in the log
  record Name(String table, String task, String idKey) {}

  private final Name name;
  private final Database database;
  private final JobSettings settings;
  private final int workers;
  private final InstantSource clock;
  private final CustomTask<Void> task;
  private final SchedulerClient client;
  private volatile @Nullable Shift shift;

  JobQueue(Name name, Database database, JobSettings settings, int workers, InstantSource clock) {
    this.name = name;
    this.database = database;
    this.settings = settings;
    this.workers = workers;
    this.clock = clock;
    this.task =
        Tasks.custom(name.task(), Void.class)
            .onFailure(this::putOff)
            .onDeadExecution((ended, job) -> job.reschedule(ended, clock.instant()))
            .execute(this::run);
    this.client =
        SchedulerClient.Builder.create(database.shared(), task)
            .tableName(name.table())
            .serializer(new NoData())
            .jdbcCustomization(database.dialect().jobSql())
            .build();
  }

  /// From start to drain: the scheduler, what it does, and who it is in the table.
  private record Shift(Scheduler scheduler, Workers workers, Job job, String worker) {}

  /// Puts jobs in, in the caller's transaction.
  void put(List<String> ids, Instant at) {
    List<TaskInstance<?>> jobs = ids.stream().<TaskInstance<?>>map(task::instance).toList();
    client.scheduleBatch(jobs, at);
  }

  /// Has a job run at a moment, in the caller's transaction; it is put in if it is not there.
  ///
  /// @return false if it runs right now and was left alone
  boolean bringForward(Handle handle, String id, Instant at) {
    Optional<Boolean> running =
        handle
            .createQuery(
                "select picked from %s where task_name = :task and task_instance = :id for update"
                    .formatted(name.table()))
            .bind("task", name.task())
            .bind("id", id)
            .mapTo(Boolean.class)
            .findOne();
    if (running.isEmpty()) {
      put(List.of(id), at);
      return true;
    }
    if (running.get()) {
      return false;
    }
    handle
        .createUpdate(
            """
            update %s set execution_time = :at, consecutive_failures = 0, version = version + 1
            where task_name = :task and task_instance = :id\
            """
                .formatted(name.table()))
        .bind("at", at)
        .bind("task", name.task())
        .bind("id", id)
        .execute();
    return true;
  }

  /// Looks for due jobs at once; to be called after the commit.
  void wake() {
    Shift now = shift;
    if (now != null) {
      now.scheduler().triggerCheckForDueExecutions();
    }
  }

  /// How many jobs are due or running, over all instances.
  long depth() {
    return database
        .transactions()
        .read(handle ->
            handle
                .createQuery(
                    """
                    select count(*) from %s
                    where task_name = :task and (picked or execution_time <= :now)\
                    """
                        .formatted(name.table()))
                .bind("task", name.task())
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one());
  }

  /// Begins to take jobs.
  ///
  /// @param chores what is to be done now and then, beside them
  synchronized void start(Job job, List<CustomTask<Void>> chores) {
    if (shift != null) {
      throw new IllegalStateException(name.task() + " jobs are being taken already");
    }
    if (database.dialect().alone()) {
      takeUpAgain();
    }
    Workers pool = new Workers(name.task(), workers);
    String worker = "mtasts-" + UUID.randomUUID();
    SchedulerBuilder builder =
        new Parking(database.shared(), List.of(task))
            .startTasks(chores)
            .tableName(name.table())
            .serializer(new NoData())
            .jdbcCustomization(database.dialect().jobSql())
            .schedulerName(new SchedulerName.Fixed(worker))
            .clock(clock::instant)
            .threads(workers)
            .executorService(pool.executor())
            .pollingInterval(settings.polling())
            .enableImmediateExecution()
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .deleteUnresolvedAfter(NEVER)
            .shutdownMaxWait(GRACE)
            // What fails is logged here, with what it is about.
            .failureLogging(LogLevel.OFF, false);
    database.dialect().polling(builder);
    Shift begun = new Shift(builder.build(), pool, job, worker);
    shift = begun;
    begun.scheduler().start();
  }

  /// Parks for as long as is said, in the world's time: the clock that says what is due may be one
  /// that somebody moves.
  private static final class Parking extends SchedulerBuilder {
    Parking(DataSource database, List<Task<?>> tasks) {
      super(database, tasks);
    }

    @Override
    protected Waiter buildWaiter() {
      return new Waiter(poolingInterval);
    }
  }

  // Nobody else can be at work on an embedded database: what is marked as running died with the
  // process that ran it. It counts as a failed attempt, so that a job that kills us has an end.
  private void takeUpAgain() {
    database
        .transactions()
        .run(handle ->
            handle.execute(
                """
                update %s
                set picked = false, picked_by = null, last_heartbeat = null,
                    version = version + 1,
                    consecutive_failures = coalesce(consecutive_failures, 0) + 1
                where picked\
                """
                    .formatted(name.table())));
  }

  private CompletionHandler<Void> run(TaskInstance<Void> instance, ExecutionContext context) {
    Shift now = shift;
    if (now == null || now.workers().closing()) {
      return left();
    }
    try {
      Optional<Instant> next =
          now.job().run(instance.getId(), context.getExecution().consecutiveFailures + 1);
      return (ended, job) -> end(now.job(), next, ended, job);
    } catch (InterruptedException e) {
      // Only a drain interrupts. Not set again: the thread's next word is with the database.
      return left();
    }
  }

  // Marked as running still: the drain hands back everything that is.
  private static CompletionHandler<Void> left() {
    return (_, _) -> {};
  }

  private void end(
      Job job,
      Optional<Instant> next,
      ExecutionComplete ended,
      ExecutionOperations<Void> operations) {
    String id = ended.getExecution().taskInstance.getId();
    database
        .transactions()
        .run(handle ->
            job.end(handle, id, next)
                .ifPresentOrElse(at -> operations.reschedule(ended, at), operations::stop));
    // It may be due at once, and was not to be seen before the commit.
    wake();
  }

  private void putOff(ExecutionComplete ended, ExecutionOperations<Void> job) {
    int failures = ended.getExecution().consecutiveFailures;
    Duration wait = WAITS.get(Math.min(failures, WAITS.size() - 1));
    LOG.atWarn()
        .addKeyValue(name.idKey(), ended.getExecution().getId())
        .addKeyValue("outcome", "failed")
        .addKeyValue("attempt", failures + 1)
        .addKeyValue("duration_ms", ended.getDuration().toMillis())
        .setCause(ended.getCause().orElse(null))
        .log("{} job", name.task());
    job.reschedule(ended, ended.getTimeDone().plus(wait));
  }

  /// Takes no more jobs; those that run go on.
  synchronized void close() {
    Shift now = shift;
    if (now != null) {
      now.scheduler().pause();
      now.workers().close();
    }
  }

  /// Ends what was begun: waits, then interrupts, then hands back.
  ///
  /// @param limit how long to wait before interrupting
  synchronized void drain(Duration limit) {
    Shift now = shift;
    if (now == null) {
      return;
    }
    close();
    now.workers().await(limit);
    now.scheduler().stop();
    shift = null;
    try {
      handBack(now.worker());
    } catch (StoreException e) {
      LOG.atWarn()
          .addKeyValue("outcome", "left")
          .setCause(e)
          .log(
              "{} jobs could not be handed back: they are taken up when heartbeats are missed",
              name.task());
    }
  }

  private void handBack(String worker) {
    database
        .transactions()
        .run(handle ->
            handle
                .createUpdate(
                    """
                    update %s
                    set picked = false, picked_by = null, last_heartbeat = null,
                        version = version + 1
                    where picked and picked_by = :worker\
                    """
                        .formatted(name.table()))
                .bind("worker", worker)
                .execute());
  }
}
