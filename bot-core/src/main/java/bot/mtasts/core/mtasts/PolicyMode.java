package bot.mtasts.core.mtasts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a sender does when validation fails (RFC 8461 §5).
public enum PolicyMode {
  ENFORCE,
  TESTING,
  NONE;

  /// The word in the policy file: `enforce`, `testing`, `none`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The mode a policy's word names; the case matters (RFC 8461 §3.2).
  public static Optional<PolicyMode> ofWord(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }
}
