package bot.mtasts.store;

import bot.mtasts.core.store.Jobs;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Notes what it is asked to do, and does what a test says.
class FakeWork implements Jobs.Work {
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  @Override
  public void check(String checkId, int attempt) throws InterruptedException {
    done.add(checkId + " " + attempt);
  }

  @Override
  public Optional<Instant> deliver(String deliveryId) throws InterruptedException {
    done.add(deliveryId);
    return Optional.empty();
  }

  void note(String what) {
    done.add(what);
  }

  /// The next thing that was done.
  String next() throws InterruptedException {
    String next = done.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was done");
    }
    return next;
  }

  boolean idle() {
    return done.isEmpty();
  }
}
