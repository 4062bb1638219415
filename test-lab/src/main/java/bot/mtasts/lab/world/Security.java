package bot.mtasts.lab.world;

/// What a validating resolver concludes about an answer (RFC 4035 §4.3). Ordered from best to
/// worst.
public enum Security {
  SECURE,
  INSECURE,
  BOGUS;

  public Security worse(Security other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
