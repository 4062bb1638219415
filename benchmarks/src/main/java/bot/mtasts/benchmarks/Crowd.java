package bot.mtasts.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// Many people of one place in a chat who ask in the same second, each in a channel of their own,
/// so that it is not the pace of a channel that is measured; and the chat that they are in.
interface Crowd extends AutoCloseable {
  /// How long an answer is waited for, far longer than anybody would.
  Duration PATIENCE = Duration.ofMinutes(3);

  /// How a server is connected to this chat: `MTASTS_…` variables.
  Map<String, String> environment();

  /// From now on the crowd asks this server. Returns when it may.
  ///
  /// @param server what listens there has just said that it does
  void turnTo(URI server);

  /// Everybody asks about another domain, evenly over one second, and waits for the answer.
  ///
  /// @param first index of the domain that the first of them asks about, from 0
  /// @param quiet returns when the server has nothing more to do, so that what comes twice has come
  List<Asked> ask(int first, Quiet quiet)
      throws IOException, InterruptedException, ExecutionException;

  /// How often the chat answered that it was too much, so far.
  int limited();

  /// How many times a rule of the chat's was broken so far.
  int broken();

  /// Closes the chat; what was broken is in the table.
  @Override
  void close();

  /// The name of a domain in the lab, which numbers them from 1.
  ///
  /// @param index from 0
  static String domain(int index) {
    return "good-%d.test".formatted(index + 1);
  }

  /// Whether it is an answer about a domain, not the note that it is being checked.
  static boolean isAnswer(String words, String domain) {
    return words.contains(domain) && !words.contains("Checking");
  }

  /// What came of one command.
  ///
  /// @param at when it was given
  /// @param acknowledged from then on; or until the chat gave up waiting
  /// @param accepted whether it was acknowledged in time
  /// @param answers once, if all is well
  record Asked(Instant at, Duration acknowledged, boolean accepted, List<Answer> answers) {
    public Asked {
      answers = List.copyOf(answers);
    }
  }

  /// How it was answered once.
  ///
  /// @param edited whether it took the place of what said that the check runs; else it came anew
  record Answer(Instant at, boolean edited) {}

  /// Waits for the server to be done.
  interface Quiet {
    /// Returns then.
    void await() throws IOException, InterruptedException;
  }
}
