package bot.mtasts.core.command;

import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.service.PayloadWriter;
import java.util.List;
import java.util.Optional;

/// A chat platform, connected. It hands what people say to the [CommandRouter], and brings what the
/// core delivers.
public interface ChatPlatform extends AutoCloseable {
  Chat chat();

  /// Sends to its channels, and puts answers in their places.
  DeliverySender sender();

  /// Writes messages as the platform takes them, for its channels and its answers.
  PayloadWriter writer();

  /// Why a channel cannot be a destination, in a sentence for whoever asked; empty when it can, or
  /// when the platform cannot be asked just now.
  Optional<String> refusal(Destination channel);

  /// What is not as it should be, a sentence each, for `/readyz`; empty when all is well.
  List<String> notReady();

  /// Takes no more, and waits for what was begun to be handed on.
  void stopTaking();

  /// Lets go of every connection.
  @Override
  void close();
}
