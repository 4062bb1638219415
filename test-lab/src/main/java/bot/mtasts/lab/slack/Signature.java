package bot.mtasts.lab.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How Slack signs what it sends: HMAC-SHA256 over `v0:TIMESTAMP:BODY`
/// (docs.slack.dev/authentication/verifying-requests-from-slack).
public final class Signature {
  /// The header with the time in seconds.
  public static final String TIMESTAMP_HEADER = "X-Slack-Request-Timestamp";

  /// The header with the signature.
  public static final String HEADER = "X-Slack-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /// The header's value for a body sent at a time.
  public static String of(String signingSecret, Instant at, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(signingSecret.getBytes(UTF_8), ALGORITHM));
      byte[] signed = mac.doFinal(("v0:" + at.getEpochSecond() + ":" + body).getBytes(UTF_8));
      return "v0=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
