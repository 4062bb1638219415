package bot.mtasts.core.integration;

/// Something that must not be seen in a log, an error or a listing.
///
/// @param reveal the secret itself
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "Secret[…]";
  }
}
