package bot.mtasts.webhook.fakes;

import bot.mtasts.core.request.CheckProgress;
import bot.mtasts.core.request.CheckStanding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Progress as the test tells it.
public final class FakeProgress implements CheckProgress {
  private final Function<String, Optional<CheckStanding>> find;
  private final Map<String, CountDownLatch> ends = new ConcurrentHashMap<>();
  private final Map<String, List<Follower>> followers = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final LinkedBlockingQueue<String> waiting = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Follower> closed = new LinkedBlockingQueue<>();
  private final Set<String> over = ConcurrentHashMap.newKeySet();

  /// @param find how far a check has come
  public FakeProgress(Function<String, Optional<CheckStanding>> find) {
    this.find = find;
  }

  /// The next check that somebody begins to wait for or to follow.
  public String awaited() throws InterruptedException {
    String id = waiting.poll(10, TimeUnit.SECONDS);
    if (id == null) {
      throw new AssertionError("nobody waits for a check");
    }
    return id;
  }

  /// Waits until somebody has stopped following.
  public void closed() throws InterruptedException {
    if (closed.poll(10, TimeUnit.SECONDS) == null) {
      throw new AssertionError("nobody stops following");
    }
  }

  /// Whoever begins to follow an ended check hears of its end at once.
  public void tellEveryNewFollowerTheEnd(String checkId) {
    over.add(checkId);
  }

  /// How many follow right now.
  public int open() {
    return open.get();
  }

  /// Tells what happened to everybody who follows the check; an end wakes those who wait for it.
  public void tell(String checkId, Happening happening) {
    followers.getOrDefault(checkId, List.of()).forEach(each -> each.queue.add(happening));
    if (happening instanceof Happening.Ended) {
      end(checkId).countDown();
    }
  }

  private CountDownLatch end(String checkId) {
    return ends.computeIfAbsent(checkId, _ -> new CountDownLatch(1));
  }

  @Override
  public Optional<CheckStanding> await(String checkId, Duration atMost)
      throws InterruptedException {
    waiting.add(checkId);
    // Over in time or not: what is answered is how far it has come.
    boolean _ = end(checkId).await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    return find.apply(checkId);
  }

  @Override
  public Following follow(String checkId) {
    Follower follower = new Follower();
    followers.computeIfAbsent(checkId, _ -> new ArrayList<>()).add(follower);
    open.incrementAndGet();
    if (over.contains(checkId)) {
      follower.queue.add(new Happening.Ended(find.apply(checkId).orElseThrow()));
    }
    waiting.add(checkId);
    return follower;
  }

  private final class Follower implements Following {
    private final LinkedBlockingQueue<Happening> queue = new LinkedBlockingQueue<>();

    @Override
    public @Nullable Happening next(Duration atMost) throws InterruptedException {
      return queue.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
      open.decrementAndGet();
      closed.add(this);
    }
  }
}
