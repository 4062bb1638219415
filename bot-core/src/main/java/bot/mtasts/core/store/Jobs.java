package bot.mtasts.core.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The queue behind requests and deliveries. Jobs are put in by [CheckRequests] and [Deliveries],
/// together with what they are about.
public interface Jobs extends AutoCloseable {
  /// Begins to take jobs.
  void start(Work work);

  /// How many jobs are due or running, over all instances.
  long depth();

  /// Takes no more jobs, waits for those that run, and hands back what is not done in time: they
  /// are taken up again by another instance, or by this one when it starts again.
  void drain(Duration limit);

  /// Drains without waiting.
  @Override
  void close();

  /// What jobs do.
  interface Work {
    /// Carries out a request for a check.
    ///
    /// @param attempt 1 for the first; a throw leads to the next, a little later
    void check(String checkId, int attempt) throws InterruptedException;

    /// Makes one attempt at a delivery.
    ///
    /// @return when to make the next; empty when there is nothing more to do
    Optional<Instant> deliver(String deliveryId) throws InterruptedException;
  }
}
