package bot.mtasts.webhook.helpdesk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a helpdesk signs what it sends. An API key as bearer token, as the password of Basic
/// authentication, or a header secret will do as well for each of them.
public enum HookScheme {
  /// Base64 of HMAC-SHA256 over time and body; the time is a header, word for word.
  ZENDESK("X-Zendesk-Webhook-Signature", true),
  /// `sha1=` or `sha256=` and the hexadecimal HMAC over the body.
  HUB("X-Hub-Signature", false),
  /// Hexadecimal HMAC-SHA256 over body and time, where the time is when the call was queued.
  GLPI("X-GLPI-signature", false),
  /// Base64 of HMAC-SHA1 over the body.
  FREESCOUT("X-FreeScout-Signature", true),
  /// Standard Webhooks, `v1`.
  STANDARD("webhook-signature", false),
  /// It cannot sign.
  NONE(null, false);

  private final @Nullable String header;
  private final boolean ownSecret;

  HookScheme(@Nullable String header, boolean ownSecret) {
    this.header = header;
    this.ownSecret = ownSecret;
  }

  /// The header that holds the signature; empty where there is none.
  public Optional<String> header() {
    return Optional.ofNullable(header);
  }

  /// Whether the helpdesk makes the secret itself and always signs, so that it has to be brought to
  /// us (`hook-secret`) before its signatures mean anything.
  public boolean ownSecret() {
    return ownSecret;
  }
}
