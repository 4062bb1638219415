package bot.mtasts.discord.out;

import bot.mtasts.core.command.progress.ProgressEdits;
import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.DiscordChannel;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.discord.DiscordMessage;
import bot.mtasts.discord.out.AnswerPlacer.Saying;
import bot.mtasts.discord.out.DiscordRest.Said;
import java.time.Duration;
import java.util.Optional;

/// Brings results to Discord: to channels, and to the places of answers.
///
/// A message in a channel carries a nonce, so that an attempt whose answer was lost is repeated
/// without posting twice, as long as Discord remembers it: some minutes. Putting an answer in the
/// place of "Checking…" changes one message, however often it is done.
public final class DiscordSender implements DeliverySender {
  private final Voice voice;
  private final AnswerPlacer placer;
  private final ProgressEdits<AnswerPlace> edits;

  DiscordSender(Voice voice, AnswerPlacer placer, ProgressEdits<AnswerPlace> edits) {
    this.voice = voice;
    this.placer = placer;
    this.edits = edits;
  }

  /// {@inheritDoc}
  ///
  /// Takes some seconds where Discord wants no more just now, and 10 s for each request.
  ///
  /// @throws IllegalArgumentException if the delivery's destination is not in Discord
  @Override
  public Answer send(Delivery delivery) throws InterruptedException {
    Optional<DiscordMessage> message = DiscordMessageJson.read(delivery.payload());
    if (message.isEmpty()) {
      return new Answer.Forbidden(unreadable(delivery.payload()));
    }
    String nonce = Nonce.of(delivery);
    Answer answer =
        switch (delivery.destination()) {
          case DiscordChannel channel -> post(channel, message.get(), nonce);
          case ChatAnswer place when place.chat() == Chat.DISCORD ->
              answer(place, message.get(), nonce);
          case ChatAnswer _,
              Destination.SlackChannel _,
              Destination.Callback _,
              Destination.HelpdeskNote _ ->
              throw new IllegalArgumentException("not in Discord: " + delivery.id());
        };
    if (!(answer instanceof Answer.Accepted) && Thread.interrupted()) {
      throw new InterruptedException("the attempt was called off");
    }
    return answer;
  }

  private static String unreadable(Payload payload) {
    return DiscordMessageJson.isForDiscord(payload)
        ? "The message cannot be read: another version wrote it."
        : "There is no message for Discord in this delivery: when its check ended, this server was"
            + " not connected to Discord. Ask for the check again.";
  }

  private Answer post(DiscordChannel destination, DiscordMessage message, String nonce) {
    String channel = destination.channel();
    return DiscordIds.isId(channel)
        ? inChannel(
            voice.post(channel, message, nonce, Patience.OF_DELIVERIES),
            DiscordChannels.quoted(channel))
        : new Answer.Forbidden(DiscordChannels.notAnId(channel));
  }

  private static Answer inChannel(Outcome<Said> outcome, String channel) {
    return switch (outcome) {
      case Outcome.Ok<Said> _ -> taken();
      case Outcome.RateLimited<Said>(var retryAfter) -> limited(retryAfter);
      case Outcome.Unreached<Said>(var reason) -> new Answer.Unreached(reason);
      case Outcome.Refused<Said> refused -> {
        String sentence = DiscordError.sentence(refused, channel);
        yield switch (DiscordError.kind(refused)) {
          case GONE -> new Answer.Gone(refused.status(), sentence);
          case NEVER, UNFIT -> new Answer.Forbidden(sentence);
          case TOKEN, FIXABLE, NOT_EDITABLE, EXPIRED, USED_UP, PASSING, UNKNOWN ->
              again(refused, sentence);
        };
      }
    };
  }

  private Answer answer(ChatAnswer destination, DiscordMessage message, String nonce) {
    Optional<AnswerPlace> place = AnswerPlace.read(destination.place());
    if (place.isEmpty()) {
      return new Answer.Forbidden(
          "The place of this answer cannot be read: another version noted it.");
    }
    edits.stop(place.get());
    return inPlace(
        placer.put(
            place.get(),
            new Saying(message, destination.privately(), nonce, Patience.OF_DELIVERIES)));
  }

  // What nobody mends in the minutes that an answer is worth is over at once.
  private static Answer inPlace(Outcome<Said> outcome) {
    return switch (outcome) {
      case Outcome.Ok<Said> _ -> taken();
      case Outcome.RateLimited<Said>(var retryAfter) -> limited(retryAfter);
      case Outcome.Unreached<Said>(var reason) -> new Answer.Unreached(reason);
      case Outcome.Refused<Said> refused -> {
        String sentence = DiscordError.sentence(refused, "of this answer");
        yield switch (DiscordError.kind(refused)) {
          case TOKEN, PASSING, UNKNOWN -> again(refused, sentence);
          case GONE, FIXABLE, NEVER, NOT_EDITABLE, EXPIRED, USED_UP, UNFIT ->
              new Answer.Forbidden(sentence);
        };
      }
    };
  }

  private static Answer taken() {
    return new Answer.Accepted(200, "");
  }

  private static Answer again(Outcome.Refused<Said> refused, String sentence) {
    return new Answer.Declined(refused.status(), null, sentence, "", null);
  }

  private static Answer limited(Duration retryAfter) {
    return new Answer.Declined(
        429, retryAfter, "Discord takes no more messages just now.", "", null);
  }
}
