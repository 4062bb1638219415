package bot.mtasts.webhook.api;

import com.google.common.collect.ImmutableMap;

/// What every answer carries, so that a browser makes as little of it as possible.
final class SecurityHeaders {
  static final ImmutableMap<String, String> ALWAYS =
      ImmutableMap.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  private SecurityHeaders() {}
}
