package bot.mtasts.discord.in;

import bot.mtasts.core.command.Attendant;
import bot.mtasts.core.command.Attendant.Audience;
import bot.mtasts.core.command.Attendant.Said;
import bot.mtasts.core.command.Excuses;
import bot.mtasts.core.command.SaidLog;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.discord.Sinks;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;

/// Acknowledges what people do, and has it done by others than the gateway's thread.
final class Desk {
  private final Attendant attendant;
  private final Sinks sinks;
  private final SaidLog saidLog;
  private final URI apiUrl;

  /// @param apiUrl of Discord's REST API, with a slash at its end
  Desk(Attendant attendant, Sinks sinks, SaidLog saidLog, URI apiUrl) {
    this.attendant = attendant;
    this.sinks = sinks;
    this.saidLog = saidLog;
    this.apiUrl = apiUrl;
  }

  /// Something that came.
  ///
  /// @param what for the log, from a closed list
  /// @param begun when
  record Come(IReplyCallback event, String what, Instant begun) {}

  /// Acknowledges something and takes it on, or says that there is too much to do.
  ///
  /// @param command for the log, from a closed list
  void take(Come come, Optional<String> command, Acknowledged how, Attendant.Work work) {
    Said said = new Said(come.what(), command, Whereabouts.workspace(come.event()), come.begun());
    Acknowledgement acknowledgement = new Acknowledgement(come.event(), how, apiUrl);
    if (attendant.take(said, () -> audience(come, how, acknowledgement.await()), work)) {
      acknowledgement.send(() -> saidLog.acknowledged(come.begun()));
    } else {
      excuse(come, command, "busy", Excuses.TOO_MUCH);
    }
  }

  private Audience audience(Come come, Acknowledged how, Acknowledgement.Outcome outcome) {
    return switch (outcome) {
      case TAKEN -> new Audience.Present(sinks.at(Whereabouts.place(come.event(), how)));
      case LATE, ELSEWHERE, FAILED -> new Audience.Gone(outcome.word());
    };
  }

  /// Opens a form, which is an acknowledgement too.
  void open(Come come, Optional<String> command, IModalCallback event, Modal form) {
    event
        .replyModal(form)
        .queue(
            _ -> opened(come, command, "done"),
            // There is nothing to be told through: what came is over, and Discord has said so.
            trouble -> opened(come, command, Acknowledgement.Outcome.of(trouble).word()));
  }

  private void opened(Come come, Optional<String> command, String outcome) {
    saidLog.acknowledged(come.begun());
    note(come, command, outcome);
  }

  /// Says that nothing was begun.
  ///
  /// @param outcome for the log, from a closed list
  void excuse(Come come, Optional<String> command, String outcome, String sentence) {
    note(come, command, outcome);
    Excused.from(come.event(), sentence, () -> saidLog.acknowledged(come.begun()));
  }

  /// Writes down what is not done, and not answered.
  void note(Come come, Optional<String> command, String outcome) {
    saidLog.note(come.what(), command, Whereabouts.workspace(come.event()), outcome, come.begun());
  }
}
