package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.request.CheckStanding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who writes for which kind of destination; beside [Senders], which tells who sends there.
///
/// @param events for callbacks and helpdesks, and for a chat that is not set up, where nothing is
///   sent anyway
/// @param slack null where Slack is not set up
/// @param discord null where Discord is not set up
public record PayloadWriters(
    PayloadWriter events, @Nullable PayloadWriter slack, @Nullable PayloadWriter discord)
    implements PayloadWriter {
  @Override
  public Payload write(
      @Nullable Integration integration,
      Destination destination,
      EventType event,
      CheckStanding ended,
      Instant now) {
    return of(destination).write(integration, destination, event, ended, now);
  }

  private PayloadWriter of(Destination destination) {
    return switch (destination) {
      case Destination.Callback _, Destination.HelpdeskNote _ -> events;
      case Destination.SlackChannel _ -> of(Chat.SLACK);
      case Destination.DiscordChannel _ -> of(Chat.DISCORD);
      case Destination.ChatAnswer answer -> of(answer.chat());
    };
  }

  private PayloadWriter of(Chat chat) {
    PayloadWriter writer =
        switch (chat) {
          case SLACK -> slack;
          case DISCORD -> discord;
        };
    return writer == null ? events : writer;
  }
}
