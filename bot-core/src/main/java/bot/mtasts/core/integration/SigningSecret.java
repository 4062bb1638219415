package bot.mtasts.core.integration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A secret that signs what we send.
///
/// @param secret `whsec_` and Base64 of 32 octets (Standard Webhooks)
/// @param expiresAt 24 hours after it was replaced; null for the current one
public record SigningSecret(Secret secret, Instant createdAt, @Nullable Instant expiresAt) {
  public boolean validAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }
}
