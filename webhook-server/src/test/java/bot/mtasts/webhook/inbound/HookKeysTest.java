package bot.mtasts.webhook.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.webhook.helpdesk.SetUp;
import bot.mtasts.webhook.integration.KeyText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A call is proved by a key of ours or a secret in a header, and nothing else will do.
class HookKeysTest extends HookTrial {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zendesk",
        "freshdesk",
        "jira-jsm",
        "servicenow",
        "zammad",
        "glpi",
        "rt",
        "znuny",
        "freescout",
        "generic"
      })
  void every_preset_takes_a_key_as_bearer_or_password(String preset) {
    String body = "{\"domain\":\"example.com\"}";
    integrations.add(keyed(preset).integration());
    for (String authorization :
        List.of(
            "Bearer " + KEY.whole().reveal(),
            "bearer  " + KEY.whole().reveal(),
            Credentials.basic("anybody", KEY.whole().reveal()),
            Credentials.basic(KEY.whole().reveal(), "X"))) {
      assertThat(
              understood(read(keyed(preset), Map.of("Authorization", authorization), body))
                  .replayKey())
          .isNull();
    }
    assertThat(lastUse()).isEqualTo(NOW);
  }

  private @Nullable Instant lastUse() {
    return integrations.find("desk").orElseThrow().apiKeys().getFirst().lastUsedAt();
  }

  @Test
  void keys_that_do_not_open_are_refused_alike() {
    integrations.add(keyed("rt").integration());
    KeyText stranger = KeyText.fresh();
    KeyText sameId = new KeyText(KEY.id(), stranger.whole());
    ApiKey expired =
        new ApiKey(
            KEY.id(),
            KEY.kept(Set.of(), SetUp.NOW).sha256(),
            Set.of(Scope.CHECK),
            SetUp.NOW,
            NOW,
            null);
    String unknown =
        unauthorized(
            read(
                keyed("rt"), Map.of("Authorization", "Bearer " + stranger.whole().reveal()), BODY));
    assertThat(
            unauthorized(
                read(
                    SetUp.of("rt").keys(expired),
                    Map.of("Authorization", "Bearer " + KEY.whole().reveal()),
                    BODY)))
        .isEqualTo(unknown);
    assertThat(
            unauthorized(
                read(
                    SetUp.of("rt").keys(sameId.kept(Set.of(Scope.CHECK), SetUp.NOW)),
                    Map.of("Authorization", "Bearer " + KEY.whole().reveal()),
                    BODY)))
        .isEqualTo(unknown);
    assertThat(lastUse()).isNull();
  }

  @Test
  void a_key_needs_the_scope() {
    SetUp reading = SetUp.of("rt").keys(KEY.kept(Set.of(Scope.READ), SetUp.NOW));
    assertThat(
            unauthorized(
                read(reading, Map.of("Authorization", "Bearer " + KEY.whole().reveal()), BODY)))
        .contains("scope `check`");
  }

  @Test
  void a_header_may_hold_a_secret() {
    SetUp desk =
        SetUp.of("freshdesk")
            .settings(Map.of("hook-header", "X-Mtasts"))
            .credentials(Map.of("hook-secret", "correct horse"));
    understood(read(desk, Map.of("x-mtasts", "correct horse"), BODY));
    assertThat(unauthorized(read(desk, Map.of("X-Mtasts", "wrong horse"), BODY)))
        .contains("`X-Mtasts`")
        .doesNotContain("horse");
    assertThat(unauthorized(read(desk, Map.of(), BODY))).contains("the header `X-Mtasts`");
    SetUp signing = SetUp.of("zendesk").settings(desk.settings()).credentials(desk.credentials());
    Map<String, String> headers = new HashMap<>(zendesk(TIME, BODY));
    headers.put("X-Mtasts", "correct horse");
    understood(read(signing, headers, BODY)); // that secret is the header's, and signs nothing
  }

  @Test
  void what_is_not_proved_is_told_what_would_do() {
    assertThat(unauthorized(read(SetUp.of("zammad"), Map.of(), BODY)))
        .contains("Authorization: Bearer mts_")
        .contains("X-Hub-Signature");
    assertThat(unauthorized(read(SetUp.of("rt"), Map.of("Authorization", "Token x"), BODY)))
        .contains("no API key of ours");
  }

  @Test
  void nothing_is_parsed_before_it_is_proved() {
    assertThat(read(SetUp.of("rt"), Map.of(), "{ not json"))
        .isInstanceOf(HookReading.Unauthorized.class);
  }
}
