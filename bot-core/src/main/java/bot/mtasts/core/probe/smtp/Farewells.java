package bot.mtasts.core.probe.smtp;

import bot.mtasts.core.probe.AddressTurns;
import bot.mtasts.core.probe.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// Takes leave of servers when their verdict is known: a polite QUIT costs them nothing and us two
/// round trips and a delayed ACK, which nobody who waits for a report should pay for.
final class Farewells implements AutoCloseable {
  /// How long a server may take over its last words.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Says the last words on a thread of its own, then closes connection and turn. Without last
  /// words both are closed at once.
  void take(SmtpConnection connection, List<String> lastWords, AddressTurns.Turn turn) {
    if (lastWords.isEmpty() || !started(connection, lastWords, turn)) {
      try (turn) {
        connection.close();
      }
    }
  }

  private boolean started(
      SmtpConnection connection, List<String> lastWords, AddressTurns.Turn turn) {
    try {
      threads.execute(() -> say(connection, lastWords, turn));
      return true;
    } catch (RejectedExecutionException e) {
      return false; // We are shutting down: the connection is closed without a word.
    }
  }

  private static void say(
      SmtpConnection connection, List<String> lastWords, AddressTurns.Turn turn) {
    try (turn;
        connection) {
      connection.limitTo(Deadline.in(PATIENCE));
      for (String command : lastWords) {
        connection.say(connection.stage(), command);
        if (!(connection.hear() instanceof SmtpReply)) {
          return;
        }
      }
    } catch (IOException e) {
      // They hung up first, or too slowly for us. The verdict stands; nothing follows from manners.
      return;
    }
  }

  /// Ends what is still being said, and returns when every connection is closed.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
