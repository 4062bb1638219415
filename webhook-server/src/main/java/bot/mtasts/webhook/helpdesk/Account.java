package bot.mtasts.webhook.helpdesk;

import static java.util.Objects.requireNonNull;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Secret;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Our account at somebody's helpdesk: where it is, and what opens it.
final class Account {
  private final HttpUrl base;
  private final Map<String, String> settings;
  private final Map<String, Secret> credentials;

  private Account(HttpUrl base, Map<String, String> settings, Map<String, Secret> credentials) {
    this.base = base;
    this.settings = settings;
    this.credentials = credentials;
  }

  /// The account of an integration that has all it needs ([SettingRules#missing]).
  static Account of(Integration integration) {
    String text = requireNonNull(integration.settings().get(Presets.URL));
    // The generic preset's URL has a place for the ticket, which is filled in when it is used.
    return new Account(
        HttpUrl.get(text.replace(Presets.TICKET_PLACE, "0")),
        integration.settings(),
        integration.credentials());
  }

  /// A URL below the helpdesk's own.
  ///
  /// @param segments of the path, each of them encoded: none can leave its place
  HttpUrl.Builder at(String... segments) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url;
  }

  boolean has(String setting) {
    return settings.containsKey(setting);
  }

  /// A setting that is there, as the preset's needs promise.
  String setting(String name) {
    return requireNonNull(settings.get(name), name);
  }

  /// A setting, or what stands for it when there is none.
  String setting(String name, String otherwise) {
    return Objects.requireNonNullElse(settings.get(name), otherwise);
  }

  /// A credential that is there, as the preset's needs promise.
  String secret(String name) {
    return requireNonNull(credentials.get(name), name).reveal();
  }

  /// A credential, or null.
  @Nullable String secretOrNull(String name) {
    Secret secret = credentials.get(name);
    return secret == null ? null : secret.reveal();
  }

  /// Basic authentication (RFC 7617).
  static String basic(String user, String password) {
    return Credentials.basic(user, password, java.nio.charset.StandardCharsets.UTF_8);
  }

  /// A text of the helpdesk's without our secrets, should it have repeated one.
  String redacted(String text) {
    String redacted = text;
    // The longest first: one secret may be the beginning of another.
    for (String secret :
        credentials.values().stream()
            .map(Secret::reveal)
            .filter(secret -> secret.length() >= 4)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList()) {
      redacted = redacted.replace(secret, "…");
    }
    return redacted;
  }
}
