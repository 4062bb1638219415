package bot.mtasts.discord.out;

import bot.mtasts.core.command.Replies;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.PayloadWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes what a check came to as a message for Discord.
public final class DiscordWriter implements PayloadWriter {
  private final Drawing drawing;
  private final ReportPages pages;

  /// @param pages where people read reports
  public DiscordWriter(Drawing drawing, ReportPages pages) {
    this.drawing = drawing;
    this.pages = pages;
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalArgumentException if the check has not ended, or the destination is in no chat
  @Override
  public Payload write(
      @Nullable Integration integration,
      Destination destination,
      EventType event,
      CheckStanding ended,
      Instant now) {
    return DiscordMessageJson.write(drawing.message(Replies.of(ended, destination, pages)));
  }
}
