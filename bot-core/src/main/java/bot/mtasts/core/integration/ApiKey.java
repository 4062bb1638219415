package bot.mtasts.core.integration;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An API key as it is kept. The key itself, `mts_<id>_<43 characters>`, was shown once and is
/// known only by its SHA-256: 32 random octets need no slow hash.
///
/// @param id the middle part of the key; not secret
/// @param sha256 of the whole key, hexadecimal
/// @param expiresAt when it stops being accepted; null while it is one of the current ones
/// @param lastUsedAt to the minute; null when never
public record ApiKey(
    String id,
    String sha256,
    Set<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  public boolean validAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }
}
