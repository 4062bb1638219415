package bot.mtasts.store;

import org.jspecify.annotations.Nullable;

/// The store cannot be set up as it is configured. The message is for the person who runs the
/// program: what is so, and what to do. It holds no secret.
public final class StoreSetupException extends Exception {
  private static final long serialVersionUID = 1L;

  StoreSetupException(String message) {
    super(message);
  }

  StoreSetupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
