package bot.mtasts.core.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How attempts to one destination have gone lately.
///
/// @param key of [Destination#key]
/// @param integration whose destination it is; null for the operator's own
/// @param failingSince the first failure after the last success; null when all is well
/// @param disabledAt since when nothing is tried by itself any more; null while it is enabled
/// @param disabledReason null while it is enabled
public record DestinationHealth(
    String key,
    @Nullable String integration,
    @Nullable Instant failingSince,
    @Nullable Instant disabledAt,
    @Nullable String disabledReason) {

  /// A destination that nothing bad is known of.
  public static DestinationHealth well(String key, @Nullable String integration) {
    return new DestinationHealth(key, integration, null, null, null);
  }

  public boolean disabled() {
    return disabledAt != null;
  }
}
