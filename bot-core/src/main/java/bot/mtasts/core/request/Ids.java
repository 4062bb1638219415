package bot.mtasts.core.request;

import java.security.SecureRandom;
import java.time.Instant;

/// Makes ids: a word for the kind and a ULID, so that they sort by time and cannot be guessed.
public final class Ids {
  // Crockford's alphabet: no I, L, O, U.
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int TIME_CHARS = 10;
  private static final int RANDOM_CHARS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /// Of a check and its report.
  public static String check(Instant at) {
    return of("chk_", at);
  }

  /// Of a delivery.
  public static String delivery(Instant at) {
    return of("dlv_", at);
  }

  /// Of a message to a receiver: the `webhook-id`, in which no dot may stand.
  public static String message(Instant at) {
    return of("msg_", at);
  }

  /// Of a failure of ours, to find it in the log.
  public static String error(Instant at) {
    return of("err_", at);
  }

  /// Of a process among those that share the work, until it ends.
  public static String instance(Instant at) {
    return of("ins_", at);
  }

  private static String of(String kind, Instant at) {
    StringBuilder id = new StringBuilder(kind);
    long millis = at.toEpochMilli();
    for (int i = TIME_CHARS - 1; i >= 0; i--) {
      id.append(ALPHABET.charAt((int) (millis >>> (5 * i)) & 31));
    }
    for (int i = 0; i < RANDOM_CHARS; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(32)));
    }
    return id.toString();
  }
}
