package bot.mtasts.slack.in;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// One line for each thing that was said to us.
final class SaidLog {
  private static final Logger log = LoggerFactory.getLogger(SaidLog.class);

  private final Heed heed;
  private final Level level;

  SaidLog(Heed heed) {
    this(heed, Level.INFO);
  }

  SaidLog(Heed heed, Level level) {
    this.heed = heed;
    this.level = level;
  }

  /// Notes how it came out.
  ///
  /// @param what from a closed list: `command`, `press`…
  /// @param command which one, as far as that is known; from a closed list
  /// @param begun by [System#nanoTime]
  void note(String what, Optional<String> command, String workspace, String outcome, long begun) {
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    heed.said(what, outcome, took);
    var line = log.atLevel(level).addKeyValue("said", what);
    if (command.isPresent()) {
      line = line.addKeyValue("command", command.get());
    }
    line.addKeyValue("integration", "slack:" + workspace)
        .addKeyValue("outcome", outcome)
        .addKeyValue("duration_ms", took.toMillis())
        .log("chat");
  }

  void acknowledged(long begun) {
    heed.acknowledged(Duration.ofNanos(System.nanoTime() - begun));
  }
}
