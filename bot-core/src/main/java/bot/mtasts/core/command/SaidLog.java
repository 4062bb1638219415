package bot.mtasts.core.command;

import bot.mtasts.core.delivery.Chat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// One line for each thing that was said to us.
public final class SaidLog {
  private static final Logger log = LoggerFactory.getLogger(SaidLog.class);

  private final Chat chat;
  private final Heed heed;
  private final InstantSource clock;
  private final Level level;

  /// Lines that are written as a rule.
  public SaidLog(Chat chat, Heed heed, InstantSource clock) {
    this(chat, heed, clock, Level.INFO);
  }

  /// Lines of a level of their own, as for a rehearsal.
  public SaidLog(Chat chat, Heed heed, InstantSource clock, Level level) {
    this.chat = chat;
    this.heed = heed;
    this.clock = clock;
    this.level = level;
  }

  /// Notes how it came out.
  ///
  /// @param what from a closed list: `command`, `press`…
  /// @param command which one, as far as that is known; from a closed list
  /// @param begun what [#now] was when it came
  public void note(
      String what, Optional<String> command, String workspace, String outcome, Instant begun) {
    Duration took = since(begun);
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

  /// Notes that something came, of which [#acknowledged] is told once.
  ///
  /// @return when
  public Instant arrived() {
    heed.arrived();
    return clock.instant();
  }

  /// Notes that the platform knows that it came.
  ///
  /// @param begun what [#now] was when it came
  public void acknowledged(Instant begun) {
    heed.acknowledged(since(begun));
  }

  /// The time, for whoever notes something later.
  public Instant now() {
    return clock.instant();
  }

  private Duration since(Instant begun) {
    Duration took = Duration.between(begun, clock.instant());
    return took.isNegative() ? Duration.ZERO : took;
  }
}
