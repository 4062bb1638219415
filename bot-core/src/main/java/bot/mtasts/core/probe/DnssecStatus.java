package bot.mtasts.core.probe;

/// What validating an answer ourselves came to (RFC 4035 §4.3).
///
/// @param detail why, in words for people; empty for the plain cases
public record DnssecStatus(State state, String detail) {
  /// The four states of RFC 4035 §4.3.
  public enum State {
    /// Signed, and the chain from the trust anchor holds.
    SECURE,
    /// Proved to be unsigned.
    INSECURE,
    /// Signed, and the chain does not hold.
    BOGUS,
    /// We could not tell: the resolver strips DNSSEC, or did not answer.
    INDETERMINATE
  }

  public static DnssecStatus of(State state) {
    return new DnssecStatus(state, "");
  }
}
