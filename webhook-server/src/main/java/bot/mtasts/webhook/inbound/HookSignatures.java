package bot.mtasts.webhook.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.webhook.callback.StandardWebhooks;
import bot.mtasts.webhook.helpdesk.HookScheme;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Judges signatures over the raw octets of a call, before anything in it is parsed. Signatures are
/// compared in constant time, with every key.
final class HookSignatures {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final int LONGEST_ID = 200;

  private HookSignatures() {}

  /// Judges a call by a scheme.
  ///
  /// @param keys those in force; when there are none, no signature can be right
  static Proof judge(HookScheme scheme, List<ByteString> keys, HookCall call) {
    return switch (scheme) {
      case ZENDESK -> zendesk(keys, call);
      case HUB -> hub(keys, call);
      case GLPI -> glpi(keys, call);
      case FREESCOUT -> freeScout(keys, call);
      case STANDARD -> standard(keys, call);
      case NONE -> new Proof.Absent();
    };
  }

  private static Proof zendesk(List<ByteString> keys, HookCall call) {
    String signature = call.header("X-Zendesk-Webhook-Signature");
    if (signature == null) {
      return new Proof.Absent();
    }
    String time = call.header("X-Zendesk-Webhook-Signature-Timestamp");
    Instant signedAt = time == null ? null : isoTime(time);
    if (time == null || signedAt == null) {
      return new Proof.Disproved(
          "X-Zendesk-Webhook-Signature-Timestamp is missing or is no time in ISO 8601.");
    }
    // The header counts as it stands: another writing of the same moment signs differently.
    ByteString signed = new Buffer().writeUtf8(time).write(call.body()).readByteString();
    if (!matches(keys, key -> signed.hmacSha256(key).base64(), signature)) {
      return wrong();
    }
    return inWindow(signedAt, call.receivedAt())
        .orElseGet(() ->
            new Proof.Proved(
                id("zendesk", call.header("X-Zendesk-Webhook-Invocation-Id"), signature)));
  }

  private static Proof hub(List<ByteString> keys, HookCall call) {
    // Whoever sends both may have broken the weaker one.
    String sha256 = call.header("X-Hub-Signature-256");
    String signature = sha256 == null ? call.header("X-Hub-Signature") : sha256;
    if (signature == null) {
      return new Proof.Absent();
    }
    String lower = signature.toLowerCase(Locale.ROOT);
    boolean right =
        lower.startsWith("sha256=")
            ? matches(keys, key -> "sha256=" + call.body().hmacSha256(key).hex(), lower)
            : matches(keys, key -> "sha1=" + call.body().hmacSha1(key).hex(), lower);
    if (!right) {
      return wrong();
    }
    // The same on every repetition of one call, where the bodies of two calls about one ticket may
    // well be equal. It is not signed: a recorded call can be played again under another id, for
    // which a check is repeated, and no more.
    String delivery = call.header("X-Zammad-Delivery");
    return new Proof.Proved(
        delivery == null ? ofBody("hub", call) : id("zammad", delivery, delivery));
  }

  private static Proof glpi(List<ByteString> keys, HookCall call) {
    String signature = call.header("X-GLPI-signature");
    if (signature == null) {
      return new Proof.Absent();
    }
    String time = call.header("X-GLPI-timestamp");
    if (time == null) {
      return new Proof.Disproved("X-GLPI-timestamp is missing.");
    }
    ByteString signed = new Buffer().write(call.body()).writeUtf8(time).readByteString();
    boolean right =
        matches(keys, key -> signed.hmacSha256(key).hex(), signature.toLowerCase(Locale.ROOT));
    // The time is when the call was queued, which may be long ago: no window, but once only.
    return right ? new Proof.Proved("glpi:" + signed.sha256().hex()) : wrong();
  }

  private static Proof freeScout(List<ByteString> keys, HookCall call) {
    String signature = call.header("X-FreeScout-Signature");
    if (signature == null) {
      return new Proof.Absent();
    }
    return matches(keys, key -> call.body().hmacSha1(key).base64(), signature)
        ? new Proof.Proved(ofBody("freescout", call))
        : wrong();
  }

  private static Proof standard(List<ByteString> keys, HookCall call) {
    String signatures = call.header(StandardWebhooks.SIGNATURE);
    if (signatures == null) {
      return new Proof.Absent();
    }
    String id = call.header(StandardWebhooks.ID);
    String time = call.header(StandardWebhooks.TIMESTAMP);
    if (id == null || time == null || !SECONDS.matcher(time).matches()) {
      return new Proof.Disproved("webhook-id or webhook-timestamp is missing or unreadable.");
    }
    long seconds = Long.parseLong(time);
    if (!StandardWebhooks.proves(keys, id, seconds, call.body(), signatures)) {
      return wrong();
    }
    return inWindow(Instant.ofEpochSecond(seconds), call.receivedAt())
        .orElseGet(() -> new Proof.Proved(id("webhook", id, signatures)));
  }

  private static boolean matches(
      List<ByteString> keys, Function<ByteString, String> sign, String given) {
    byte[] wanted = given.strip().getBytes(UTF_8);
    boolean right = false;
    for (ByteString key : keys) {
      right |= MessageDigest.isEqual(sign.apply(key).getBytes(UTF_8), wanted);
    }
    return right;
  }

  private static Optional<Proof> inWindow(Instant signedAt, Instant receivedAt) {
    return Duration.between(signedAt, receivedAt).abs().compareTo(WINDOW) <= 0
        ? Optional.empty()
        : Optional.of(
            new Proof.Disproved(
                "The call was signed more than %d minutes ago, or ahead. Is the clock right?"
                    .formatted(WINDOW.toMinutes())));
  }

  private static @Nullable Instant isoTime(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      return null; // Whoever asked for it says so.
    }
  }

  private static String id(String kind, @Nullable String id, String otherwise) {
    return id == null || id.isBlank() || id.length() > LONGEST_ID
        ? kind + ":" + ByteString.encodeUtf8(otherwise).sha256().hex()
        : kind + ":" + id;
  }

  private static String ofBody(String kind, HookCall call) {
    return kind + ":" + call.body().sha256().hex();
  }

  private static Proof wrong() {
    return new Proof.Disproved("The signature is not one that our secret makes over this body.");
  }
}
