package bot.mtasts.discord.out;

import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.command.progress.ProgressEdits;
import bot.mtasts.discord.DiscordPlace;
import bot.mtasts.discord.Sinks;

/// Answers people in Discord: where they asked, for all to see or for them alone.
public final class DiscordSinks implements Sinks {
  private final Desk desk;

  DiscordSinks(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ReplySink at(DiscordPlace place) {
    return new SinkAtPlace(desk, place);
  }

  /// What every answer needs.
  record Desk(
      Voice voice, AnswerPlacer placer, ProgressEdits<AnswerPlace> edits, Drawing drawing) {}
}
