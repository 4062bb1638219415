package bot.mtasts.core.command.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Wakes with threads of the JVM: one that knows the times, and a virtual one for each task.
public final class ThreadedTimekeeper implements Timekeeper, AutoCloseable {
  private final String name;
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor alarms;

  /// Goes by this clock.
  ///
  /// @param name what its threads are called by: `slack`
  public ThreadedTimekeeper(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name(name + "-alarms").daemon().factory());
    alarms.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    // What comes after the end would come too late.
    alarms.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public void await(Instant moment) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (long left = until(moment); left > 0; left = until(moment)) {
      boolean _ = never.await(left, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void at(Instant moment, Runnable task) {
    var _ =
        alarms.schedule(
            () -> Thread.ofVirtual().name(name + "-edit").start(task),
            Math.max(0, until(moment)),
            TimeUnit.NANOSECONDS);
  }

  /// Forgets what is not due yet.
  @Override
  public void close() {
    alarms.shutdown();
  }

  private long until(Instant moment) {
    return Duration.between(clock.instant(), moment).toNanos();
  }
}
