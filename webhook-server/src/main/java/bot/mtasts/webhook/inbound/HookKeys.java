package bot.mtasts.webhook.inbound;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import bot.mtasts.webhook.helpdesk.Presets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// The keys that a helpdesk may have signed a call with.
final class HookKeys {
  private static final String PREFIX = "whsec_";

  private HookKeys() {}

  /// The keys in force. A secret that the helpdesk made itself stands in the credential
  /// `hook-secret`; otherwise ours were pasted into the helpdesk, the newest and perhaps the one
  /// before it.
  static List<ByteString> of(Integration integration, Instant now) {
    Secret theirs = theirs(integration);
    List<Secret> secrets =
        theirs != null
            ? List.of(theirs)
            : integration.signingSecrets().stream()
                .filter(secret -> secret.validAt(now))
                .map(SigningSecret::secret)
                .toList();
    return secrets.stream().flatMap(secret -> readings(secret.reveal()).stream()).toList();
  }

  /// Whether we were given the secret that the helpdesk made itself.
  static boolean hasTheirs(Integration integration) {
    return theirs(integration) != null;
  }

  // With `hook-header` the credential is what that header holds, and signs nothing.
  private static @Nullable Secret theirs(Integration integration) {
    return integration.settings().containsKey(Presets.HOOK_HEADER)
        ? null
        : integration.credentials().get(Presets.HOOK_SECRET);
  }

  /// A secret as key octets, in each way in which it may have been understood. Standard Webhooks
  /// decodes what stands behind `whsec_`; a helpdesk's form takes the text that an administrator
  /// pastes for the key itself, with the prefix or, if somebody took it for decoration, without.
  /// All are equally hard to guess.
  private static List<ByteString> readings(String secret) {
    List<ByteString> keys = new ArrayList<>();
    keys.add(ByteString.encodeString(secret, StandardCharsets.UTF_8));
    if (secret.startsWith(PREFIX)) {
      String bare = secret.substring(PREFIX.length());
      keys.add(ByteString.encodeString(bare, StandardCharsets.UTF_8));
      ByteString decoded = ByteString.decodeBase64(bare);
      if (decoded != null) {
        keys.add(decoded);
      }
    }
    return keys.stream().filter(key -> key.size() > 0).toList(); // HMAC takes no empty key
  }
}
