package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.webhook.api.ApiClient.Reply;
import bot.mtasts.webhook.integration.IntegrationDesk;
import bot.mtasts.webhook.integration.KeyText;
import bot.mtasts.webhook.openapi.ApiContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys, scopes, and how often.
class AccessTest {
  private static final String CHECKS = "/api/v1/checks";
  private static final String BODY = "{\"domain\":\"example.com\"}";

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void every_address_of_the_api_wants_a_key_or_says_in_its_description_that_it_does_not() {
    var paths = new ApiContract().api().path("paths");
    paths
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  if (!operation.getValue().has("security")) {
                    String target = path.getKey().replaceAll("\\{[^}]+}", "x");
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    Reply reply = server.stranger().send(method, target, ByteString.EMPTY);
                    assertThat(reply.status()).as(method + " " + target).isEqualTo(401);
                    assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
                  }
                }));
  }

  @Test
  void head_wants_the_key_that_get_wants() {
    assertThat(server.stranger().send("HEAD", CHECKS, ByteString.EMPTY).status()).isEqualTo(401);
    Reply reply = server.client("desk", Scope.READ).send("HEAD", CHECKS, ByteString.EMPTY);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.octets()).isEqualTo(ByteString.EMPTY);
  }

  @ParameterizedTest
  @CsvSource({
    "CHECK, POST, /api/v1/checks, 202, a check may be asked for",
    "CHECK, GET, /api/v1/checks, 403, and not be read",
    "READ, GET, /api/v1/checks, 200, reading",
    "READ, POST, /api/v1/checks, 403, is not asking",
    "READ, GET, /api/v1/integrations, 403, integrations are the administrator's",
    "CHECK, GET, /api/v1/deliveries, 403, deliveries are read",
    "READ, POST, /api/v1/generate, 403, that costs a look",
    "ADMIN, POST, /api/v1/checks, 202, an administrator may everything",
    "ADMIN, GET, /api/v1/deliveries, 200, an administrator may everything",
    "ADMIN, GET, /api/v1/integrations, 200, an administrator may everything"
  })
  void a_scope_reaches_so_far(
      Scope scope, String method, String target, int status, String reason) {
    ByteString body = method.equals("POST") ? ByteString.encodeUtf8(BODY) : ByteString.EMPTY;
    Reply reply = server.client("desk", scope).send(method, target, body);
    assertThat(reply.status()).as(reason).isEqualTo(status);
    if (status == 403) {
      assertThat(reply.problem()).isEqualTo("forbidden");
    }
  }

  @Test
  void wrong_keys_look_all_the_same() {
    Secret good = server.key("desk", Scope.READ);
    String unknown = KeyText.fresh().whole().reveal();
    String wrong = good.reveal().substring(0, 17) + unknown.substring(17);
    Reply known = server.stranger().get(CHECKS, "Authorization", "Bearer " + wrong);
    Reply stranger = server.stranger().get(CHECKS, "Authorization", "Bearer " + unknown);
    Reply nonsense = server.stranger().get(CHECKS, "Authorization", "Basic eDp5");

    assertThat(List.of(known.status(), stranger.status(), nonsense.status())).containsOnly(401);
    assertThat(known.text()).isEqualTo(stranger.text()).isEqualTo(nonsense.text());
    assertThat(server.stranger().get(CHECKS, "Authorization", "bearer " + good.reveal()).status())
        .as("the scheme's letter case is not minded")
        .isEqualTo(200);
  }

  @Test
  void an_old_key_works_for_a_day_after_it_was_replaced() {
    Secret old = server.key("desk", Scope.READ);
    Secret fresh = server.desk.rotateApiKey("desk").orElseThrow();
    assertThat(statusWith(old)).isEqualTo(200);
    assertThat(statusWith(fresh)).isEqualTo(200);

    server.clock.move(IntegrationDesk.GRACE.minusSeconds(1));
    assertThat(statusWith(old)).as("a second before").isEqualTo(200);
    server.clock.move(Duration.ofSeconds(1));
    assertThat(statusWith(old)).as("on the second").isEqualTo(401);
    assertThat(statusWith(fresh)).isEqualTo(200);
  }

  @Test
  void at_most_two_keys_work_at_once() {
    Secret first = server.key("desk", Scope.READ);
    Secret second = server.desk.rotateApiKey("desk").orElseThrow();
    server.clock.move(Duration.ofMinutes(1));
    Secret third = server.desk.rotateApiKey("desk").orElseThrow();

    assertThat(statusWith(first)).isEqualTo(401);
    assertThat(statusWith(second)).isEqualTo(200);
    assertThat(statusWith(third)).isEqualTo(200);
  }

  private int statusWith(Secret key) {
    return server.with(key).get(CHECKS).status();
  }

  @Test
  void the_use_of_a_key_is_noted_to_the_minute() {
    ApiClient desk = server.client("desk", Scope.READ);
    server.clock.move(Duration.ofSeconds(90));
    desk.get(CHECKS);
    Integration integration = server.integrations.find("desk").orElseThrow();
    assertThat(integration.apiKeys().getFirst().lastUsedAt())
        .isEqualTo(Instant.parse("2026-11-15T12:01:00Z"));
  }

  @Test
  void each_key_may_ask_so_many_times_a_minute() {
    try (TestServer narrow = new TestServer(3, HttpLimits.USUAL)) {
      ApiClient desk = narrow.client("desk", Scope.READ);
      ApiClient other = narrow.client("other", Scope.READ);
      Reply first = desk.get(CHECKS);
      assertThat(first.header("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=60");
      assertThat(first.header("RateLimit")).isEqualTo("\"default\";r=2;t=20");
      desk.get(CHECKS);
      desk.get(CHECKS);

      Reply refused = desk.get(CHECKS);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.problem()).isEqualTo("rate-limited");
      assertThat(refused.header("Retry-After")).isEqualTo("20");
      assertThat(other.get(CHECKS).status()).as("each key for itself").isEqualTo(200);
      narrow.clock.move(Duration.ofSeconds(20));
      assertThat(desk.get(CHECKS).status()).isEqualTo(200);
    }
  }

  @Test
  void who_guesses_keys_is_stopped_and_who_has_one_is_not() {
    ApiClient desk = server.client("desk", Scope.READ);
    desk.get(CHECKS);
    ApiClient neighbour = server.client("neighbour", Scope.READ);
    for (int i = 0; i < 30; i++) {
      assertThat(guess().status()).isEqualTo(401);
    }
    Reply stopped = guess();
    assertThat(stopped.status()).isEqualTo(429);
    assertThat(stopped.header("Retry-After")).isEqualTo("60");
    assertThat(desk.get(CHECKS).status()).as("its key was good a moment ago").isEqualTo(200);
    assertThat(neighbour.get(CHECKS).status()).as("its key has not been seen yet").isEqualTo(429);
    server.clock.move(Duration.ofMinutes(1));
    assertThat(neighbour.get(CHECKS).status()).isEqualTo(200);
  }

  private Reply guess() {
    return server
        .stranger()
        .get(CHECKS, "Authorization", "Bearer " + KeyText.fresh().whole().reveal());
  }

  @Test
  void a_removed_integrations_key_is_dead_at_once() {
    ApiClient desk = server.client("desk", Scope.READ);
    assertThat(desk.get(CHECKS).status()).isEqualTo(200);
    assertThat(server.client("root", Scope.ADMIN).delete("/api/v1/integrations/desk").status())
        .isEqualTo(204);
    assertThat(desk.get(CHECKS).status()).isEqualTo(401);
  }
}
