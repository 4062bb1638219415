package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.integration.Secret;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Judges a request over its raw octets, before anything in it is parsed
/// (docs.slack.dev/authentication/verifying-requests-from-slack). Bolt's own judgement takes times
/// from the future and does not compare in constant time.
final class SlackRequestGate {
  /// How large a body may be, in octets. The largest that Slack sends is a message of fifty full
  /// blocks whose button was pressed, every other character of it percent-encoded.
  static final int LARGEST_BODY = 1024 * 1024;

  static final String SIGNATURE = "X-Slack-Signature";
  static final String TIMESTAMP = "X-Slack-Request-Timestamp";

  private static final Duration WINDOW = Duration.ofSeconds(300);
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]*)\"?");

  private final SecretKeySpec key;

  SlackRequestGate(Secret signingSecret) {
    this.key = new SecretKeySpec(signingSecret.reveal().getBytes(UTF_8), ALGORITHM);
  }

  /// How a request comes out.
  sealed interface Passage {
    /// It is Slack's, and of now.
    ///
    /// @param signature the same for every copy of it, and for nothing else
    record Proved(String signature) implements Passage {}

    /// @param why for whoever sets this up; says nothing that helps to forge
    record TurnedAway(int status, String why) implements Passage {}
  }

  /// How a body is written.
  enum Form {
    FIELDS,
    JSON
  }

  /// What a content type says; empty, in UTF-8 only, for what Slack does not send.
  static @Nullable Form form(@Nullable String contentType) {
    if (contentType == null) {
      return null;
    }
    Matcher charset = CHARSET.matcher(contentType);
    if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")) {
      return null;
    }
    return switch (contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT)) {
      case "application/x-www-form-urlencoded" -> Form.FIELDS;
      case "application/json" -> Form.JSON;
      default -> null;
    };
  }

  /// Judges time and signature.
  ///
  /// @param timestamp as the header has it
  /// @param signature as the header has it
  Passage judge(
      @Nullable String timestamp, @Nullable String signature, byte[] body, Instant receivedAt) {
    if (timestamp == null || signature == null) {
      return new Passage.TurnedAway(401, TIMESTAMP + " or " + SIGNATURE + " is missing.");
    }
    if (!SECONDS.matcher(timestamp).matches()) {
      return new Passage.TurnedAway(401, TIMESTAMP + " is no time in seconds.");
    }
    // The header counts as it stands: another writing of the same moment signs differently.
    String expected = "v0=" + HexFormat.of().formatHex(sign(timestamp, body));
    if (!MessageDigest.isEqual(expected.getBytes(US_ASCII), signature.getBytes(UTF_8))) {
      return new Passage.TurnedAway(
          401, "The signature is wrong. Is slack.signing-secret that of this app?");
    }
    Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(signedAt, receivedAt).abs().compareTo(WINDOW) <= 0
        ? new Passage.Proved(expected)
        : new Passage.TurnedAway(
            401, "The request was signed more than 5 minutes ago, or ahead. Is the clock right?");
  }

  private byte[] sign(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(US_ASCII));
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
