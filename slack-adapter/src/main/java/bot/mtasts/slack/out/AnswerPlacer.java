package bot.mtasts.slack.out;

import bot.mtasts.core.command.progress.Timekeeper;
import bot.mtasts.slack.SlackMessage;
import bot.mtasts.slack.out.AnswerPlace.ByUrl;
import bot.mtasts.slack.out.AnswerPlace.Lease;
import bot.mtasts.slack.out.AnswerPlace.Message;
import bot.mtasts.slack.out.AnswerPlace.Nowhere;
import bot.mtasts.slack.out.ChannelPace.Method;
import bot.mtasts.slack.out.ResponseUrls.Manner;
import bot.mtasts.slack.out.SlackError.Kind;
import bot.mtasts.slack.out.SlackWeb.Taken;
import java.time.Duration;
import java.util.Optional;

/// Puts answers in their places; where a place is no more, as near to it as we can.
final class AnswerPlacer {
  // An answer waits for its turn in a channel that is busy rather than come back later.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  // For an edit it waits once, and not for long: where many ask at a time Slack would let
  // "Checking…" stand for minutes.
  private static final Duration PATIENCE_FOR_EDITS = Duration.ofSeconds(5);

  private final Voice voice;
  private final ResponseUrls urls;
  private final UrlNotes notes;
  private final ChannelPace pace;
  private final Timekeeper time;

  AnswerPlacer(Voice voice, ResponseUrls urls, UrlNotes notes, ChannelPace pace, Timekeeper time) {
    this.voice = voice;
    this.urls = urls;
    this.notes = notes;
    this.pace = pace;
    this.time = time;
  }

  /// Puts an answer in its place. Trying again does no harm to a message of ours, which becomes the
  /// same once more; what is posted anew may stand there twice if Slack's answer was lost.
  ///
  /// @param privately whether only the asker may see it
  /// @param made attempts before this one: each may have used the response URL
  Outcome<Taken> put(AnswerPlace place, boolean privately, int made, SlackMessage message)
      throws InterruptedException {
    return switch (place) {
      case Message there -> edit(there, privately, made, message);
      case ByUrl there ->
          usable(there.lease(), made)
              ? respond(there, privately, made, message)
              : anew(there, privately, message);
      case Nowhere _ -> anew(place, privately, message);
    };
  }

  private Outcome<Taken> edit(Message there, boolean privately, int made, SlackMessage message)
      throws InterruptedException {
    Outcome<Taken> edited =
        voice.update(there.team(), there.channel(), there.ts(), message).map(_ -> new Taken());
    if (edited instanceof Outcome.RateLimited<Taken>(var wait)
        && (made > 0 || wait.compareTo(PATIENCE_FOR_EDITS) > 0)) {
      return instead(there, privately, message, edited);
    }
    return kind(edited) == Kind.NOT_EDITABLE ? anew(there, privately, message) : edited;
  }

  // Slack counts other calls for themselves. First the old message goes: whoever comes back because
  // the new one was not taken finds nothing to edit, and posts.
  private Outcome<Taken> instead(
      Message there, boolean privately, SlackMessage message, Outcome<Taken> edited)
      throws InterruptedException {
    Outcome<Taken> removed = voice.delete(there.team(), there.channel(), there.ts());
    return removed.isOk() || kind(removed) == Kind.NOT_EDITABLE
        ? anew(there, privately, message)
        : edited;
  }

  private boolean usable(Lease lease, int made) {
    return made < lease.answers() && time.instant().isBefore(lease.until());
  }

  private Outcome<Taken> respond(ByUrl there, boolean privately, int made, SlackMessage message)
      throws InterruptedException {
    Optional<Duration> held = mayRespond(there);
    if (held.isPresent()) {
      return new Outcome.RateLimited<>(held.get());
    }
    String url = there.lease().url();
    Manner manner =
        switch (there.kind()) {
          case WHISPERED -> hasOwnNote(there) ? Manner.REPLACE : Manner.WHISPER;
          case PUBLISHED -> Manner.PUBLISH;
          case REPLACING -> Manner.REPLACE;
        };
    if (manner == Manner.PUBLISH && made == 0 && hasOwnNote(there)) {
      // First: what is taken away afterwards might be the answer. A note that stays does no harm.
      Outcome<Taken> _ = urls.withdraw(url);
    }
    Outcome<Taken> said = urls.respond(url, manner, there.thread(), message);
    voice.heed(there.team(), Method.RESPOND, said);
    return kind(said) == Kind.USED_UP ? anew(there, privately, message) : said;
  }

  // What the URL of a command replaces or takes away, if anything, is the note of its one answer.
  // That of a shortcut on a message, which has a thread, would act on somebody's message.
  private boolean hasOwnNote(ByUrl there) {
    return there.thread() == null && notes.isOnly(there.lease().url());
  }

  private Optional<Duration> mayRespond(ByUrl there) throws InterruptedException {
    Optional<Duration> held = pace.heldFor(there.team(), Method.RESPOND);
    return held.isEmpty() && there.kind() == AnswerPlace.Kind.PUBLISHED
        ? pace.awaitTurn(there.team(), there.channel(), PATIENCE)
        : held;
  }

  private Outcome<Taken> anew(AnswerPlace place, boolean privately, SlackMessage message)
      throws InterruptedException {
    boolean alone = privately && !SlackIds.isDirect(place.channel());
    Outcome<Taken> said =
        alone
            ? voice.whisper(place.team(), place.channel(), place.user(), place.thread(), message)
            : voice
                .post(place.team(), place.channel(), place.thread(), message, PATIENCE)
                .map(_ -> new Taken());
    if (kind(said) != Kind.FIXABLE || place.user().isEmpty()) {
      return said;
    }
    // Where we may not speak, whoever asked still gets the answer.
    Outcome<Taken> direct =
        voice.post(place.team(), place.user(), null, message, PATIENCE).map(_ -> new Taken());
    return direct instanceof Outcome.Refused<Taken> ? said : direct;
  }

  private static <T> Kind kind(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Refused<T>(var error, _) -> SlackError.kind(error);
      case Outcome.Ok<T> _, Outcome.RateLimited<T> _, Outcome.Unreached<T> _ -> Kind.UNKNOWN;
    };
  }
}
