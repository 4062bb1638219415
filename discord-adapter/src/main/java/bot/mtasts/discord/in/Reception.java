package bot.mtasts.discord.in;

import bot.mtasts.core.command.Excuses;
import bot.mtasts.core.command.Handoff;
import bot.mtasts.core.command.SaidLog;
import bot.mtasts.discord.in.Desk.Come;
import java.util.Optional;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where everything that people do in Discord arrives: heard once, and acknowledged whatever
/// happens.
final class Reception {
  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  private final Handoff handoff;
  private final Desk desk;
  private final SaidLog saidLog;
  private final Familiar familiar = new Familiar();
  private volatile boolean open;

  Reception(Handoff handoff, Desk desk, SaidLog saidLog) {
    this.handoff = handoff;
    this.desk = desk;
    this.saidLog = saidLog;
  }

  /// Begins to have things done.
  void open() {
    open = true;
  }

  /// Whether something can be begun with.
  boolean isOpen() {
    return open && !handoff.isClosed();
  }

  /// What is done about something that came.
  interface Listener {
    /// Returns soon, for it runs on the gateway's thread: the heartbeat waits for it.
    void hear(Come come);
  }

  /// Takes something.
  ///
  /// @param what for the log, from a closed list
  void take(IReplyCallback event, String what, Listener listener) {
    Come come = new Come(event, what, saidLog.arrived());
    if (!familiar.isNew(event.getIdLong())) {
      saidLog.acknowledged(come.begun());
      desk.note(come, Optional.empty(), "repeated");
      return;
    }
    if (!isOpen()) {
      desk.excuse(come, Optional.empty(), "stopping", Excuses.STOPPING);
      return;
    }
    try {
      listener.hear(come);
    } catch (RuntimeException e) {
      log.atError().setCause(e).addKeyValue("outcome", "failed").log("discord");
      if (!event.isAcknowledged()) {
        desk.excuse(come, Optional.empty(), "failed", Excuses.FAILED);
      }
    }
  }
}
