package bot.mtasts.core.probe;

import java.util.Locale;

/// Why a sender does not trust a certificate, worst reading first where several hold: the order is
/// that in which one of them is named as *the* reason.
public enum CertificateFault {
  EXPIRED,
  NOT_YET_VALID,
  NAME_MISMATCH,
  SELF_SIGNED,
  INCOMPLETE_CHAIN,
  UNTRUSTED_ISSUER,
  WEAK_SIGNATURE,
  /// Reserved: revocation is not looked at yet.
  REVOKED,
  OTHER;

  /// The word in `evidence.reason`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
