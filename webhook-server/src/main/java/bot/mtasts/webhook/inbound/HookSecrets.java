package bot.mtasts.webhook.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.Integrations;
import bot.mtasts.webhook.helpdesk.Presets;
import bot.mtasts.webhook.integration.KeyText;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Judges what a caller holds instead of signing: an API key of the integration, as bearer or as
/// the password of Basic authentication, or a secret in a header of its own.
final class HookSecrets {
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  // Stands in for a key that we do not have, so that an unknown id takes as long as a wrong secret.
  private static final KeyText NOBODY = KeyText.fresh();

  private final Integrations integrations;

  HookSecrets(Integrations integrations) {
    this.integrations = integrations;
  }

  Proof judge(Integration integration, HookCall call) {
    String authorization = call.header("Authorization");
    String presented = authorization == null ? null : presented(authorization);
    if (presented != null) {
      return key(integration, presented, call);
    }
    return headerSecret(integration, call);
  }

  // Freshdesk, ServiceNow, Zammad and Znuny can do Basic only; the user name is anybody's.
  private static @Nullable String presented(String authorization) {
    if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return authorization.substring(BEARER.length()).strip();
    }
    if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      ByteString pair = ByteString.decodeBase64(authorization.substring(BASIC.length()).strip());
      String text = pair == null ? "" : pair.utf8();
      String password = text.substring(text.indexOf(':') + 1);
      // Freshdesk puts an API key before the colon and `X` behind it.
      return password.startsWith("mts_") ? password : text.substring(0, end(text));
    }
    return "";
  }

  private static int end(String pair) {
    int colon = pair.indexOf(':');
    return colon < 0 ? pair.length() : colon;
  }

  private Proof key(Integration integration, String presented, HookCall call) {
    Optional<KeyText> key = KeyText.parse(presented);
    if (key.isEmpty()) {
      return new Proof.Disproved("What Authorization holds is no API key of ours (`mts_…`).");
    }
    Optional<ApiKey> kept =
        integration.apiKeys().stream().filter(one -> one.id().equals(key.get().id())).findFirst();
    boolean right = key.get().is(kept.orElseGet(HookSecrets::nobodys)) && kept.isPresent();
    if (!right || !kept.get().validAt(call.receivedAt())) {
      return new Proof.Disproved("This API key does not open this integration.");
    }
    if (!kept.get().scopes().contains(Scope.CHECK) && !kept.get().scopes().contains(Scope.ADMIN)) {
      return new Proof.Disproved(
          "This API key may not ask for checks: it lacks the scope `check`.");
    }
    integrations.used(kept.get().id(), call.receivedAt());
    return new Proof.Proved(null);
  }

  private static ApiKey nobodys() {
    return NOBODY.kept(Set.of(), Instant.EPOCH);
  }

  private static Proof headerSecret(Integration integration, HookCall call) {
    String name = integration.settings().get(Presets.HOOK_HEADER);
    Secret secret = integration.credentials().get(Presets.HOOK_SECRET);
    String given = name == null ? null : call.header(name);
    if (given == null || secret == null) {
      return new Proof.Absent();
    }
    // Hashed first: the comparison would otherwise tell the secret's length.
    boolean right =
        MessageDigest.isEqual(
            ByteString.of(given.getBytes(UTF_8)).sha256().toByteArray(),
            ByteString.of(secret.reveal().getBytes(UTF_8)).sha256().toByteArray());
    return right
        ? new Proof.Proved(null)
        : new Proof.Disproved("The header `%s` does not hold the secret.".formatted(name));
  }
}
