package bot.mtasts.discord;

import bot.mtasts.core.command.ChatParts;
import bot.mtasts.core.command.ChatSettings;
import bot.mtasts.core.command.CommandRouter;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.Generator;
import bot.mtasts.core.service.MemoryRequests;
import bot.mtasts.core.service.ProgressBoard;
import java.time.Duration;
import java.time.InstantSource;

/// The dialogue of the core, with nothing behind it.
public final class OurDialogue {
  private static final InstantSource CLOCK = InstantSource.system();

  private OurDialogue() {}

  /// A dialogue that knows what commands there are, and what is meant by a text.
  public static CommandRouter real() {
    MemoryRequests requests = new MemoryRequests();
    return new CommandRouter(
        new ChatParts(
            requests,
            new ProgressBoard(requests, CLOCK),
            new Generator(
                () -> {
                  throw new AssertionError("nothing is looked at here");
                },
                Duration.ofSeconds(5),
                CLOCK),
            ReportPages.NONE,
            CLOCK),
        new ChatSettings(1_000, 1_000, false, 5));
  }
}
