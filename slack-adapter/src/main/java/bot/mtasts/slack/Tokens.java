package bot.mtasts.slack;

import bot.mtasts.core.integration.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bot tokens of the workspaces that we are installed in.
public interface Tokens {
  /// The token of a workspace, renewed if it is about to end.
  ///
  /// @param team its id; null for the one workspace there is
  /// @return empty when we are not installed there, or, for null, in several
  Optional<BotToken> of(@Nullable String team);

  /// The ids of all of them, sorted.
  List<String> teams();

  /// Slack no longer takes the token of a workspace: it was revoked, or we were removed.
  ///
  /// @param error Slack's word for it
  void refused(String team, String error);

  /// What lets us act in one workspace.
  ///
  /// @param team its id
  record BotToken(String team, Secret token) {}
}
