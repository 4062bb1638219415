package bot.mtasts.core.command;

import bot.mtasts.core.request.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Attends to what people in a chat want, so that the platform need not wait for it, and writes
/// down how it came out.
public final class Attendant {
  private static final Logger log = LoggerFactory.getLogger(Attendant.class);

  private final Handoff handoff;
  private final SaidLog saidLog;
  private final InstantSource clock;

  /// @param handoff whose threads do the work
  public Attendant(Handoff handoff, SaidLog saidLog, InstantSource clock) {
    this.handoff = handoff;
    this.saidLog = saidLog;
    this.clock = clock;
  }

  /// Something that was said, for the log.
  ///
  /// @param what from a closed list
  /// @param command from a closed list
  /// @param workspace its id
  /// @param begun what [SaidLog#now] was when it came
  public record Said(String what, Optional<String> command, String workspace, Instant begun) {}

  /// Whether there is somebody to be answered.
  public sealed interface Audience {
    /// They are answered through this.
    record Present(ReplySink sink) implements Audience {}

    /// Nobody waits, so that nothing is done.
    ///
    /// @param outcome for the log, from a closed list
    record Gone(String outcome) implements Audience {}
  }

  /// Finds out who is there, on the thread that does the work; may wait for the platform.
  public interface Door {
    /// @throws InterruptedException if the caller's thread is interrupted
    Audience open() throws InterruptedException;
  }

  /// Something to be done for somebody who is answered.
  public interface Work {
    /// Does it. What it throws is a bug; they are told.
    ///
    /// @throws InterruptedException if the caller's thread is interrupted
    void run(ReplySink sink) throws InterruptedException;
  }

  /// Takes work on, or refuses to.
  ///
  /// @return whether it is done
  public boolean take(Said said, Door door, Work work) {
    return handoff.take(() ->
        saidLog.note(
            said.what(), said.command(), said.workspace(), outcome(door, work), said.begun()));
  }

  private String outcome(Door door, Work work) {
    try {
      return switch (door.open()) {
        case Audience.Gone(var outcome) -> outcome;
        case Audience.Present(var sink) -> done(work, sink);
      };
    } catch (InterruptedException _) {
      // We stop. What was asked for is kept, and answered by another or after the next start.
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (RuntimeException e) {
      noted(e);
      return "failed";
    }
  }

  private String done(Work work, ReplySink sink) throws InterruptedException {
    try {
      work.run(sink);
      return "done";
    } catch (RuntimeException e) {
      sink.say(
          new Reply.Refused(
              "Something went wrong on our side; it is in our log as %s.".formatted(noted(e)),
              List.of()));
      return "failed";
    }
  }

  /// By which id the bug is found in the log.
  private String noted(RuntimeException bug) {
    String id = Ids.error(clock.instant());
    log.atError().setCause(bug).addKeyValue("error_id", id).log("bug");
    return id;
  }
}
