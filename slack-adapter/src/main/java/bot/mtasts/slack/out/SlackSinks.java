package bot.mtasts.slack.out;

import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.command.progress.ProgressEdits;
import bot.mtasts.core.command.progress.Timekeeper;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.Sinks;
import bot.mtasts.slack.Tokens;
import bot.mtasts.slack.blocks.BlockKitRenderer;

/// Answers people in Slack: where they asked, for all to see or for them alone.
public final class SlackSinks implements Sinks {
  private final Desk desk;

  SlackSinks(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ReplySink at(Place place) {
    return new SinkAtPlace(desk, place);
  }

  /// What every answer needs.
  record Desk(
      Voice voice,
      ResponseUrls urls,
      UrlNotes notes,
      AnswerPlacer placer,
      ProgressEdits<AnswerPlace> edits,
      ChannelPace pace,
      BlockKitRenderer renderer,
      Tokens tokens,
      Timekeeper time) {}
}
