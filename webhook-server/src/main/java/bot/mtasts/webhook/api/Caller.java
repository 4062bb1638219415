package bot.mtasts.webhook.api;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import org.jspecify.annotations.Nullable;

/// Who asks, proven by an API key.
record Caller(Integration integration, ApiKey key) {
  boolean may(Scope scope) {
    return key.scopes().contains(scope) || isAdmin();
  }

  boolean isAdmin() {
    return key.scopes().contains(Scope.ADMIN);
  }

  String name() {
    return integration.name();
  }

  /// Whose things are shown, as a filter of a list: the caller's own; null, for all, to an admin.
  @Nullable String seesOnly() {
    return isAdmin() ? null : name();
  }

  /// Whether the caller may see what belongs to an integration.
  ///
  /// @param owner null for what belongs to the operator, or to nobody
  boolean sees(@Nullable String owner) {
    return isAdmin() || name().equals(owner);
  }
}
