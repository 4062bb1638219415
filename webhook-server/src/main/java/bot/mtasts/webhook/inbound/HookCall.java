package bot.mtasts.webhook.inbound;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// A call of a helpdesk, before anything of it was believed.
///
/// @param headers by name, letter case not minded; of a repeated one the first
/// @param body the raw octets, at most 256 KiB
public record HookCall(Map<String, String> headers, ByteString body, Instant receivedAt) {
  public HookCall {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(sorted::putIfAbsent);
    headers = Collections.unmodifiableMap(sorted);
  }

  /// The header of this name, or null.
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
