package bot.mtasts.slack.out;

import bot.mtasts.core.command.progress.ProgressEdits;
import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.SlackChannel;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.slack.SlackMessage;
import bot.mtasts.slack.out.SlackChannels.Found;
import java.time.Duration;
import java.util.Optional;

/// Brings results to Slack: to channels, and to the places of answers.
///
/// Slack's `chat.postMessage` takes no key that would make it happen once. An attempt whose answer
/// was lost may have posted; the next one then posts the same a second time. Putting an answer in
/// the place of "Checking…" changes one message, however often it is done.
public final class SlackSender implements DeliverySender {
  // Whoever comes too late for a turn comes back later, and holds no worker meanwhile.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Voice voice;
  private final SlackChannels channels;
  private final AnswerPlacer placer;
  private final ProgressEdits<AnswerPlace> edits;

  SlackSender(
      Voice voice, SlackChannels channels, AnswerPlacer placer, ProgressEdits<AnswerPlace> edits) {
    this.voice = voice;
    this.channels = channels;
    this.placer = placer;
    this.edits = edits;
  }

  /// {@inheritDoc}
  ///
  /// Takes some seconds where the channel is busy, and 10 s for each call.
  ///
  /// @throws IllegalArgumentException if the delivery's destination is not in Slack
  @Override
  public Answer send(Delivery delivery) throws InterruptedException {
    Optional<SlackMessage> message = MessageJson.read(delivery.payload());
    if (message.isEmpty()) {
      return new Answer.Forbidden(unreadable(delivery.payload()));
    }
    Answer answer =
        switch (delivery.destination()) {
          case SlackChannel channel -> post(channel, message.get());
          case ChatAnswer place when place.chat() == Chat.SLACK ->
              answer(place, delivery.attempts(), message.get());
          case ChatAnswer _,
              Destination.DiscordChannel _,
              Destination.Callback _,
              Destination.HelpdeskNote _ ->
              throw new IllegalArgumentException("not in Slack: " + delivery.id());
        };
    if (!(answer instanceof Answer.Accepted) && Thread.interrupted()) {
      throw new InterruptedException("the attempt was called off");
    }
    return answer;
  }

  private static String unreadable(Payload payload) {
    return MessageJson.isForSlack(payload)
        ? "The message cannot be read: another version wrote it."
        : "There is no message for Slack in this delivery: when its check ended, this server was not"
            + " connected to Slack. Ask for the check again.";
  }

  private Answer post(SlackChannel destination, SlackMessage message) throws InterruptedException {
    String name = SlackChannels.quoted(destination.channel());
    return switch (channels.find(destination)) {
      case Found.Here(var team, var channel) ->
          inChannel(voice.post(team, channel, null, message, PATIENCE), name);
      // The workspace may install us again; the destination itself has done nothing wrong.
      case Found.NoWorkspace(var sentence) -> new Answer.Forbidden(sentence);
      case Found.NoChannel(var sentence) -> again(sentence);
      case Found.NotSeen(var outcome) -> inChannel(outcome, name);
    };
  }

  private static <T> Answer inChannel(Outcome<T> outcome, String channel) {
    return switch (outcome) {
      case Outcome.Ok<T> _ -> taken();
      case Outcome.RateLimited<T>(var retryAfter) -> limited(retryAfter);
      case Outcome.Unreached<T>(var reason) -> new Answer.Unreached(reason);
      case Outcome.Refused<T>(var error, _) -> {
        String sentence = SlackError.sentence(error, channel);
        yield switch (SlackError.kind(error)) {
          case GONE -> new Answer.Gone(null, sentence);
          case REMOVED, UNFIT -> new Answer.Forbidden(sentence);
          case TOKEN, FIXABLE, PASSING, NOT_EDITABLE, USED_UP, UNKNOWN -> again(sentence);
        };
      }
    };
  }

  private Answer answer(ChatAnswer destination, int made, SlackMessage message)
      throws InterruptedException {
    Optional<AnswerPlace> place = AnswerPlace.read(destination.place());
    if (place.isEmpty()) {
      return new Answer.Forbidden(
          "The place of this answer cannot be read: another version noted it.");
    }
    edits.stop(place.get());
    return inPlace(placer.put(place.get(), destination.privately(), made, message));
  }

  // What nobody mends in the minutes that an answer is worth is over at once.
  private static <T> Answer inPlace(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T> _ -> taken();
      case Outcome.RateLimited<T>(var retryAfter) -> limited(retryAfter);
      case Outcome.Unreached<T>(var reason) -> new Answer.Unreached(reason);
      case Outcome.Refused<T>(var error, _) -> {
        String sentence = SlackError.sentence(error, "of this answer");
        yield switch (SlackError.kind(error)) {
          case TOKEN, PASSING, UNKNOWN -> again(sentence);
          case REMOVED, FIXABLE, GONE, NOT_EDITABLE, UNFIT, USED_UP ->
              new Answer.Forbidden(sentence);
        };
      }
    };
  }

  private static Answer taken() {
    return new Answer.Accepted(200, "");
  }

  private static Answer again(String sentence) {
    return new Answer.Declined(null, null, sentence, "", null);
  }

  private static Answer limited(Duration retryAfter) {
    return new Answer.Declined(
        null, retryAfter, "Slack takes no more messages just now.", "", null);
  }
}
