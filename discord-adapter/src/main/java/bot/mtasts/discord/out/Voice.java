package bot.mtasts.discord.out;

import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.discord.DiscordMessage;
import bot.mtasts.discord.out.DiscordError.Kind;
import bot.mtasts.discord.out.DiscordRest.Done;
import bot.mtasts.discord.out.DiscordRest.Said;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says messages to Discord in the shape that it takes.
final class Voice {
  private static final Logger log = LoggerFactory.getLogger(Voice.class);

  private static final int EPHEMERAL = 1 << 6;

  private final DiscordRest rest;

  Voice(DiscordRest rest) {
    this.rest = rest;
  }

  /// Posts in a channel, once for each nonce.
  Outcome<Said> post(String channel, DiscordMessage message, String nonce, Patience patience) {
    return plainerIfUnfit(message, body -> rest.post(channel, body, nonce, patience));
  }

  /// Changes what the bot posted, or answered with, in a channel.
  Outcome<Said> editInChannel(
      String channel, String id, DiscordMessage message, Patience patience) {
    return plainerIfUnfit(message, body -> rest.editInChannel(channel, id, body, patience));
  }

  /// One more message for an interaction.
  ///
  /// @param alone whether only the asker is to see it
  Outcome<Said> followUp(Hook hook, DiscordMessage message, boolean alone, Patience patience) {
    return plainerIfUnfit(
        message,
        body ->
            rest.followUp(
                hook,
                alone ? body.put("flags", body.path("flags").asInt(0) | EPHEMERAL) : body,
                patience));
  }

  /// Changes a message of an interaction. An attempt without an answer is repeated once: it does no
  /// harm, and somebody waits.
  ///
  /// @param id [DiscordRest#ORIGINAL], or a follow-up's
  Outcome<Said> edit(Hook hook, String id, DiscordMessage message, Patience patience) {
    return plainerIfUnfit(
        message, body -> twiceIfUnreached(() -> rest.edit(hook, id, body, patience)));
  }

  /// The same with what may as well be left out.
  Outcome<Said> hint(Hook hook, String id, DiscordMessage message) {
    return rest.edit(hook, id, message.body(), Patience.OF_HINTS);
  }

  /// Takes a message of an interaction away; it is done as well if there is none.
  ///
  /// @param id [DiscordRest#ORIGINAL], or a follow-up's
  Outcome<Done> delete(Hook hook, String id, Patience patience) {
    Outcome<Done> deleted = twiceIfUnreached(() -> rest.delete(hook, id, patience));
    return DiscordError.kind(deleted) == Kind.NOT_EDITABLE ? new Outcome.Ok<>(new Done()) : deleted;
  }

  private static <T> Outcome<T> twiceIfUnreached(Supplier<Outcome<T>> asking) {
    Outcome<T> first = asking.get();
    return first instanceof Outcome.Unreached<T> && !Thread.currentThread().isInterrupted()
        ? asking.get()
        : first;
  }

  // The words are worth more than their looks.
  private static Outcome<Said> plainerIfUnfit(
      DiscordMessage message, Function<ObjectNode, Outcome<Said>> saying) {
    Outcome<Said> outcome = saying.apply(message.body());
    if (outcome instanceof Outcome.Refused<Said>(_, _, var detail)
        && DiscordError.kind(outcome) == Kind.UNFIT) {
      log.atError()
          .addKeyValue("outcome", outcome.word())
          .addKeyValue("detail", VisibleLine.of(detail))
          .addKeyValue("components", message.components().size())
          .log("discord did not take our components");
      return saying.apply(message.embedBody());
    }
    return outcome;
  }
}
