package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.webhook.api.ApiClient.Reply;
import bot.mtasts.webhook.fakes.SampleReport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Health, metrics, faults of our own, and the end.
class OperationTest {
  private static final String CHECKS = "/api/v1/checks";
  private static final String BODY = "{\"domain\":\"example.com\"}";

  private final TestServer server = new TestServer();
  private final ApiClient desk = server.client("desk", Scope.CHECK, Scope.READ);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_server_says_whether_it_is_ready_and_why_not() {
    assertThat(server.stranger().get("/healthz").status()).isEqualTo(200);
    assertThat(server.stranger().get("/readyz").status()).isEqualTo(200);
    server.notReady.add("The database does not answer.");
    Reply reply = server.stranger().get("/readyz");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.json().path("reasons").path(0).asText())
        .isEqualTo("The database does not answer.");
    assertThat(server.stranger().get("/healthz").status()).as("alive all the same").isEqualTo(200);
  }

  @Test
  void a_server_that_is_about_to_stop_takes_no_new_work_and_shows_what_is_there() {
    String id = desk.post(CHECKS, BODY).json().path("id").asText();
    server.stopTaking();

    Reply refused = desk.post(CHECKS, BODY);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("stopping");
    assertThat(server.stranger().post("/api/v1/hooks/desk", "{}").status()).isEqualTo(503);
    assertThat(server.stranger().get("/readyz").status()).isEqualTo(503);
    assertThat(desk.get(CHECKS + "/" + id).status()).isEqualTo(200);
    assertThat(server.requests.accepted()).hasSize(1);
  }

  @Test
  void without_a_database_nothing_is_promised() {
    server.requests.broken(true);
    Reply reply = desk.post(CHECKS, BODY);
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.problem()).isEqualTo("unavailable");
    assertThat(reply.text()).as("nothing of our inside").doesNotContain("secret host name", "SQL");
    server.requests.broken(false);
    assertThat(server.requests.accepted()).isEmpty();
  }

  @Test
  void a_bug_is_told_by_its_number_only() {
    server.bug.set(new IllegalStateException("the inside"));
    Reply reply = desk.post("/api/v1/generate", "{\"domain\":\"a.test\"}");
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.json().path("detail").asText()).contains("err_");
    assertThat(reply.text()).doesNotContain("the inside", "IllegalState");
  }

  @Test
  void metrics_are_for_this_machine_and_for_administrators() {
    assertThat(server.stranger().get("/metrics").status()).isEqualTo(200);
    Reply proxied = server.stranger().get("/metrics", "X-Forwarded-For", "198.51.100.7");
    assertThat(proxied.status()).as("through a proxy on this machine").isEqualTo(401);
    assertThat(desk.get("/metrics", "Forwarded", "for=198.51.100.7").status()).isEqualTo(403);
    ApiClient admin = server.client("root", Scope.ADMIN);
    assertThat(admin.get("/metrics", "Forwarded", "for=198.51.100.7").status()).isEqualTo(200);
  }

  @Test
  void metrics_count_by_closed_lists_of_labels() {
    String id = desk.post(CHECKS, BODY).json().path("id").asText();
    desk.get(CHECKS + "/" + id);
    desk.send("BREW", CHECKS, ByteString.EMPTY);
    desk.get("/no/such/address");
    AtomicLong depth = new AtomicLong(3);
    server.metrics.queueDepth(depth::get);
    System.gc(); // a depth that only a weak reference leads to would be NaN from here on
    server.metrics.checked(SampleReport.of(id, new DomainName("example.com")));
    server.metrics.gaveUp(id, "given up");
    server.metrics.attempted(
        Delivery.due(
            "dlv_1",
            "msg_1",
            "desk",
            id,
            EventType.CHECK_COMPLETED,
            new Destination.Callback("https://secret.example.net/"),
            new Payload("application/json", ByteString.EMPTY),
            server.clock.instant()),
        new Attempt(1, server.clock.instant(), Duration.ofMillis(5), new Answer.Unreached("")));

    String metrics = server.stranger().get("/metrics").text();
    assertThat(metrics)
        .contains(
            "mtasts_checks_total{verdict=\"broken\"} 1.0",
            "mtasts_checks_given_up_total 1.0",
            "mtasts_queue_depth 3.0",
            "mtasts_check_step_duration_seconds_count{step=\"dns_txt\"} 1",
            "mtasts_check_step_duration_seconds_count{step=\"https\"} 1",
            "mtasts_check_step_duration_seconds_count{step=\"smtp\"} 1",
            "mtasts_delivery_attempts_total{kind=\"callback\",outcome=\"unreached\"} 1.0",
            "mtasts_http_requests_seconds_count{method=\"GET\",route=\"/api/v1/checks/{id}\",status=\"200\"} 1",
            "mtasts_http_requests_seconds_count{method=\"POST\",route=\"/api/v1/checks\",status=\"202\"} 1",
            "method=\"other\"",
            "jvm_memory_used_bytes");
    assertThat(metrics)
        .doesNotContain("example.com", "secret.example.net", "192.0.2", "BREW", "/no/such", id);
  }

  @Test
  void the_routes_of_others_are_served_too() {
    assertThat(new String(rawGet("/extra"), UTF_8)).endsWith("more");
  }

  private byte[] rawGet(String target) {
    return Wire.say(
        server.address(), "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }
}
