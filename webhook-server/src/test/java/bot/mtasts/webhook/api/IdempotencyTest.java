package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.webhook.api.ApiClient.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same request twice (draft-ietf-httpapi-idempotency-key-header-07).
class IdempotencyTest {
  private static final String CHECKS = "/api/v1/checks";
  private static final String BODY = "{\"domain\":\"example.com\"}";

  private final TestServer server = new TestServer();
  private final ApiClient desk = server.client("desk", Scope.CHECK, Scope.READ);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_repetition_is_answered_word_for_word_and_starts_nothing() {
    Reply first = desk.post(CHECKS, BODY, "Idempotency-Key", "\"k-1\"");
    Reply again = desk.post(CHECKS, BODY, "Idempotency-Key", "\"k-1\"");

    assertThat(again.status()).isEqualTo(first.status()).isEqualTo(202);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(server.requests.accepted()).hasSize(1);
  }

  @Test
  void another_body_wants_another_key() {
    desk.post(CHECKS, BODY, "Idempotency-Key", "k-1");
    Reply other = desk.post(CHECKS, "{\"domain\":\"example.org\"}", "Idempotency-Key", "k-1");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void letter_case_tells_keys_apart_on_one_connection_too() {
    desk.post(CHECKS, BODY, "Idempotency-Key", "k-1");
    assertThat(desk.post(CHECKS, BODY, "Idempotency-Key", "K-1").header("Idempotency-Replayed"))
        .isNull();
  }

  @Test
  void a_key_is_known_to_its_own_integration_only() {
    ApiClient other = server.client("other", Scope.CHECK);
    desk.post(CHECKS, BODY, "Idempotency-Key", "k-1");
    assertThat(other.post(CHECKS, BODY, "Idempotency-Key", "k-1").header("Idempotency-Replayed"))
        .isNull();
    assertThat(server.requests.accepted()).hasSize(2);
  }

  @Test
  void while_the_first_waits_for_its_result_a_second_is_told_to_come_back() throws Exception {
    var first = desk.postAsync(CHECKS, BODY, "Idempotency-Key", "k-1", "Prefer", "wait=20");
    String id = server.progress.awaited();
    Reply second = desk.post(CHECKS, BODY, "Idempotency-Key", "k-1", "Prefer", "wait=20");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.problem()).isEqualTo("in-progress");

    server.complete(id);
    assertThat(first.get().status()).isEqualTo(200);
    Reply third = desk.post(CHECKS, BODY, "Idempotency-Key", "k-1", "Prefer", "wait=20");
    assertThat(third.status()).isEqualTo(200);
    assertThat(third.text()).isEqualTo(first.get().text());
    assertThat(third.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void whoever_was_to_answer_died_and_the_answer_is_rebuilt() throws Exception {
    var first = desk.postAsync(CHECKS, BODY, "Idempotency-Key", "k-1", "Prefer", "wait=1");
    String id = server.progress.awaited();
    // The database goes away before the answer could be noted: as after a crash.
    server.requests.broken(true);
    assertThat(first.get().status()).isEqualTo(503);
    server.requests.broken(false);
    assertThat(desk.post(CHECKS, BODY, "Idempotency-Key", "k-1").status()).isEqualTo(409);

    server.clock.move(Duration.ofSeconds(31));
    Reply rebuilt = desk.post(CHECKS, BODY, "Idempotency-Key", "k-1");
    assertThat(rebuilt.status()).isEqualTo(202);
    assertThat(rebuilt.json().path("id").asText()).isEqualTo(id);
    assertThat(rebuilt.header("Location")).isEqualTo(CHECKS + "/" + id);
    assertThat(desk.post(CHECKS, BODY, "Idempotency-Key", "k-1").text()).isEqualTo(rebuilt.text());
    assertThat(server.requests.accepted()).hasSize(1);
  }

  @Test
  void a_key_is_forgotten_after_a_day() {
    desk.post(CHECKS, BODY, "Idempotency-Key", "k-1");
    server.clock.move(Duration.ofHours(25));
    assertThat(desk.post(CHECKS, BODY, "Idempotency-Key", "k-1").header("Idempotency-Replayed"))
        .isNull();
  }

  @Test
  void many_at_once_are_accepted_once() {
    List<CompletableFuture<Reply>> all =
        IntStream.range(0, 16)
            .mapToObj(_ -> desk.postAsync(CHECKS, BODY, "Idempotency-Key", "k-1"))
            .toList();
    List<Reply> replies = all.stream().map(CompletableFuture::join).toList();

    assertThat(replies).extracting(Reply::status).containsOnly(202);
    assertThat(replies).extracting(Reply::text).as("all hear of the same check").hasSize(16);
    assertThat(replies.stream().map(Reply::text).distinct()).hasSize(1);
    assertThat(server.requests.accepted()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"a b\\\"c\\\\\"  | 202 | a string may hold spaces and escaped quotes",
        "8e03978e-40d5     | 202 | a bare token, as Stripe's clients send it",
        "\"x\";p=1         | 202 | parameters are allowed, and none is known",
        "\"open            | 400 | a quote that never ends",
        "a b               | 400 | a bare token has no spaces",
        "\"bad\\n\"        | 400 | only quotes and backslashes are escaped",
        "\"\"              | 400 | an empty key names nothing",
      })
  void keys_are_read_strictly(String key, int status, String reason) {
    Reply reply = desk.post(CHECKS, BODY, "Idempotency-Key", key);
    assertThat(reply.status()).as(reason).isEqualTo(status);
    if (status == 400) {
      assertThat(reply.problem()).isEqualTo("malformed-request");
    }
  }

  @Test
  void a_key_has_255_characters_at_most() {
    assertThat(desk.post(CHECKS, BODY, "Idempotency-Key", "k".repeat(255)).status()).isEqualTo(202);
    assertThat(desk.post(CHECKS, BODY, "Idempotency-Key", "k".repeat(256)).status()).isEqualTo(400);
    assertThat(desk.post(CHECKS, BODY, "Idempotency-Key", "a", "Idempotency-Key", "b").status())
        .as("two keys are none")
        .isEqualTo(400);
  }
}
