package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import org.jspecify.annotations.Nullable;

/// Who sends to which kind of destination.
///
/// @param slack null where Slack is not set up
/// @param discord null where Discord is not set up
public record Senders(
    DeliverySender callback,
    DeliverySender helpdesk,
    @Nullable DeliverySender slack,
    @Nullable DeliverySender discord) {

  /// One attempt, by the sender of the delivery's kind; of a kind that is not set up the answer is
  /// final.
  ///
  /// @throws InterruptedException if the caller's thread is interrupted
  Answer send(Delivery delivery) throws InterruptedException {
    return switch (delivery.destination()) {
      case Destination.Callback _ -> callback.send(delivery);
      case Destination.HelpdeskNote _ -> helpdesk.send(delivery);
      case Destination.SlackChannel _ -> sendOrRefuse(slack, "Slack", delivery);
      case Destination.DiscordChannel _ -> sendOrRefuse(discord, "Discord", delivery);
      case Destination.ChatAnswer answer ->
          sendOrRefuse(
              switch (answer.chat()) {
                case SLACK -> slack;
                case DISCORD -> discord;
              },
              answer.chat().title(),
              delivery);
    };
  }

  private static Answer sendOrRefuse(
      @Nullable DeliverySender sender, String kind, Delivery delivery) throws InterruptedException {
    return sender == null
        ? new Answer.Forbidden("This server is not connected to " + kind)
        : sender.send(delivery);
  }
}
