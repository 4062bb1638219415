package bot.mtasts.webhook.api;

import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.SigningSecret;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An integration as the API shows it: names of secrets, never secrets.
final class IntegrationJson {
  private IntegrationJson() {}

  static ObjectNode of(Integration integration, List<DestinationHealth> ailing) {
    ObjectNode json = Json.object();
    json.put("name", integration.name());
    json.put("preset", integration.preset());
    json.put("createdAt", integration.createdAt().toString());
    ArrayNode keys = json.putArray("apiKeys");
    integration.apiKeys().forEach(key -> keys.add(of(key)));
    ArrayNode secrets = json.putArray("signingSecrets");
    for (SigningSecret secret : integration.signingSecrets()) {
      ObjectNode entry = secrets.addObject().put("createdAt", secret.createdAt().toString());
      entry.put("expiresAt", text(secret.expiresAt()));
    }
    ArrayNode hosts = json.putArray("callbackHosts");
    integration.callbackHosts().forEach(hosts::add);
    ObjectNode settings = json.putObject("settings");
    new TreeMap<>(integration.settings()).forEach(settings::put);
    ArrayNode credentials = json.putArray("credentials");
    integration.credentials().keySet().stream().sorted().forEach(credentials::add);
    ArrayNode destinations = json.putArray("ailingDestinations");
    ailing.forEach(health -> destinations.add(of(health)));
    return json;
  }

  private static ObjectNode of(ApiKey key) {
    ObjectNode json = Json.object();
    json.put("id", key.id());
    ArrayNode scopes = json.putArray("scopes");
    key.scopes().stream().sorted().map(Scope::word).forEach(scopes::add);
    json.put("createdAt", key.createdAt().toString());
    json.put("expiresAt", text(key.expiresAt()));
    json.put("lastUsedAt", text(key.lastUsedAt()));
    return json;
  }

  private static ObjectNode of(DestinationHealth health) {
    ObjectNode json = Json.object();
    json.put("destination", DestinationJson.withoutSecrets(health.key()));
    json.put("failingSince", text(health.failingSince()));
    json.put("disabledAt", text(health.disabledAt()));
    json.put("disabledReason", health.disabledReason());
    return json;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
