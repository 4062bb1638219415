package bot.mtasts.lab.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.TinyApp.Says;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Events, and what Slack does when nobody acknowledges them.
final class EventTest {
  private final AtomicReference<Says> answer = new AtomicReference<>(Says.OK);
  private final TinyApp app =
      new TinyApp(heard ->
          heard.body().contains("url_verification")
              ? Says.json(challenge(heard.body()))
              : answer.get());
  private final FakeSlack slack = FakeSlack.start();
  private final Workspace acme = slack.workspace("acme");
  private final Channel ops = acme.channel("ops").inviteBot();
  private final SlackPerson ada = acme.person("ada");

  private static String challenge(String body) {
    JsonNode asked = Json.parse(body).orElseThrow();
    return "{\"challenge\":\"" + asked.path("challenge").asText() + "\"}";
  }

  @BeforeEach
  void goesToTheApp() {
    slack.sendTo(app.url());
  }

  @AfterEach
  void closes() {
    slack.close();
    app.close();
  }

  @Test
  void a_mention_is_an_event_with_an_id_and_an_authorization() {
    JsonNode told = ada.mentions("example.com", ops).payload();
    assertThat(told.path("type").asText()).isEqualTo("event_callback");
    assertThat(told.path("event_id").asText()).startsWith("Ev");
    assertThat(told.at("/authorizations/0/user_id").asText()).isEqualTo(acme.botUserId());
    assertThat(told.at("/event/type").asText()).isEqualTo("app_mention");
    assertThat(told.at("/event/text").asText())
        .isEqualTo("<@" + acme.botUserId() + "> <http://example.com|example.com>");
    assertThatThrownBy(() -> ada.mentions("hello", acme.channel("elsewhere")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_direct_message_and_a_mention_in_a_thread_arrive() {
    assertThat(ada.writesToApp("example.com").payload().at("/event/channel_type").asText())
        .isEqualTo("im");
    Message first = ada.says("look", ops);
    assertThat(ada.mentionsInThread("a.test", first).payload().at("/event/thread_ts").asText())
        .isEqualTo(first.ts());
  }

  @Test
  void what_is_not_said_to_the_app_is_not_heard() {
    ada.says("nothing for a bot, see b.test", ops);
    assertThat(app.heard()).isEmpty();
  }

  @Test
  void an_event_that_was_refused_comes_again_with_the_same_id() {
    answer.set(Says.status(500));
    Delivery event = ada.mentions("example.com", ops);
    assertThat(slack.owedEvents()).containsExactly(event);
    slack.redeliver(event);
    answer.set(Says.OK);
    slack.redeliver(event);

    assertThat(slack.owedEvents()).isEmpty();
    var heard = app.heard();
    assertThat(heard).map(h -> h.header("X-slack-retry-num")).containsExactly("", "1", "2");
    assertThat(heard)
        .map(h -> h.header("X-slack-retry-reason"))
        .containsExactly("", "http_error", "http_error");
    assertThat(heard).allMatch(h -> h.body().contains(event.eventId()));
    assertThat(event.attempts()).map(Ack::status).containsExactly(500, 500, 200);
  }

  @Test
  void an_event_whose_acknowledgement_was_lost_comes_again_as_well() {
    Delivery event = ada.mentions("example.com", ops);
    assertThat(slack.redeliver(event).attempt()).isEqualTo(1);
    assertThat(app.heard().getLast().header("X-slack-retry-reason")).isEqualTo("http_timeout");
  }

  @Test
  void three_repetitions_are_all_and_an_app_can_decline_them() {
    answer.set(Says.status(503));
    Delivery event = ada.mentions("one.test", ops);
    for (int i = 0; i < 3; i++) {
      assertThat(slack.owedEvents()).contains(event);
      slack.redeliver(event);
    }
    assertThat(slack.owedEvents()).isEmpty();

    answer.set(new Says(500, "text/plain", "", Map.of("X-Slack-No-Retry", "1")));
    ada.mentions("two.test", ops);
    assertThat(slack.owedEvents()).isEmpty();
  }

  @Test
  void an_uninstalled_app_is_told_and_its_token_is_dead() {
    String token = acme.install().botToken();
    List<Delivery> told = acme.uninstall();
    assertThat(told)
        .map(event -> event.payload().at("/event/type").asText())
        .containsExactly("tokens_revoked", "app_uninstalled");
    assertThat(TinyApp.call(slack, "auth.test", token).path("error").asText())
        .isEqualTo("account_inactive");
    assertThat(acme.installation()).isEmpty();
  }

  @Test
  void revoked_tokens_are_told_of() {
    String token = acme.install().botToken();
    assertThat(acme.revokeTokens().payload().at("/event/tokens/bot/0").asText())
        .isEqualTo(acme.botUserId());
    assertThat(TinyApp.call(slack, "auth.test", token).path("error").asText())
        .isEqualTo("token_revoked");
  }

  @Test
  void an_app_that_uninstalls_itself_is_told_so() {
    String token = acme.install().botToken();
    TinyApp.call(
        slack,
        "apps.uninstall",
        token,
        "client_id",
        slack.app().clientId(),
        "client_secret",
        slack.app().clientSecret());
    // The events come on their own, after the answer.
    assertThat(slack.awaitAck(ack -> ack.kind().equals("events_api")).accepted()).isTrue();
    assertThat(slack.awaitAck(ack -> slack.acks().size() == 2).accepted()).isTrue();
  }

  @Test
  void the_request_url_is_verified_and_its_certificate_checked() {
    assertThat(slack.verifyRequestUrl()).isTrue();
    assertThat(slack.checkCertificate().ack().accepted()).isTrue();
    assertThat(app.heard().getLast().body()).startsWith("ssl_check=1&token=");
  }
}
