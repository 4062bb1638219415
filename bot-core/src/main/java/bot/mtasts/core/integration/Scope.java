package bot.mtasts.core.integration;

import java.util.Arrays;
import java.util.Optional;

/// What an API key may do.
public enum Scope {
  /// Request checks, call hooks.
  CHECK("check"),
  /// Read the integration's own checks and deliveries, and redeliver them.
  READ("read"),
  /// Everything, over all integrations.
  ADMIN("admin");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /// The scope with this word.
  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }
}
