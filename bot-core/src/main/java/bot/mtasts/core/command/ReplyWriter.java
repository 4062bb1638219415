package bot.mtasts.core.command;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.PayloadWriter;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes what a check came to as a chat's message. Chats have no templates, and are told of every
/// event in the same way.
public final class ReplyWriter implements PayloadWriter {
  private final Function<Reply, Payload> drawing;
  private final ReportPages pages;

  /// @param drawing a reply as a message of the chat
  /// @param pages where people read reports
  public ReplyWriter(Function<Reply, Payload> drawing, ReportPages pages) {
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
    return drawing.apply(Replies.of(ended, destination, pages));
  }
}
