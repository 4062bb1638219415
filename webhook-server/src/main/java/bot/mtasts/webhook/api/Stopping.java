package bot.mtasts.webhook.api;

import io.javalin.http.Handler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Whether the server has been told to end.
final class Stopping {
  private static final Duration UNTIL_ANOTHER_IS_THERE = Duration.ofSeconds(10);

  private final AtomicBoolean begun = new AtomicBoolean();

  void begin() {
    begun.set(true);
  }

  boolean hasBegun() {
    return begun.get();
  }

  /// Work that is not taken on any more once the end has begun.
  Handler newWork(Handler handler) {
    return ctx -> {
      if (begun.get()) {
        throw Problem.of(
                ProblemKind.STOPPING,
                "The server is about to stop. Another one, or the same after"
                    + " its restart, will take this.")
            .retryAfter(UNTIL_ANOTHER_IS_THERE)
            .exception();
      }
      handler.handle(ctx);
    };
  }
}
