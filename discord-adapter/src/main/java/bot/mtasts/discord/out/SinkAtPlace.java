package bot.mtasts.discord.out;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.discord.DiscordMessage;
import bot.mtasts.discord.DiscordPlace;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.discord.out.AnswerPlace.Spot;
import bot.mtasts.discord.out.AnswerPlacer.Saying;
import bot.mtasts.discord.out.DiscordRest.Said;
import bot.mtasts.discord.out.DiscordSinks.Desk;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where one invocation, or one press of a button, is answered. The original message is for the
/// first who has something for it; whoever comes later writes follow-ups.
final class SinkAtPlace implements ReplySink {
  private static final Logger log = LoggerFactory.getLogger(SinkAtPlace.class);

  private final Desk desk;
  private final DiscordPlace place;
  private final AnswerPlace blank;
  private final AtomicBoolean originalTaken = new AtomicBoolean();

  SinkAtPlace(Desk desk, DiscordPlace place) {
    this.desk = desk;
    this.place = place;
    this.blank =
        new AnswerPlace(
            new Hook(place.application(), place.token()),
            place.until(),
            place.guild(),
            place.channel(),
            place.present(),
            Spot.ANEW,
            null);
  }

  @Override
  public void say(Reply reply) {
    boolean alone = isHidden() || reply.isForAskerAlone();
    // What was pressed stays as it is: only a check that runs again takes its place.
    Spot spot = place.acknowledged() == Acknowledged.IN_PLACE ? Spot.ANEW : nextSpot(alone);
    Outcome<Said> said =
        desk.placer()
            .put(
                blank.at(spot, null),
                new Saying(
                    desk.drawing().message(reply), alone, Nonce.fresh(), Patience.OF_PEOPLE));
    tell(said, "say");
  }

  @Override
  public Opened open(DomainName domain, boolean privately) {
    boolean alone = privately || isHidden();
    DiscordMessage checking = desk.drawing().message(new Reply.Working(domain, Set.of()));
    return new OpenedAnswer(desk, show(nextSpot(alone), alone, checking), domain, alone);
  }

  private Spot nextSpot(boolean alone) {
    if (!originalTaken.compareAndSet(false, true)) {
      return Spot.ANEW;
    }
    return switch (place.acknowledged()) {
      case FOR_ALL -> alone ? Spot.INSTEAD : Spot.ORIGINAL;
      case FOR_ASKER -> Spot.ORIGINAL;
      case IN_PLACE -> alone && !place.pressedPrivately() ? Spot.ANEW : Spot.ORIGINAL;
    };
  }

  private AnswerPlace show(Spot spot, boolean alone, DiscordMessage checking) {
    return switch (spot) {
      case ORIGINAL, FOLLOW_UP -> original(checking);
      case ANEW -> followUp(alone, checking);
      case INSTEAD -> {
        var gone = desk.voice().delete(blank.hook(), DiscordRest.ORIGINAL, Patience.OF_PEOPLE);
        tell(gone, "withdraw");
        yield gone.isOk() ? followUp(alone, checking) : blank.at(Spot.INSTEAD, null);
      }
    };
  }

  // Whether or not it is shown: the answer is tried there again.
  private AnswerPlace original(DiscordMessage checking) {
    Outcome<Said> shown =
        desk.voice().edit(blank.hook(), DiscordRest.ORIGINAL, checking, Patience.OF_PEOPLE);
    tell(shown, "open");
    String known =
        shown instanceof Outcome.Ok<Said>(Said(var id)) && id != null ? id : place.pressed();
    return blank.at(Spot.ORIGINAL, known);
  }

  // One that is not shown, or of which we do not know, is followed by its answer.
  private AnswerPlace followUp(boolean alone, DiscordMessage checking) {
    Outcome<Said> shown = desk.voice().followUp(blank.hook(), checking, alone, Patience.OF_PEOPLE);
    tell(shown, "open");
    return shown instanceof Outcome.Ok<Said>(Said(var id)) && id != null
        ? blank.at(Spot.FOLLOW_UP, id)
        : blank;
  }

  // Nobody else sees any of it.
  private boolean isHidden() {
    return switch (place.acknowledged()) {
      case FOR_ALL -> false;
      case FOR_ASKER -> true;
      case IN_PLACE -> place.pressedPrivately();
    };
  }

  private void tell(Outcome<?> outcome, String step) {
    if (!outcome.isOk()) {
      log.atWarn()
          .addKeyValue("integration", "discord:" + (place.guild() == null ? "" : place.guild()))
          .addKeyValue("step", step)
          .addKeyValue("outcome", outcome.word())
          .log("discord answer");
    }
  }
}
