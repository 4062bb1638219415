package bot.mtasts.lab.slack;

import java.util.Set;

/// The app in a workspace: what it was given when it was installed.
///
/// @param botToken the access token; with token rotation it ends after twelve hours
/// @param scopes what it may do
public record Installation(String botToken, Set<String> scopes) {
  /// Copies the scopes.
  public Installation {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public String toString() {
    return "an installation with " + scopes;
  }
}
