package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import bot.mtasts.webhook.TrialRun;
import bot.mtasts.webhook.api.ApiClient.Reply;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Integrations over the API, and over the admin endpoint.
class IntegrationsTest {
  private static final String ALL = "/api/v1/integrations";
  private static final String ORDER =
      """
      {"name": "desk", "preset": "zammad", "settings": {"url": "https://desk.example.net"},
       "credentials": {"token": "hush-hush"}, "callbackHosts": ["hooks.example.net", "*.example.org"], "scopes": ["check"]}
      """;

  private final TestServer server = new TestServer();
  private final ApiClient admin = server.client("root", Scope.ADMIN);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_new_integration_is_told_its_secrets_once() {
    Reply made = admin.post(ALL, ORDER);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(ALL + "/desk");
    String apiKey = made.json().path("apiKey").asText();
    String signingSecret = made.json().path("signingSecret").asText();

    Integration kept = server.integrations.find("desk").orElseThrow();
    assertThat(kept.credentials()).containsEntry("token", new Secret("hush-hush"));
    assertThat(kept.callbackHosts()).containsExactly("hooks.example.net", "*.example.org");
    assertThat(kept.apiKeys().getFirst().scopes()).containsExactly(Scope.CHECK);
    assertThat(kept.toString()).doesNotContain(apiKey, signingSecret, "hush-hush");
    assertThat(
            server
                .with(new Secret(apiKey))
                .post("/api/v1/checks", "{\"domain\":\"a.test\"}")
                .status())
        .isEqualTo(202);
    for (String target : List.of(ALL, ALL + "/desk")) {
      assertThat(admin.get(target).text())
          .contains("\"credentials\":[\"token\"]")
          .doesNotContain(apiKey, signingSecret, "hush-hush", kept.apiKeys().getFirst().sha256());
    }
  }

  @Test
  void a_signing_secret_goes_on_for_a_day_after_it_was_replaced() {
    admin.post(ALL, ORDER);
    Reply rotated = admin.post(ALL + "/desk/rotate", "{\"what\":\"signing-secret\"}");
    String fresh = rotated.json().path("signingSecret").asText();
    server.clock.move(Duration.ofHours(1));
    admin.post(ALL + "/desk/rotate", "{\"what\":\"signing-secret\"}");

    List<SigningSecret> secrets = server.integrations.find("desk").orElseThrow().signingSecrets();
    assertThat(secrets).as("at most two").hasSize(2);
    assertThat(secrets.getFirst().expiresAt()).isNull();
    assertThat(secrets.getLast().secret()).isEqualTo(new Secret(fresh));
    assertThat(secrets.getLast().expiresAt())
        .isEqualTo(server.clock.instant().plus(Duration.ofHours(24)));
  }

  @Test
  void an_api_key_can_be_replaced() {
    admin.post(ALL, ORDER);
    Reply rotated = admin.post(ALL + "/desk/rotate", "{\"what\":\"api-key\"}");
    Secret fresh = new Secret(rotated.json().path("apiKey").asText());
    assertThat(server.with(fresh).post("/api/v1/checks", "{\"domain\":\"a.test\"}").status())
        .isEqualTo(202);
  }

  @Test
  void disabled_destinations_are_shown_without_secrets_and_enabled_again() {
    admin.post(ALL, ORDER);
    server.deliveries.health(
        new DestinationHealth(
            "callback:https://hooks.example.net/s3cret",
            "desk",
            server.clock.instant(),
            server.clock.instant(),
            "It failed for five days."));
    server.deliveries.health(
        new DestinationHealth("helpdesk:desk", "desk", server.clock.instant(), null, null));

    Reply shown = admin.get(ALL + "/desk");
    assertThat(shown.text())
        .contains("callback:https://hooks.example.net/…", "It failed for five days.")
        .doesNotContain("s3cret");
    assertThat(admin.post(ALL + "/desk/enable", "").json().path("enabled").asInt()).isEqualTo(1);
    assertThat(server.desk.ailing("desk"))
        .extracting(DestinationHealth::key)
        .containsExactly("helpdesk:desk");
  }

  @Test
  void a_test_says_how_it_ended() {
    admin.post(ALL, ORDER);
    assertThat(admin.post(ALL + "/desk/test", "").json().path("outcome").asText())
        .isEqualTo("not_sent");
    Stream.of(
            new Answer.Accepted(201, "{\"id\":5}"),
            new Answer.Declined(
                200, null, "The answer's body is an error.", "Permission Denied", null),
            new Answer.Unreached("It could not be reached."),
            new Answer.Gone(410, "HTTP 410"),
            new Answer.Forbidden("We do not send there."))
        .forEach(answer -> {
          server.trial.set(new TrialRun.Sent(answer));
          Reply reply = admin.post(ALL + "/desk/test?ticket=7", "");
          assertThat(reply.status()).isEqualTo(200);
          assertThat(answer.getClass().getSimpleName())
              .isEqualToIgnoringCase(reply.json().path("outcome").asText());
        });
  }

  @Test
  void the_admin_endpoint_serves_whoever_has_its_token() {
    Secret token = new Secret("t0ken");
    try (AdminServer endpoint =
        AdminServer.start(
            token, server.desk, (_, _, _) -> server.trial.get(), server.metrics, server.clock)) {
      assertThat(endpoint.address().getHost()).isEqualTo("127.0.0.1");
      ApiClient operator = new ApiClient(server.http, endpoint.address(), token);
      assertThat(operator.post(ALL, ORDER).status()).isEqualTo(201);
      assertThat(operator.get(ALL).json().path("integrations").findValuesAsText("name"))
          .contains("desk", "root");
      assertThat(operator.delete(ALL + "/desk").status()).isEqualTo(204);
      assertThat(
              new ApiClient(server.http, endpoint.address(), new Secret("T0ken")).get(ALL).status())
          .isEqualTo(401);
      assertThat(new ApiClient(server.http, endpoint.address(), null).get(ALL).status())
          .isEqualTo(401);
      assertThat(operator.get("/api/v1/integrationz").status())
          .as("nothing else is here")
          .isEqualTo(404);
    }
  }
}
