package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Integrations for tests.
public record SetUp(
    String preset,
    Map<String, String> settings,
    Map<String, String> credentials,
    List<ApiKey> keys,
    List<SigningSecret> secrets,
    List<String> callbackHosts) {
  /// When they were made, and what tests call now.
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /// The integrations' signing secret.
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /// An integration of a preset with nothing but a signing secret.
  public static SetUp of(String preset) {
    return new SetUp(
        preset,
        Map.of(),
        Map.of(),
        List.of(),
        List.of(new SigningSecret(new Secret(SECRET), NOW, null)),
        List.of());
  }

  /// The same with these settings.
  public SetUp settings(Map<String, String> those) {
    return new SetUp(preset, those, credentials, keys, secrets, callbackHosts);
  }

  /// The same with these credentials.
  public SetUp credentials(Map<String, String> those) {
    return new SetUp(preset, settings, those, keys, secrets, callbackHosts);
  }

  /// The same with these API keys.
  public SetUp keys(ApiKey... those) {
    return new SetUp(preset, settings, credentials, List.of(those), secrets, callbackHosts);
  }

  /// The same with these signing secrets.
  public SetUp secrets(SigningSecret... those) {
    return new SetUp(preset, settings, credentials, keys, List.of(those), callbackHosts);
  }

  /// The same with these callback hosts.
  public SetUp callbackHosts(String... those) {
    return new SetUp(preset, settings, credentials, keys, secrets, List.of(those));
  }

  /// It, named `desk`.
  public Integration integration() {
    return new Integration(
        "desk",
        preset,
        keys,
        secrets,
        callbackHosts,
        settings,
        credentials.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> new Secret(e.getValue()))),
        NOW);
  }
}
