package bot.mtasts.slack.in;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.request.Ids;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.Sinks;
import com.slack.api.bolt.response.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes on what listeners want done, so that Slack need not wait for it, and writes down how it
/// came out.
final class Desk {
  private static final Logger log = LoggerFactory.getLogger(Desk.class);

  private final Handoff handoff;
  private final Sinks sinks;
  private final SaidLog saidLog;
  private final InstantSource clock;

  Desk(Handoff handoff, Sinks sinks, SaidLog saidLog, InstantSource clock) {
    this.handoff = handoff;
    this.sinks = sinks;
    this.saidLog = saidLog;
    this.clock = clock;
  }

  /// Something to be done for somebody who is answered.
  interface Work {
    void run(ReplySink sink) throws InterruptedException;
  }

  /// Takes work on.
  ///
  /// @param what for the log, from a closed list
  /// @param command for the log, from a closed list
  /// @return an empty acknowledgement, or [Reception#BUSY]
  Response take(String what, Optional<String> command, Place place, Work work) {
    long begun = System.nanoTime();
    boolean taken =
        handoff.take(() -> saidLog.note(what, command, place.team(), outcome(work, place), begun));
    return taken ? Response.ok() : Response.error(Reception.BUSY);
  }

  /// Does something that is answered by the acknowledgement itself.
  Response answer(
      String what, Optional<String> command, String installation, Supplier<Response> answering) {
    long begun = System.nanoTime();
    Response answer = answering.get();
    saidLog.note(what, command, installation, "done", begun);
    return answer;
  }

  private String outcome(Work work, Place place) {
    ReplySink sink = sinks.at(place);
    try {
      work.run(sink);
      return "done";
    } catch (InterruptedException _) {
      // We stop. What was asked for is kept, and answered by another or after the next start.
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (RuntimeException e) {
      String id = Ids.error(clock.instant());
      log.atError().setCause(e).addKeyValue("error_id", id).log("bug");
      sink.say(
          new Reply.Refused(
              "Something went wrong on our side; it is in our log as %s.".formatted(id),
              List.of()));
      return "failed";
    }
  }
}
