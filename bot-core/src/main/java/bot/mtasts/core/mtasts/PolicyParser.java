package bot.mtasts.core.mtasts;

/// Reads a policy file (RFC 8461 §3.2).
public final class PolicyParser {
  private PolicyParser() {}

  /// Never throws, whatever strangers serve.
  public static PolicyReading read(byte[] file) {
    throw new UnsupportedOperationException(file.length + " octets");
  }
}
