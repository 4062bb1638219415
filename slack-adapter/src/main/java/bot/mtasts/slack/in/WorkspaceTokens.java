package bot.mtasts.slack.in;

import bot.mtasts.slack.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The workspaces that we are installed in, and their tokens.
public interface WorkspaceTokens extends Tokens, AutoCloseable {
  /// Begins what happens in the background.
  void open();

  /// Which of these installations there is; the first that there is.
  ///
  /// @param candidates ids of workspaces, or of organisations of an Enterprise Grid
  Optional<String> installed(List<String> candidates);

  /// Notes that the app was taken away, or its tokens.
  ///
  /// @param installation its id
  /// @param at when that happened; who has installed the app again since keeps it
  /// @param word Slack's for it
  void takenAway(String installation, Instant at, String word);

  /// What is not as it should be, a sentence each.
  List<String> notReady();

  @Override
  void close();
}
