package bot.mtasts.core.check;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// An id for the record that the domain never had: the time. RFC 8461 §3.1 wants 1 to 32 letters
/// and digits.
final class FreshId {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private FreshId() {}

  static String at(Instant now) {
    return SECONDS.format(now);
  }
}
