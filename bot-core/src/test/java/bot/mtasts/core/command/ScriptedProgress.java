package bot.mtasts.core.command;

import bot.mtasts.core.request.CheckProgress;
import bot.mtasts.core.request.CheckStanding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Progress of checks as a test says it, the same for every check.
final class ScriptedProgress implements CheckProgress {
  /// What a follower is told when the script is over.
  interface Beyond {
    @Nullable Happening next(Duration atMost) throws InterruptedException;
  }

  final AtomicInteger followers = new AtomicInteger();
  private final List<Happening> script;
  private final Beyond beyond;

  ScriptedProgress(List<Happening> script, Beyond beyond) {
    this.script = List.copyOf(script);
    this.beyond = beyond;
  }

  /// Checks that are over at once.
  static ScriptedProgress unknown() {
    return new ScriptedProgress(List.of(), _ -> new Happening.Unknown());
  }

  @Override
  public Optional<CheckStanding> await(String checkId, Duration atMost) {
    throw new AssertionError("nobody waits without following");
  }

  @Override
  public Following follow(String checkId) {
    followers.incrementAndGet();
    return new Following() {
      private int heard;

      @Override
      public @Nullable Happening next(Duration atMost) throws InterruptedException {
        return heard < script.size() ? script.get(heard++) : beyond.next(atMost);
      }

      @Override
      public void close() {
        followers.decrementAndGet();
      }
    };
  }
}
