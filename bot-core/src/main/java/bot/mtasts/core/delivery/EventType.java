package bot.mtasts.core.delivery;

/// What a delivery tells of.
public enum EventType {
  CHECK_COMPLETED("check.completed"),
  CHECK_FAILED("check.failed");

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /// The `type` of the event.
  public String word() {
    return word;
  }
}
