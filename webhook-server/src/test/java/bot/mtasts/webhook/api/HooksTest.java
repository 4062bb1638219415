package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportJson;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.webhook.api.ApiClient.Reply;
import bot.mtasts.webhook.inbound.HookReading;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls of helpdesks.
class HooksTest {
  private static final String HOOK = "/api/v1/hooks/rt";
  private static final List<Destination> NOTE =
      List.of(new Destination.HelpdeskNote("rt", "7", false));

  private final TestServer server = new TestServer();
  private final ApiClient helpdesk = server.stranger();

  @BeforeEach
  void addIntegration() {
    server.key("rt", Scope.CHECK);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void understood(@Nullable String ticket, @Nullable String replayKey, String... domains) {
    server.hook.set(
        new HookReading.Understood(
            Arrays.stream(domains).map(DomainName::new).toList(), ticket, replayKey, NOTE));
  }

  @Test
  void a_call_becomes_a_check_with_a_note_on_its_ticket() {
    understood("7", "call-1", "example.com");
    Reply reply = helpdesk.post(HOOK, "{\"ticket\":7}");

    assertThat(reply.status()).isEqualTo(202);
    CheckRequest kept = server.requests.accepted().getFirst();
    assertThat(kept.integration()).isEqualTo("rt");
    assertThat(kept.ticket()).isEqualTo("7");
    assertThat(kept.destinations()).isEqualTo(NOTE);
    assertThat(reply.json().path("id").asText())
        .as("Znuny wants a body that is JSON")
        .isEqualTo(kept.id());
    assertThat(reply.header("Location")).isEqualTo("/api/v1/checks/" + kept.id());
  }

  @Test
  void several_domains_become_several_checks() {
    understood("7", null, "a.test", "b.test");
    Reply reply = helpdesk.post(HOOK, "x", "Content-Type", "text/plain");
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().path("checks").findValuesAsText("domain"))
        .containsExactly("a.test", "b.test");
  }

  @Test
  void a_replay_is_refused_and_leads_to_its_check() {
    understood("7", "call-1", "example.com");
    Reply first = helpdesk.post(HOOK, "{}");
    Reply replay = helpdesk.post(HOOK, "{}");

    assertThat(replay.status()).isEqualTo(409);
    assertThat(replay.problem()).isEqualTo("replayed");
    assertThat(replay.header("Location")).isEqualTo(first.header("Location"));
    assertThat(helpdesk.post(HOOK, "{\"other\":1}").status())
        .as("also with another body")
        .isEqualTo(409);
    assertThat(server.requests.accepted()).hasSize(1);
  }

  @Test
  void without_a_replay_key_a_call_may_be_repeated() {
    understood(null, null, "example.com");
    helpdesk.post(HOOK, "{}");
    assertThat(helpdesk.post(HOOK, "{}").status()).isEqualTo(202);
    assertThat(server.requests.accepted()).hasSize(2);
  }

  @Test
  void an_idempotency_key_is_answered_as_before() {
    understood("7", null, "example.com");
    Reply first = helpdesk.post(HOOK, "{}", "Idempotency-Key", "\"rt-7-100\"");
    Reply again = helpdesk.post(HOOK, "{}", "Idempotency-Key", "\"rt-7-100\"");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(helpdesk.post(HOOK, "{\"a\":1}", "Idempotency-Key", "\"rt-7-100\"").problem())
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  void a_very_long_id_of_a_call_is_still_seen_twice() {
    understood("7", "x".repeat(5_000), "example.com");
    assertThat(helpdesk.post(HOOK, "{}").status()).isEqualTo(202);
    assertThat(helpdesk.post(HOOK, "{}").status()).isEqualTo(409);
  }

  @Test
  void a_helpdesk_may_wait_for_the_report() throws Exception {
    understood("7", null, "example.com");
    var waiting = helpdesk.postAsync(HOOK, "{}", "Prefer", "wait=20");
    CheckReport report = server.complete(server.progress.awaited());
    assertThat(waiting.get().status()).isEqualTo(200);
    assertThat(waiting.get().text()).isEqualTo(ReportJson.line(report));
  }

  @Test
  void a_ticket_that_goes_round_in_circles_is_stopped() {
    understood("7", null, "example.com");
    for (int i = 0; i < 20; i++) {
      assertThat(helpdesk.post(HOOK, "{}").status()).isEqualTo(202);
    }
    Reply stopped = helpdesk.post(HOOK, "{}");
    assertThat(stopped.status()).isEqualTo(429);
    assertThat(stopped.problem()).isEqualTo("ticket-loop");
    understood("8", null, "example.com");
    assertThat(helpdesk.post(HOOK, "{}").status()).as("another ticket").isEqualTo(202);
    server.clock.move(Duration.ofMinutes(3));
    understood("7", null, "example.com");
    assertThat(helpdesk.post(HOOK, "{}").status())
        .as("one comes back every three minutes")
        .isEqualTo(202);
  }

  @Test
  void replays_do_not_use_up_a_tickets_share() {
    understood("7", "call-1", "example.com");
    for (int i = 0; i < 30; i++) {
      helpdesk.post(HOOK, "{}");
    }
    understood("7", "call-2", "example.com");
    assertThat(helpdesk.post(HOOK, "{}").status()).isEqualTo(202);
  }

  @Test
  void a_setup_call_is_answered_as_the_helpdesk_wants_it() {
    server.hook.set(new HookReading.Handshake("application/json", "{\"challenge\":\"bücher\"}"));
    Reply reply = helpdesk.post(HOOK, "{}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.octets()).isEqualTo(ByteString.encodeUtf8("{\"challenge\":\"bücher\"}"));
  }

  @Test
  void what_cannot_be_proven_or_read_is_told_so() {
    server.hook.set(new HookReading.Unauthorized("The signature does not fit."));
    Reply unproven = helpdesk.post(HOOK, "{}");
    assertThat(unproven.status()).isEqualTo(401);
    assertThat(unproven.json().path("detail").asText()).isEqualTo("The signature does not fit.");
    server.hook.set(new HookReading.Malformed("The body is no JSON."));
    assertThat(helpdesk.post(HOOK, "{}").problem()).isEqualTo("malformed-body");
    server.hook.set(new HookReading.NoDomain("There is no domain in it."));
    assertThat(helpdesk.post(HOOK, "{}").problem()).isEqualTo("no-domain");
    assertThat(helpdesk.post(HOOK, "x".repeat(256 * 1024 + 1)).problem()).isEqualTo("too-large");
  }

  @Test
  void who_guesses_signatures_is_stopped() {
    server.hook.set(new HookReading.Unauthorized("The signature does not fit."));
    for (int i = 0; i < 30; i++) {
      helpdesk.post(HOOK, "{}");
    }
    assertThat(helpdesk.post(HOOK, "{}").status()).isEqualTo(429);
  }

  @Test
  void a_recorded_call_is_not_taken_again_under_a_new_idempotency_key() {
    understood("7", "call-1", "example.com");
    assertThat(helpdesk.post(HOOK, "{}", "Idempotency-Key", "\"first\"").status()).isEqualTo(202);
    assertThat(helpdesk.post(HOOK, "{}", "Idempotency-Key", "\"second\"").problem())
        .isEqualTo("replayed");
    assertThat(server.requests.accepted()).hasSize(1);
  }

  @Test
  void a_challenge_is_answered_to_who_knows_how_to_ask() {
    Reply answer = helpdesk.get(HOOK + "?crc_token=asked");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("answered");
    assertThat(helpdesk.get(HOOK + "?crc_token=guessed").problem()).isEqualTo("not-found");
    assertThat(helpdesk.get(HOOK).problem()).isEqualTo("not-found");
    assertThat(helpdesk.get("/api/v1/hooks/nobody?crc_token=asked").problem())
        .isEqualTo("not-found");
  }
}
