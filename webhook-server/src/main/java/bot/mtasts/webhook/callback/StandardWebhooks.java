package bot.mtasts.webhook.callback;

import bot.mtasts.core.integration.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Signs and proves messages as Standard Webhooks 1.0.0 says: over `{id}.{timestamp}.{body}`, so
/// that neither the body nor its time can be exchanged.
public final class StandardWebhooks {
  /// The header with the message's id: the same on every attempt.
  public static final String ID = "webhook-id";

  /// The header with the attempt's time, in seconds since 1970.
  public static final String TIMESTAMP = "webhook-timestamp";

  /// The header with the signatures, a blank between them.
  public static final String SIGNATURE = "webhook-signature";

  /// How far a message's time may be off when it is proved.
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String SECRET_PREFIX = "whsec_";

  private final @Nullable CallbackKey key;

  /// Signs with shared secrets, and with our own key pair where one is configured.
  public StandardWebhooks(@Nullable CallbackKey key) {
    this.key = key;
  }

  /// The value of the `webhook-signature` header.
  ///
  /// @param secrets one `v1` signature each, in this order: the newest first
  /// @return empty when there is nothing to sign with
  public String sign(List<Secret> secrets, String id, Instant at, ByteString body) {
    ByteString signed = signedOctets(id, at.getEpochSecond(), body);
    List<String> signatures = new ArrayList<>();
    for (Secret secret : secrets) {
      signatures.add("v1," + mac(octetsOf(secret), signed).base64());
    }
    if (key != null) {
      signatures.add("v1a," + key.sign(signed).base64());
    }
    return String.join(" ", signatures);
  }

  /// Whether one of the `v1` signatures was made with one of these keys. Every pair is compared, in
  /// constant time. The time is the caller's to judge.
  public static boolean proves(
      List<ByteString> keys, String id, long seconds, ByteString body, String signatures) {
    ByteString signed = signedOctets(id, seconds, body);
    boolean proved = false;
    for (ByteString one : keys) {
      byte[] expected = ("v1," + mac(one, signed).base64()).getBytes(StandardCharsets.UTF_8);
      for (String given : signatures.split(" ", 16)) {
        proved |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
      }
    }
    return proved;
  }

  private static ByteString signedOctets(String id, long seconds, ByteString body) {
    return new Buffer().writeUtf8(id + "." + seconds + ".").write(body).readByteString();
  }

  private static ByteString octetsOf(Secret secret) {
    String text = secret.reveal();
    String base64 = text.startsWith(SECRET_PREFIX) ? text.substring(SECRET_PREFIX.length()) : text;
    return ByteString.of(Base64.getDecoder().decode(base64));
  }

  private static ByteString mac(ByteString key, ByteString message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.toByteArray(), "HmacSHA256"));
      return ByteString.of(mac.doFinal(message.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
