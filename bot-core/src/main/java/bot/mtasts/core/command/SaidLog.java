package bot.mtasts.core.command;

import bot.mtasts.core.delivery.Chat;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// One line for each thing that was said to us.
public final class SaidLog {
  private static final Logger log = LoggerFactory.getLogger(SaidLog.class);

  private final Chat chat;
  private final Heed heed;
  private final Level level;

  /// Lines that are written as a rule.
  public SaidLog(Chat chat, Heed heed) {
    this(chat, heed, Level.INFO);
  }

  /// Lines of a level of their own, as for a rehearsal.
  public SaidLog(Chat chat, Heed heed, Level level) {
    this.chat = chat;
    this.heed = heed;
    this.level = level;
  }

  /// Notes how it came out.
  ///
  /// @param what from a closed list: `command`, `press`…
  /// @param command which one, as far as that is known; from a closed list
  /// @param begun by [System#nanoTime]
  public void note(
      String what, Optional<String> command, String workspace, String outcome, long begun) {
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    heed.said(what, outcome, took);
    var line = log.atLevel(level).addKeyValue("said", what);
    if (command.isPresent()) {
      line = line.addKeyValue("command", command.get());
    }
    line.addKeyValue("integration", chat.word() + ":" + workspace)
        .addKeyValue("outcome", outcome)
        .addKeyValue("duration_ms", took.toMillis())
        .log("chat");
  }

  /// Notes that the platform knows that it came.
  ///
  /// @param begun by [System#nanoTime]
  public void acknowledged(long begun) {
    heed.acknowledged(Duration.ofNanos(System.nanoTime() - begun));
  }
}
