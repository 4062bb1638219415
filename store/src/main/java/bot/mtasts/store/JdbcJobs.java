package bot.mtasts.store;

import bot.mtasts.core.store.Jobs;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Two queues, so that slow checks do not hold up deliveries, nor slow receivers checks; and the
/// daily sweep beside them.
final class JdbcJobs implements Jobs {
  private final JobQueue checks;
  private final JobQueue deliveries;
  private final CustomTask<Void> sweep;

  JdbcJobs(JobQueue checks, JobQueue deliveries, CustomTask<Void> sweep) {
    this.checks = checks;
    this.deliveries = deliveries;
    this.sweep = sweep;
  }

  @Override
  public void start(Work work) {
    checks.start(
        (id, attempt) -> {
          work.check(id, attempt);
          return Optional.empty();
        },
        List.of());
    deliveries.start(new DeliveryJob(work), List.of(sweep));
  }

  /// One attempt; when it has ended, whether a person has asked for another in the meantime.
  private record DeliveryJob(Work work) implements Job {
    @Override
    public Optional<Instant> run(String id, int attempt) throws InterruptedException {
      return work.deliver(id);
    }

    @Override
    public Optional<Instant> end(Handle handle, String id, Optional<Instant> next) {
      Optional<Instant> asked = DeliveryRows.takeAskedAgain(handle, id);
      return asked.isPresent() ? asked : next;
    }
  }

  @Override
  public long depth() {
    return checks.depth() + deliveries.depth();
  }

  @Override
  public void drain(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    checks.close();
    deliveries.close();
    checks.drain(limit);
    deliveries.drain(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
  }

  @Override
  public void close() {
    drain(Duration.ZERO);
  }
}
