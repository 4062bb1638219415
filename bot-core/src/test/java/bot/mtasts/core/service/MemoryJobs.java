package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.store.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The queue behind requests and deliveries that are kept in maps: what is due is done at once, and
/// what an earlier process left behind is taken up.
public final class MemoryJobs implements Jobs {
  private final MemoryRequests requests;
  private final MemoryDeliveries deliveries;
  private final InstantSource clock;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(8, Thread.ofVirtual().factory());
  private final AtomicLong depth = new AtomicLong();

  /// Jobs for what is kept there.
  public MemoryJobs(MemoryRequests requests, MemoryDeliveries deliveries, InstantSource clock) {
    this.requests = requests;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Override
  public void start(Work work) {
    requests.hears(
        request -> check(work, request.id(), 1),
        delivery -> {
          deliveries.put(delivery);
          deliver(work, delivery.id(), clock.instant());
        });
    for (CheckStanding standing : requests.all()) {
      switch (standing) {
        case CheckStanding.Queued(var request) -> check(work, request.id(), 1);
        case CheckStanding.Running(var request) -> check(work, request.id(), 1);
        case CheckStanding.Completed _, CheckStanding.Failed _ -> {}
      }
    }
    deliveries.all().stream()
        .filter(delivery -> delivery.state() == Delivery.State.WAITING)
        .forEach(delivery -> deliver(work, delivery.id(), clock.instant()));
  }

  private void check(Work work, String id, int attempt) {
    run(
        Duration.ZERO,
        () -> {
          try {
            work.check(id, attempt);
          } catch (RuntimeException e) {
            // What the port promises: a throw leads to the next attempt.
            check(work, id, attempt + 1);
          }
          return null;
        });
  }

  private void deliver(Work work, String id, Instant at) {
    Duration until = Duration.between(clock.instant(), at);
    run(
        until.isNegative() ? Duration.ZERO : until,
        () -> {
          Optional<Instant> next = work.deliver(id);
          next.ifPresent(again -> deliver(work, id, again));
          return null;
        });
  }

  private void run(Duration delay, Callable<Void> job) {
    depth.incrementAndGet();
    try {
      var _ =
          threads.schedule(
              () -> {
                try {
                  return job.call();
                } finally {
                  depth.decrementAndGet();
                }
              },
              delay.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // It is being closed; whoever starts next takes it up.
      depth.decrementAndGet();
    }
  }

  @Override
  public long depth() {
    return depth.get();
  }

  @Override
  public void drain(Duration limit) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
