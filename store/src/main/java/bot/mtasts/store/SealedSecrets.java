package bot.mtasts.store;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// An integration's secrets as columns hold them, each sealed for its place.
final class SealedSecrets {
  private static final String TABLE = "integrations";

  private final Sealer sealer;

  SealedSecrets(Sealer sealer) {
    this.sealer = sealer;
  }

  /// @throws StoreSetupException if secrets are kept that no key opens
  static void check(Transactions transactions, Sealer sealer, Instant now)
      throws StoreSetupException {
    Set<String> unknown =
        transactions.read(handle -> {
          Set<String> used = new TreeSet<>();
          handle
              .createQuery("select credentials, signing_secrets from integrations")
              .map((row, _) -> List.of(row.getString(1), row.getString(2)))
              .forEach(texts -> texts.forEach(text -> addKeyIds(Json.read(text), used)));
          used.addAll(JdbcVault.keyIds(handle, now));
          used.removeAll(sealer.keyIds());
          return used;
        });
    if (!unknown.isEmpty()) {
      throw new StoreSetupException(
          "The database holds secrets sealed with the key %s; configured is %s. Set `secrets.key` or `secrets.key-file` to the key that was used, or add it to `secrets.old-keys`; without it those secrets are lost, and integrations and connected chats must be made anew."
              .formatted(String.join(", ", unknown), String.join(", ", sealer.keyIds())));
    }
  }

  /// The names of the integrations with a secret that another key than this one sealed.
  static List<String> sealedOtherwise(Handle handle, String keyId) {
    List<String> names = new ArrayList<>();
    handle
        .createQuery("select name, credentials, signing_secrets from integrations order by name")
        .map((row, _) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
        .forEach(row -> {
          Set<String> used = new TreeSet<>();
          row.subList(1, 3).forEach(text -> addKeyIds(Json.read(text), used));
          used.remove(keyId);
          if (!used.isEmpty()) {
            names.add(row.getFirst());
          }
        });
    return names;
  }

  private static void addKeyIds(JsonNode json, Set<String> ids) {
    json.forEach(
        each -> ids.add(Sealer.keyId(each.isObject() ? Json.text(each, "sealed") : each.asText())));
  }

  String credentials(String integration, Map<String, Secret> credentials) {
    ObjectNode json = Json.object();
    credentials.forEach(
        (name, secret) -> json.put(name, sealer.seal(credential(integration, name), secret)));
    return Json.text(json);
  }

  Map<String, Secret> credentials(String integration, String text) {
    Map<String, Secret> credentials = new HashMap<>();
    Json.read(text)
        .properties()
        .forEach(field ->
            credentials.put(
                field.getKey(),
                sealer.open(
                    credential(integration, field.getKey()), field.getValue().textValue())));
    return credentials;
  }

  private static Sealer.Place credential(String integration, String name) {
    return new Sealer.Place(TABLE, integration, "credentials/" + name);
  }

  String signingSecrets(String integration, List<SigningSecret> secrets) {
    ArrayNode json = Json.array();
    for (SigningSecret secret : secrets) {
      String createdAt = secret.createdAt().truncatedTo(ChronoUnit.MICROS).toString();
      json.addObject()
          .put("sealed", sealer.seal(signing(integration, createdAt), secret.secret()))
          .put("createdAt", createdAt)
          .put("expiresAt", micros(secret));
    }
    return Json.text(json);
  }

  private static @Nullable String micros(SigningSecret secret) {
    return secret.expiresAt() == null
        ? null
        : secret.expiresAt().truncatedTo(ChronoUnit.MICROS).toString();
  }

  List<SigningSecret> signingSecrets(String integration, String text) {
    List<SigningSecret> secrets = new ArrayList<>();
    for (JsonNode each : Json.read(text)) {
      String createdAt = Json.text(each, "createdAt");
      secrets.add(
          new SigningSecret(
              sealer.open(signing(integration, createdAt), Json.text(each, "sealed")),
              Instant.parse(createdAt),
              Json.instantOrNull(each, "expiresAt")));
    }
    return secrets;
  }

  private static Sealer.Place signing(String integration, String createdAt) {
    return new Sealer.Place(TABLE, integration, "signing_secrets/" + createdAt);
  }
}
