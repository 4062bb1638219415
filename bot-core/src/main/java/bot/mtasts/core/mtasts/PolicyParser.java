package bot.mtasts.core.mtasts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/// Reads a policy file (RFC 8461 §3.2).
public final class PolicyParser {
  private PolicyParser() {}

  /// Never throws, whatever strangers serve.
  public static PolicyReading read(byte[] file) {
    return new PolicyReading(
        new String(file, UTF_8),
        null,
        new PolicyReading.Fields(null, null, List.of(), null, null),
        List.of());
  }
}
