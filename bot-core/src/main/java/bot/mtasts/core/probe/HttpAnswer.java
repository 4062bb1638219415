package bot.mtasts.core.probe;

import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// What an HTTP server answered.
///
/// @param contentType the header as it came, or null
/// @param contentEncoding the header as it came, or null
/// @param location the header as it came, or null
/// @param body at most [#LARGEST_BODY] octets, decoded if it came compressed
/// @param tooLarge whether there was more; the rest was not read
public record HttpAnswer(
    int status,
    @Nullable String contentType,
    @Nullable String contentEncoding,
    @Nullable String location,
    ByteString body,
    boolean tooLarge) {
  /// 64 KiB, the limit that RFC 8461 §3.3 suggests.
  public static final int LARGEST_BODY = 64 * 1024;

  public boolean isRedirect() {
    return status >= 300 && status < 400;
  }
}
