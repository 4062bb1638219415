package bot.mtasts.discord.out;

import bot.mtasts.discord.DiscordMessage;
import bot.mtasts.discord.out.AnswerPlace.Spot;
import bot.mtasts.discord.out.DiscordError.Kind;
import bot.mtasts.discord.out.DiscordRest.Done;
import bot.mtasts.discord.out.DiscordRest.Said;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts answers in their places; where a place is no more, as near to it as we can. What is for the
/// asker alone never comes before others: then it is rather not said.
final class AnswerPlacer {
  private static final Logger log = LoggerFactory.getLogger(AnswerPlacer.class);

  // Clocks differ, and a request is under way for a while.
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final Voice voice;
  private final InstantSource clock;

  AnswerPlacer(Voice voice, InstantSource clock) {
    this.voice = voice;
    this.clock = clock;
  }

  /// What is to be put somewhere.
  ///
  /// @param alone whether only the asker may see it
  /// @param nonce the same on every attempt: a channel takes it once
  record Saying(DiscordMessage message, boolean alone, String nonce, Patience patience) {}

  /// Puts an answer in its place. Trying again does no harm: a message of ours becomes the same
  /// once more, and a channel knows the nonce. Only a follow-up whose answer was lost may stand
  /// there twice, since Discord takes no nonce with it.
  Outcome<Said> put(AnswerPlace place, Saying saying) {
    if (!clock.instant().isBefore(place.until().minus(MARGIN))) {
      return afterwards(place, saying);
    }
    Outcome<Said> said =
        switch (place.spot()) {
          case ORIGINAL -> edit(place, DiscordRest.ORIGINAL, saying);
          case FOLLOW_UP -> edit(place, idOf(place), saying);
          case ANEW -> followUp(place, saying);
          case INSTEAD -> instead(place, saying);
        };
    // The token's end is Discord's to tell.
    return DiscordError.kind(said) == Kind.EXPIRED ? afterwards(place, saying) : said;
  }

  private Outcome<Said> edit(AnswerPlace place, String id, Saying saying) {
    Outcome<Said> edited = voice.edit(place.hook(), id, saying.message(), saying.patience());
    return switch (DiscordError.kind(edited)) {
      case NOT_EDITABLE -> anew(place, saying);
      // A message of Components V2 never becomes one with an embed: another has to take its place.
      case UNFIT -> replaced(place, id, saying);
      case TOKEN, GONE, FIXABLE, NEVER, EXPIRED, USED_UP, PASSING, UNKNOWN -> edited;
    };
  }

  // Not before the new one stands there: what is refused in any shape must not take the old along.
  private Outcome<Said> replaced(AnswerPlace place, String id, Saying saying) {
    Outcome<Said> said = anew(place, saying);
    if (said.isOk()) {
      Outcome<Done> gone = voice.delete(place.hook(), id, saying.patience());
      log.atInfo().addKeyValue("outcome", gone.word()).log("discord message replaced");
    }
    return said;
  }

  private Outcome<Said> instead(AnswerPlace place, Saying saying) {
    Outcome<Done> deleted = voice.delete(place.hook(), DiscordRest.ORIGINAL, saying.patience());
    return deleted.isOk() ? followUp(place, saying) : deleted.map(_ -> new Said(null));
  }

  // In the channel rather than by a follow-up: there it is said once, however often we try.
  private Outcome<Said> anew(AnswerPlace place, Saying saying) {
    if (mayPost(place, saying)) {
      Outcome<Said> posted = post(place, saying);
      if (!(posted instanceof Outcome.Refused<Said>)) {
        return posted;
      }
    }
    return followUp(place, saying);
  }

  /// When the token is over, what is left to us is what the bot itself may do in the channel.
  private Outcome<Said> afterwards(AnswerPlace place, Saying saying) {
    if (!mayPost(place, saying)) {
      return new Outcome.Refused<>(401, DiscordError.INVALID_WEBHOOK_TOKEN.code(), "");
    }
    String shown = place.message();
    if (shown != null && (place.spot() == Spot.ORIGINAL || place.spot() == Spot.FOLLOW_UP)) {
      Outcome<Said> edited =
          voice.editInChannel(place.channel(), shown, saying.message(), saying.patience());
      if (!(edited instanceof Outcome.Refused<Said>)) {
        return edited;
      }
    }
    return post(place, saying);
  }

  // In direct messages there is nobody else.
  private static boolean mayPost(AnswerPlace place, Saying saying) {
    return place.present() && (!saying.alone() || place.guild() == null);
  }

  private Outcome<Said> post(AnswerPlace place, Saying saying) {
    return voice.post(place.channel(), saying.message(), saying.nonce(), saying.patience());
  }

  private Outcome<Said> followUp(AnswerPlace place, Saying saying) {
    return voice.followUp(place.hook(), saying.message(), saying.alone(), saying.patience());
  }

  private static String idOf(AnswerPlace place) {
    String id = place.message();
    if (id == null) {
      throw new IllegalStateException("a follow-up is known by its id");
    }
    return id;
  }
}
