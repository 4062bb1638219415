package bot.mtasts.core.service;

import java.security.SecureRandom;
import java.time.Instant;

/// Makes the ids of checks: `chk_` and a ULID, so that they sort by time and cannot be guessed.
final class CheckIds {
  // Crockford's alphabet: no I, L, O, U.
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int TIME_CHARS = 10;
  private static final int RANDOM_CHARS = 16;

  private final SecureRandom random;

  CheckIds(SecureRandom random) {
    this.random = random;
  }

  String next(Instant at) {
    StringBuilder id = new StringBuilder("chk_");
    long millis = at.toEpochMilli();
    for (int i = TIME_CHARS - 1; i >= 0; i--) {
      id.append(ALPHABET.charAt((int) (millis >>> (5 * i)) & 31));
    }
    for (int i = 0; i < RANDOM_CHARS; i++) {
      id.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return id.toString();
  }
}
