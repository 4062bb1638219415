package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tokens that were handed out, and what has become of them.
final class Tokens {
  /// docs.slack.dev/authentication/using-token-rotation: an access token ends after twelve hours.
  static final Duration LIFE = Duration.ofHours(12);

  /// Whether a token opens doors.
  enum State {
    VALID,
    REVOKED,
    /// Its app was uninstalled, or its bot switched off.
    INACTIVE
  }

  /// A token; without a workspace it is the app's own.
  static final class Token {
    final String value;
    final @Nullable Workspace workspace;
    final Set<String> scopes;
    final @Nullable Instant ends;
    State state = State.VALID;

    Token(
        String value,
        @Nullable Workspace workspace,
        Collection<String> scopes,
        @Nullable Instant ends) {
      this.value = value;
      this.workspace = workspace;
      this.scopes = new TreeSet<>(scopes);
      this.ends = ends;
    }

    /// As `provided` of an answer lists them.
    String provided() {
      return String.join(",", scopes);
    }
  }

  /// An access token and what renews it.
  ///
  /// @param refresh null without token rotation
  record Pair(Token access, @Nullable String refresh) {}

  private record Refresh(Workspace workspace, Set<String> scopes) {}

  private final Changes changes;
  private final InstantSource clock;
  private final AppSettings app;
  private final Map<String, Token> tokens = new HashMap<>();
  private final Map<String, Refresh> refreshes = new HashMap<>();

  Tokens(Changes changes, InstantSource clock, AppSettings app) {
    this.changes = changes;
    this.clock = clock;
    this.app = app;
    tokens.put(app.appToken(), new Token(app.appToken(), null, Set.of("connections:write"), null));
  }

  /// A new bot token, with what renews it if the app rotates tokens.
  Pair issue(Workspace workspace, Collection<String> scopes) {
    return changes.make(() -> {
      boolean rotates = app.rotatesTokens();
      String value = (rotates ? "xoxe.xoxb-1-" : "xoxb-") + workspace.id() + "-" + Ids.secret(12);
      Instant ends = rotates ? clock.instant().plus(LIFE) : null;
      var access = new Token(value, workspace, scopes, ends);
      tokens.put(value, access);
      if (!rotates) {
        return new Pair(access, null);
      }
      String refresh = "xoxe-1-" + Ids.secret(16);
      refreshes.put(refresh, new Refresh(workspace, Set.copyOf(scopes)));
      return new Pair(access, refresh);
    });
  }

  /// A new pair for a refresh token, which is good for once only; null if it is not good.
  @Nullable Pair refreshed(@Nullable String refresh) {
    return changes.make(() -> {
      Refresh found = refreshes.remove(refresh);
      return found == null ? null : issue(found.workspace(), found.scopes());
    });
  }

  /// The token, if it may be used now.
  ///
  /// @throws Refused in Slack's words, if not
  Token check(@Nullable String value) throws Refused {
    if (value == null || value.isBlank()) {
      throw new Refused("not_authed");
    }
    Token token = changes.look(() -> tokens.get(value));
    if (token == null) {
      throw new Refused("invalid_auth");
    }
    switch (changes.look(() -> token.state)) {
      case REVOKED -> throw new Refused("token_revoked");
      case INACTIVE -> throw new Refused("account_inactive");
      case VALID -> {}
    }
    if (token.ends != null && !clock.instant().isBefore(token.ends)) {
      throw new Refused("token_expired");
    }
    return token;
  }

  /// The id of the workspace that a token was given for; null if it is unknown or the app's own.
  @Nullable String owner(@Nullable String value) {
    return changes.look(() -> {
      Token token = value == null ? null : tokens.get(value);
      return token == null || token.workspace == null ? null : token.workspace.id();
    });
  }

  void revoke(String value) {
    changes.change(() -> {
      Token token = tokens.get(value);
      if (token != null) {
        token.state = State.REVOKED;
      }
    });
  }

  /// Ends all tokens of a workspace, access and refresh.
  void end(Workspace workspace, State state) {
    changes.change(() -> {
      for (Token token : tokens.values()) {
        if (token.workspace == workspace && token.state == State.VALID) {
          token.state = state;
        }
      }
      refreshes.values().removeIf(refresh -> refresh.workspace() == workspace);
    });
  }
}
