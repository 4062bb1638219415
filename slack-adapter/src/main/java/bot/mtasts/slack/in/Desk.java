package bot.mtasts.slack.in;

import bot.mtasts.core.command.Attendant;
import bot.mtasts.core.command.Attendant.Audience;
import bot.mtasts.core.command.Attendant.Said;
import bot.mtasts.core.command.SaidLog;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.Sinks;
import com.slack.api.bolt.response.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Takes on what listeners want done, so that Slack need not wait for it.
final class Desk {
  private final Attendant attendant;
  private final Sinks sinks;
  private final SaidLog saidLog;

  Desk(Attendant attendant, Sinks sinks, SaidLog saidLog) {
    this.attendant = attendant;
    this.sinks = sinks;
    this.saidLog = saidLog;
  }

  /// Takes work on.
  ///
  /// @param what for the log, from a closed list
  /// @param command for the log, from a closed list
  /// @return an empty acknowledgement, or [Reception#BUSY]
  Response take(String what, Optional<String> command, Place place, Attendant.Work work) {
    Said said = new Said(what, command, place.team(), saidLog.now());
    return attendant.take(said, () -> new Audience.Present(sinks.at(place)), work)
        ? Response.ok()
        : Response.error(Reception.BUSY);
  }

  /// Does something that is answered by the acknowledgement itself.
  Response answer(
      String what, Optional<String> command, String installation, Supplier<Response> answering) {
    Instant begun = saidLog.now();
    Response answer = answering.get();
    saidLog.note(what, command, installation, "done", begun);
    return answer;
  }
}
