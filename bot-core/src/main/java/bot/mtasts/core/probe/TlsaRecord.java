package bot.mtasts.core.probe;

/// One TLSA record (RFC 6698 §2.1).
///
/// @param data the certificate association data in lower-case hexadecimal
public record TlsaRecord(int usage, int selector, int matchingType, String data) {
  /// As a zone file writes it: `3 1 1 abcd…`.
  @Override
  public String toString() {
    return usage + " " + selector + " " + matchingType + " " + data;
  }
}
