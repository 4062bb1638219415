package bot.mtasts.discord.out;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.command.progress.Progress;
import bot.mtasts.core.command.progress.Progress.Rhythm;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.discord.out.AnswerPlacer.Saying;
import bot.mtasts.discord.out.DiscordRest.Said;
import bot.mtasts.discord.out.DiscordSinks.Desk;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A message that says that a check runs, until the answer stands in its place.
final class OpenedAnswer implements Opened {
  private static final Logger log = LoggerFactory.getLogger(OpenedAnswer.class);

  private final Desk desk;
  private final AnswerPlace place;
  private final DomainName domain;
  private final boolean alone;
  private final @Nullable Progress progress;

  /// @param alone whether only the asker sees it
  OpenedAnswer(Desk desk, AnswerPlace place, DomainName domain, boolean alone) {
    this.desk = desk;
    this.place = place;
    this.domain = domain;
    this.alone = alone;
    this.progress = begin();
  }

  private @Nullable Progress begin() {
    String message = place.message();
    return switch (place.spot()) {
      case ORIGINAL ->
          desk.edits().begin(place, Rhythm.STEADY, ended -> edit(DiscordRest.ORIGINAL, ended));
      case FOLLOW_UP ->
          message == null
              ? null
              : desk.edits().begin(place, Rhythm.STEADY, ended -> edit(message, ended));
      case ANEW, INSTEAD -> null;
    };
  }

  @Override
  public ChatAnswer destination(View view) {
    return new ChatAnswer(Chat.DISCORD, place.channel(), place.text(), alone, view);
  }

  @Override
  public void working(Set<Stage> ended) {
    if (progress != null) {
      progress.working(ended);
    }
  }

  @Override
  public void say(Reply reply) {
    close();
    Outcome<Said> said =
        desk.placer()
            .put(
                place,
                new Saying(
                    desk.drawing().message(reply), alone, Nonce.fresh(), Patience.OF_PEOPLE));
    if (!said.isOk()) {
      log.atWarn()
          .addKeyValue("integration", "discord:" + (place.guild() == null ? "" : place.guild()))
          .addKeyValue("domain", domain.ascii())
          .addKeyValue("outcome", said.word())
          .log("discord answer");
    }
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }

  private void edit(String message, Set<Stage> ended) {
    Outcome<Said> edited =
        desk.voice()
            .hint(place.hook(), message, desk.drawing().message(new Reply.Working(domain, ended)));
    log.atDebug().addKeyValue("outcome", edited.word()).log("discord progress");
  }
}
