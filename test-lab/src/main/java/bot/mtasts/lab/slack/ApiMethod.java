package bot.mtasts.lab.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A row in the table of methods.
///
/// @param scope what a token needs; null if any will do, or the method finds out by itself
record ApiMethod(
    String name, RateLimits.Tier tier, Who who, @Nullable String scope, Handler handler) {
  /// Whose token a method wants.
  enum Who {
    /// A bot's.
    BOT,
    /// The app's own, `xapp-…`.
    APP,
    /// Either of these.
    EITHER,
    /// Nobody's: the app shows its client secret, or nothing.
    ANYBODY
  }

  /// Does it.
  interface Handler {
    /// @return the answer; `ok` is added
    /// @throws Refused if Slack would not
    ObjectNode answer(Caller caller, Arguments arguments) throws Refused;
  }

  /// Who calls.
  ///
  /// @param token null where nobody's is wanted
  record Caller(Tokens.@Nullable Token token) {
    /// The workspace of a bot's token.
    Workspace workspace() {
      if (token == null || token.workspace == null) {
        throw new IllegalStateException("this method is not called with a bot's token");
      }
      return token.workspace;
    }

    boolean may(String scope) {
      return token != null && token.scopes.contains(scope);
    }

    /// @throws Refused with `missing_scope`, if the token may not
    void need(String scope) throws Refused {
      if (!may(scope)) {
        throw Refused.missingScope(scope, token == null ? "" : token.provided());
      }
    }
  }
}
