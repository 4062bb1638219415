package bot.mtasts.core.store;

/// The database could not be used. Worth trying again: nothing was half done.
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
