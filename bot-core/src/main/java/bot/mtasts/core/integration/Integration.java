package bot.mtasts.core.integration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Somebody who asks by machine: a helpdesk, a script, another service.
///
/// @param name unique; lower case letters, digits and hyphens; part of `/hooks/{name}`
/// @param preset the helpdesk's word, such as `zammad`, or `generic`
/// @param apiKeys those that are accepted, at most two of them current
/// @param signingSecrets the newest first, at most two
/// @param callbackHosts host names that callbacks may go to; empty for any public host
/// @param settings of the preset that are no secrets, such as `url`; a template among them
/// @param credentials of the preset that are, such as `token`
public record Integration(
    String name,
    String preset,
    List<ApiKey> apiKeys,
    List<SigningSecret> signingSecrets,
    List<String> callbackHosts,
    Map<String, String> settings,
    Map<String, Secret> credentials,
    Instant createdAt) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  public Integration {
    apiKeys = List.copyOf(apiKeys);
    signingSecrets = List.copyOf(signingSecrets);
    callbackHosts = List.copyOf(callbackHosts);
    settings = Map.copyOf(settings);
    credentials = Map.copyOf(credentials);
  }

  /// Whether a text can be the name of an integration: 1 to 63 lower case letters, digits and
  /// hyphens, no hyphen at either end.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
