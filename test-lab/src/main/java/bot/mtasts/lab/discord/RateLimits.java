package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Changes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may call how often (topics/rate-limits): a bucket for each route and its major parameter,
/// one limit for all together, and a ban for those who do not listen.
final class RateLimits {
  private static final Duration INVALID_WINDOW = Duration.ofMinutes(10);
  private static final int GLOBAL_WINDOW_MILLIS = 1_000;

  private final Changes changes;
  private final InstantSource stopwatch;
  private final int globalLimit;
  private final Map<String, Window> windows = new HashMap<>();
  private final Deque<Long> invalid = new ArrayDeque<>();

  RateLimits(Changes changes, InstantSource stopwatch, int globalLimit) {
    this.changes = changes;
    this.stopwatch = stopwatch;
    this.globalLimit = globalLimit;
  }

  private static final class Window {
    long endsMillis;
    int taken;
  }

  /// What the headers say.
  ///
  /// @param bucket the bucket's name; null where there is none
  /// @param resetMillis until it is full again
  record State(
      @Nullable String bucket, int limit, int remaining, long resetMillis, long endsMillis) {}

  /// Whether a request may go on.
  ///
  /// @param retryMillis how long to wait; 0 for no waiting
  record Verdict(State state, long retryMillis, boolean global) {
    boolean limited() {
      return retryMillis > 0;
    }
  }

  Verdict take(Route route, Map<String, String> parameters) {
    return changes.make(() -> {
      long now = stopwatch.millis();
      // The endpoints of interactions are not bound to the global limit.
      if (route.access() == Route.Access.BOT) {
        Window all = window("global", now, GLOBAL_WINDOW_MILLIS);
        if (all.taken >= globalLimit) {
          return new Verdict(state(null, globalLimit, all, now), all.endsMillis - now, true);
        }
        all.taken++;
      }
      if (route.limit() == 0) {
        return new Verdict(new State(null, 0, 0, 0, 0), 0, false);
      }
      String bucket = bucket(route);
      Window window = window(bucket + major(parameters), now, route.windowMillis());
      if (window.taken >= route.limit()) {
        return new Verdict(
            state(bucket, route.limit(), window, now), window.endsMillis - now, false);
      }
      window.taken++;
      return new Verdict(state(bucket, route.limit(), window, now), 0, false);
    });
  }

  private Window window(String key, long now, int millis) {
    if (windows.size() > 10_000) {
      windows.values().removeIf(window -> window.endsMillis <= now);
    }
    Window window = windows.computeIfAbsent(key, _ -> new Window());
    if (window.endsMillis <= now) {
      window.endsMillis = now + millis;
      window.taken = 0;
    }
    return window;
  }

  private static State state(@Nullable String bucket, int limit, Window window, long now) {
    return new State(
        bucket,
        limit,
        Math.max(0, limit - window.taken),
        window.endsMillis - now,
        window.endsMillis);
  }

  private static String bucket(Route route) {
    return "lab%08x".formatted(route.toString().hashCode());
  }

  private static String major(Map<String, String> parameters) {
    return "/"
        + parameters.getOrDefault("channel_id", "")
        + parameters.getOrDefault("guild_id", "")
        + parameters.getOrDefault("webhook_token", "");
  }

  /// Counts a request that was refused with 401, 403 or 429.
  void invalid() {
    changes.change(() -> {
      invalid.addLast(stopwatch.millis());
      forget();
    });
  }

  int invalidRequests() {
    return changes.make(() -> {
      forget();
      return invalid.size();
    });
  }

  boolean banned() {
    return invalidRequests() >= Rule.INVALID_REQUESTS.limit();
  }

  private void forget() {
    long since = stopwatch.millis() - INVALID_WINDOW.toMillis();
    while (!invalid.isEmpty() && invalid.getFirst() < since) {
      invalid.removeFirst();
    }
  }
}
