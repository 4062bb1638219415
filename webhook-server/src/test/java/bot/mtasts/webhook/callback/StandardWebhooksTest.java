package bot.mtasts.webhook.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.integration.Secret;
import com.standardwebhooks.Webhook;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class StandardWebhooksTest {
  // The vectors of the specification and of its first implementation.
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330L);
  private static final ByteString BODY = ByteString.encodeUtf8("{\"test\": 2432232314}");
  private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String KEY =
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

  @Test
  void the_vector_for_shared_secrets_holds() {
    assertThat(new StandardWebhooks(null).sign(List.of(SECRET), ID, AT, BODY))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void the_vector_for_key_pairs_holds() {
    assertThat(new StandardWebhooks(CallbackKey.parse(KEY)).sign(List.of(), ID, AT, BODY))
        .isEqualTo(
            "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
  }

  @Test
  void the_library_of_the_standard_takes_what_we_sign() throws Exception {
    Instant now = Instant.now();
    Secret older = new Secret("whsec_" + ByteString.encodeUtf8("a".repeat(32)).base64());
    String signatures =
        new StandardWebhooks(CallbackKey.parse(KEY)).sign(List.of(SECRET, older), ID, now, BODY);
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of(ID),
            "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
            "webhook-signature", List.of(signatures));
    // While a secret is being replaced, holders of either can read the message.
    new Webhook(SECRET.reveal()).verify(BODY.utf8(), headers);
    new Webhook(older.reveal()).verify(BODY.utf8(), headers);
    assertThatThrownBy(() -> new Webhook("whsec_bm90IHRoZSBzZWNyZXQ=").verify(BODY.utf8(), headers))
        .isInstanceOf(com.standardwebhooks.exceptions.WebhookVerificationException.class);
  }

  @Test
  void we_take_what_the_library_of_the_standard_signs() throws Exception {
    String signature = new Webhook(SECRET.reveal()).sign(ID, 1_614_265_330L, BODY.utf8());
    ByteString key =
        Objects.requireNonNull(ByteString.decodeBase64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    assertThat(StandardWebhooks.proves(List.of(key), ID, 1_614_265_330L, BODY, signature)).isTrue();
    assertThat(StandardWebhooks.proves(List.of(key), ID, 1_614_265_331L, BODY, signature))
        .isFalse();
    assertThat(StandardWebhooks.proves(List.of(), ID, 1_614_265_330L, BODY, signature)).isFalse();
  }

  @Test
  void the_published_key_proves_what_the_private_one_signed() throws Exception {
    CallbackKey key = CallbackKey.parse(KEY);
    ByteString published =
        Objects.requireNonNull(
            ByteString.decodeBase64(key.published().substring("whpk_".length())));
    assertThat(key.publishedJson()).contains("\"" + key.published() + "\"");
    // RFC 8410 §4: what stands before the 32 octets of a public key.
    ByteString encoded = ByteString.decodeHex("302a300506032b6570032100" + published.hex());
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(encoded.toByteArray())));
    signature.update(BODY.toByteArray());
    assertThat(signature.verify(key.sign(BODY).toByteArray())).isTrue();
  }

  @Test
  void a_broken_key_is_refused_without_being_shown() {
    for (String broken : List.of("whsk_%%%", "whsk_c2hvcnQ=", "")) {
      assertThatThrownBy(() -> CallbackKey.parse(broken))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .message()
          .doesNotContain("%%%")
          .doesNotContain("c2hvcnQ");
    }
    assertThat(CallbackKey.parse(KEY).toString()).doesNotContain("6Xb/dCcH");
  }
}
