package bot.mtasts.webhook.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import bot.mtasts.webhook.helpdesk.SetUp;
import com.standardwebhooks.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/// A call is proved by what the helpdesk signed.
class HookSignaturesTest extends HookTrial {
  @Test
  void zendesk_signs_its_time_and_the_body() {
    HookReading.Understood reading = understood(read(ZENDESK, zendesk(TIME, BODY), BODY));
    assertThat(reading.ticket()).isEqualTo("5");
    assertThat(reading.replayKey()).isEqualTo("zendesk:01HTY2F1DSP8XWJFTBKNFE3CA2");
  }

  @Test
  void zendesks_time_may_be_five_minutes_off() {
    for (Duration off : List.of(Duration.ofSeconds(299), Duration.ofSeconds(-299))) {
      assertThat(read(ZENDESK, zendesk(NOW.minus(off).toString(), BODY), BODY))
          .isInstanceOf(HookReading.Understood.class);
    }
    for (Duration off : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-301))) {
      assertThat(unauthorized(read(ZENDESK, zendesk(NOW.minus(off).toString(), BODY), BODY)))
          .contains("more than 5 minutes");
    }
  }

  @Test
  void zendesks_time_counts_as_it_is_written() {
    Map<String, String> headers = new HashMap<>(zendesk(TIME, BODY));
    headers.put("X-Zendesk-Webhook-Signature-Timestamp", "2026-03-01T12:09:58.000Z");
    assertThat(unauthorized(read(ZENDESK, headers, BODY))).contains("signature");
    headers.put("X-Zendesk-Webhook-Signature-Timestamp", "yesterday");
    unauthorized(read(ZENDESK, headers, BODY));
    headers.remove("X-Zendesk-Webhook-Signature-Timestamp");
    unauthorized(read(ZENDESK, headers, BODY));
  }

  @Test
  void without_zendesks_own_secret_its_signature_says_nothing_and_a_key_is_asked_for() {
    SetUp keyOnly = keyed("zendesk");
    Map<String, String> headers = new HashMap<>(zendesk(TIME, BODY));
    assertThat(unauthorized(read(keyOnly, headers, BODY))).contains("`hook-secret`");
    headers.put("Authorization", "Bearer " + KEY.whole().reveal());
    assertThat(understood(read(keyOnly, headers, BODY)).replayKey()).isNull();
  }

  @Test
  void without_zendesks_own_secret_a_signature_with_ours_proves_a_call() {
    HookReading.Understood reading =
        understood(read(SetUp.of("zendesk"), zendesk(TIME, BODY, SetUp.SECRET), BODY));
    assertThat(reading.replayKey()).isEqualTo("zendesk:01HTY2F1DSP8XWJFTBKNFE3CA2");
    unauthorized(read(ZENDESK, zendesk(TIME, BODY, SetUp.SECRET), BODY));
  }

  // X-Hub-Signature

  @Test
  void zammad_signs_with_sha1_and_names_its_calls() {
    SetUp zammad = SetUp.of("zammad");
    Map<String, String> headers = new HashMap<>();
    headers.put("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(key(SetUp.SECRET)).hex());
    assertThat(understood(read(zammad, headers, BODY)).replayKey())
        .isEqualTo("hub:" + key(BODY).sha256().hex());
    headers.put("X-Zammad-Delivery", "a7ee-11");
    assertThat(understood(read(zammad, headers, BODY)).replayKey()).isEqualTo("zammad:a7ee-11");
  }

  @Test
  void sha256_is_taken_in_either_header_and_the_stronger_one_counts() {
    SetUp jira = SetUp.of("jira");
    String body = "{\"issue\":{\"key\":\"SUP-1\"},\"domain\":\"example.com\"}";
    String right = "sha256=" + key(body).hmacSha256(key(SetUp.SECRET)).hex();
    String weak = "sha1=" + key(body).hmacSha1(key(SetUp.SECRET)).hex();
    understood(read(jira, Map.of("X-Hub-Signature", right), body));
    understood(read(jira, Map.of("X-Hub-Signature-256", right), body));
    unauthorized(
        read(
            jira,
            Map.of("X-Hub-Signature-256", "sha256=" + "0".repeat(64), "X-Hub-Signature", weak),
            body));
  }

  // GLPI

  private static Map<String, String> glpi(String time) {
    return Map.of(
        "X-GLPI-signature",
        key(BODY + time).hmacSha256(key(SetUp.SECRET)).hex(),
        "X-GLPI-timestamp",
        time);
  }

  @Test
  void glpi_signs_the_body_and_a_time_that_may_be_old() {
    SetUp glpi = SetUp.of("glpi");
    HookReading.Understood first = understood(read(glpi, glpi("1700000000"), BODY));
    assertThat(first.replayKey()).startsWith("glpi:");
    assertThat(understood(read(glpi, glpi("1700000000"), BODY)).replayKey())
        .as("a replay has the same key")
        .isEqualTo(first.replayKey());
    assertThat(understood(read(glpi, glpi("1700000001"), BODY)).replayKey())
        .as("another event of the same ticket has another")
        .isNotEqualTo(first.replayKey());
  }

  @Test
  void glpis_challenge_is_answered_to_glpi_only() {
    Integration glpi = SetUp.of("glpi").integration();
    String token = key("validate_cra_challenge").hmacSha256(key(SetUp.SECRET)).hex();
    assertThat(hooks.challenge(glpi, token, NOW))
        .contains(
            new HookReading.Handshake(
                "text/plain", key(token).hmacSha256(key(SetUp.SECRET)).hex()));
    assertThat(hooks.challenge(glpi, BODY + "1700000000", NOW))
        .as("we sign nothing for strangers")
        .isEmpty();
    assertThat(hooks.challenge(SetUp.of("zammad").integration(), token, NOW)).isEmpty();
  }

  // FreeScout and Standard Webhooks

  @Test
  void freescout_signs_with_base64_of_sha1() {
    SetUp freeScout = SetUp.of("freescout").credentials(Map.of("hook-secret", THEIRS));
    String signature = key(BODY).hmacSha1(key(THEIRS)).base64();
    assertThat(
            understood(read(freeScout, Map.of("X-FreeScout-Signature", signature), BODY))
                .replayKey())
        .isEqualTo("freescout:" + key(BODY).sha256().hex());
    unauthorized(read(freeScout, Map.of("X-FreeScout-Signature", signature + "x"), BODY));
  }

  @Test
  void anything_else_may_sign_as_the_standard_says() throws Exception {
    SetUp generic = SetUp.of("generic");
    Map<String, String> headers = new HashMap<>();
    headers.put("webhook-id", "evt_1");
    headers.put("webhook-timestamp", Long.toString(NOW.getEpochSecond()));
    headers.put(
        "webhook-signature",
        "v1,AAAA " + new Webhook(SetUp.SECRET).sign("evt_1", NOW.getEpochSecond(), BODY));
    assertThat(understood(read(generic, headers, BODY)).replayKey()).isEqualTo("webhook:evt_1");
    headers.put("webhook-id", "evt_2");
    unauthorized(read(generic, headers, BODY));
    headers.put("webhook-timestamp", "soon");
    unauthorized(read(generic, headers, BODY));
  }

  // Secrets

  @Test
  void a_secret_may_have_been_pasted_in_any_of_its_writings() {
    String bare = SetUp.SECRET.substring("whsec_".length());
    for (ByteString pasted : List.of(key(SetUp.SECRET), key(bare), decoded(bare))) {
      understood(
          read(
              SetUp.of("zammad"),
              Map.of("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(pasted).hex()),
              BODY));
    }
  }

  private static ByteString decoded(String base64) {
    return ByteString.of(java.util.Base64.getDecoder().decode(base64));
  }

  @Test
  void the_secret_before_the_newest_holds_until_it_expires() {
    String old = "whsec_b2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xk";
    Map<String, String> headers =
        Map.of("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(key(old)).hex());
    SetUp inGrace = SetUp.of("zammad").secrets(current(), expiring(old, NOW.plusSeconds(1)));
    SetUp after = SetUp.of("zammad").secrets(current(), expiring(old, NOW));
    understood(read(inGrace, headers, BODY));
    unauthorized(read(after, headers, BODY));
  }

  private static SigningSecret current() {
    return new SigningSecret(new Secret(SetUp.SECRET), SetUp.NOW, null);
  }

  private static SigningSecret expiring(String secret, Instant at) {
    return new SigningSecret(new Secret(secret), SetUp.NOW, at);
  }

  @Test
  void a_secret_of_the_helpdesks_own_stands_alone() {
    SetUp both = SetUp.of("zammad").credentials(Map.of("hook-secret", THEIRS));
    understood(
        read(
            both,
            Map.of("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(key(THEIRS)).hex()),
            BODY));
    unauthorized(
        read(
            both,
            Map.of("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(key(SetUp.SECRET)).hex()),
            BODY));
  }

  @Test
  void an_integration_without_any_secret_is_opened_by_no_signature() {
    SetUp bare = SetUp.of("zammad").secrets(new SigningSecret[0]);
    unauthorized(
        read(bare, Map.of("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(key("x")).hex()), BODY));
  }

  @Test
  void a_wrong_signature_is_rescued_by_nothing() {
    Map<String, String> headers =
        Map.of(
            "X-Hub-Signature", "sha1=" + "0".repeat(40),
            "Authorization", "Bearer " + KEY.whole().reveal());
    assertThat(unauthorized(read(keyed("zammad"), headers, BODY))).contains("signature");
  }
}
