package bot.mtasts.lab.world;

/// How a zone stands to DNSSEC. The root and `test.` are always signed, so an unsigned zone is
/// provably insecure.
public enum Signing {
  UNSIGNED,
  SIGNED,
  /// signed, with a DS at the parent, but the signatures do not verify
  BROKEN_SIGNATURES,
  /// signed, with a DS at the parent, but the signatures have run out
  EXPIRED_SIGNATURES;

  public Security security() {
    return switch (this) {
      case UNSIGNED -> Security.INSECURE;
      case SIGNED -> Security.SECURE;
      case BROKEN_SIGNATURES, EXPIRED_SIGNATURES -> Security.BOGUS;
    };
  }
}
