package bot.mtasts.discord.out;

import bot.mtasts.core.command.progress.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often Discord may be asked (docs.discord.com/developers/topics/rate-limits). Discord
/// publishes no numbers: each answer says in its headers how full its bucket is, and when it is
/// emptied.
///
/// What other instances and JDA ask is not seen here. They meet in Discord's 429, which is heeded.
final class RateLimits {
  /// Discord bans an address after 10,000 refused requests in ten minutes; long before that
  /// something is wrong here that more requests do not mend.
  static final int MOST_INVALID = 1_000;

  static final Duration INVALID_WINDOW = Duration.ofMinutes(10);

  // Windows that are over are forgotten when there are so many.
  private static final int MANY = 1_000;

  private final Timekeeper time;
  private final Map<String, Bucket> buckets =
      new HashMap<>(); // by route; guarded by this, as below
  private final Map<Key, Window> windows = new HashMap<>();
  private final Deque<Instant> invalid = new ArrayDeque<>();
  private Instant heldForBot = Instant.MIN;
  private Instant heldForAll = Instant.MIN;

  RateLimits(Timekeeper time) {
    this.time = time;
  }

  /// What is limited for itself.
  ///
  /// @param name method and path, without what is of one channel or one interaction
  /// @param major whose it is: a channel's id, an interaction's token
  /// @param asBot whether the bot asks: only that counts against what it may ask in all
  record Route(String name, String major, boolean asBot) {
    @Override
    public String toString() {
      return name; // The other is a token sometimes.
    }
  }

  /// What an answer says of its bucket.
  ///
  /// @param name Discord's, which several routes may share
  /// @param limit requests in a window
  /// @param resetAfter until the window is over
  record State(String name, int limit, int remaining, Duration resetAfter) {}

  /// Whether a request may be made.
  sealed interface Turn {
    /// It may. Closed when its answer is there, or none will come.
    final class Taken implements Turn, AutoCloseable {
      private final RateLimits limits;
      private final @Nullable Window window;

      private Taken(RateLimits limits, @Nullable Window window) {
        this.limits = limits;
        this.window = window;
      }

      @Override
      public void close() {
        limits.ended(window);
      }
    }

    /// Not yet.
    ///
    /// @param left how long it would have had to wait
    record Away(Duration left) implements Turn {}
  }

  /// Waits until a route may be asked, and takes its turn.
  ///
  /// @param until how long it waits at most
  /// @param spare turns that are left to others
  Turn await(Route route, Instant until, int spare) throws InterruptedException {
    while (true) {
      Instant next;
      synchronized (this) {
        Instant now = time.instant();
        Optional<Instant> held = held(route, now);
        Window window = held.isPresent() ? null : window(route, now);
        if (held.isEmpty() && (window == null || window.take(now, spare))) {
          return new Turn.Taken(this, window); // Without a window the first answer will tell.
        }
        next = window == null ? held.orElse(now) : window.resets;
      }
      if (next.isAfter(until)) {
        return new Turn.Away(Duration.between(time.instant(), next));
      }
      time.await(next);
    }
  }

  /// Until when nothing of the kind is asked, whatever its bucket holds.
  private Optional<Instant> held(Route route, Instant now) {
    forgetInvalid(now);
    Instant until = route.asBot() ? later(heldForBot, heldForAll) : heldForAll;
    if (invalid.size() >= MOST_INVALID) {
      until = later(until, invalid.getFirst().plus(INVALID_WINDOW));
    }
    return until.isAfter(now) ? Optional.of(until) : Optional.empty();
  }

  private synchronized void ended(@Nullable Window window) {
    if (window != null) {
      window.underWay--;
    }
  }

  private @Nullable Window window(Route route, Instant now) {
    Bucket bucket = buckets.get(route.name());
    return bucket == null ? windows.get(key(route)) : opened(route, bucket, now);
  }

  private Window opened(Route route, Bucket bucket, Instant now) {
    if (windows.size() > MANY) {
      windows.values().removeIf(window -> !window.resets.isAfter(now) && window.underWay == 0);
    }
    return windows.computeIfAbsent(
        key(route), _ -> new Window(bucket.limit(), bucket.length(), now));
  }

  private Key key(Route route) {
    Bucket bucket = buckets.get(route.name());
    return new Key(bucket == null ? route.name() : bucket.name(), route.major());
  }

  /// Remembers what an answer says of its bucket.
  synchronized void heed(Route route, State state) {
    Instant now = time.instant();
    Bucket known = buckets.get(route.name());
    Duration length =
        known == null || known.length().compareTo(state.resetAfter()) < 0
            ? state.resetAfter()
            : known.length();
    Bucket bucket = new Bucket(state.name(), state.limit(), length);
    buckets.put(route.name(), bucket);
    Window window = opened(route, bucket, now);
    window.limit = state.limit();
    window.length = length;
    // Answers overtake each other; and what is under way was counted here, and not there yet.
    window.remaining = Math.min(window.remaining, state.remaining());
    window.endNotBefore(now.plus(state.resetAfter()));
  }

  /// Too much was asked of a route.
  synchronized void hold(Route route, Duration retryAfter) {
    Instant now = time.instant();
    Window window = windows.computeIfAbsent(key(route), _ -> new Window(1, retryAfter, now));
    window.remaining = 0;
    window.endNotBefore(now.plus(retryAfter));
  }

  /// Too much was asked by our bot, whatever it was.
  synchronized void holdBot(Duration retryAfter) {
    heldForBot = later(heldForBot, time.instant().plus(retryAfter));
  }

  /// Too much came from our address: it is not the API that says so, but what stands in front of
  /// it.
  synchronized void holdAll(Duration retryAfter) {
    heldForAll = later(heldForAll, time.instant().plus(retryAfter));
  }

  /// Notes a request that Discord counts towards a ban: refused with 401, 403 or 429.
  synchronized void invalid() {
    Instant now = time.instant();
    forgetInvalid(now);
    invalid.addLast(now);
  }

  private void forgetInvalid(Instant now) {
    Instant since = now.minus(INVALID_WINDOW);
    while (!invalid.isEmpty() && !invalid.getFirst().isAfter(since)) {
      invalid.removeFirst();
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// What is known of a route's bucket.
  ///
  /// @param length the longest that a window was seen to take
  private record Bucket(String name, int limit, Duration length) {}

  private record Key(String bucket, String major) {
    @Override
    public String toString() {
      return bucket; // The other is a token sometimes.
    }
  }

  private static final class Window {
    private int limit;
    private int remaining;
    private int underWay;
    private Duration length;
    private Instant resets;

    Window(int limit, Duration length, Instant now) {
      this.limit = limit;
      this.remaining = limit;
      this.length = length;
      this.resets = now.plus(length);
    }

    /// Takes one of what is left; false where there is too little. A hint finds no room in a small
    /// bucket, ever.
    boolean take(Instant now, int spare) {
      renew(now);
      if (remaining <= spare) {
        return false;
      }
      remaining--;
      underWay++;
      return true;
    }

    // Begins the next window when this one is over. Its end is a guess until an answer comes: it
    // keeps those who ask before that from being too many. What is still under way may arrive in
    // it.
    private void renew(Instant now) {
      if (!resets.isAfter(now)) {
        remaining = limit - underWay;
        resets = now.plus(length);
      }
    }

    void endNotBefore(Instant end) {
      resets = later(resets, end);
    }
  }
}
