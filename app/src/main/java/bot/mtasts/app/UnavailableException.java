package bot.mtasts.app;

/// What is needed is not there right now: ends with exit code 69.
public final class UnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param sentence what is missing and what to do about it
  public UnavailableException(String sentence) {
    super(sentence);
  }

  public UnavailableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /// What is missing and what to do about it.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
