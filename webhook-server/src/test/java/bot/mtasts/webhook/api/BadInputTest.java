package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.webhook.api.ApiClient.Reply;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What must not be taken, and the words of each refusal.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String CHECKS = "/api/v1/checks";

  private final TestServer server = new TestServer();
  private final ApiClient admin = server.client("root", Scope.ADMIN);

  @AfterAll
  void close() {
    server.close();
  }

  /// A request that is refused.
  record Row(
      String method,
      String target,
      String type,
      ByteString body,
      int status,
      String problem,
      String reason) {}

  private static Row row(String target, String body, int status, String problem, String reason) {
    return new Row(
        "POST", target, "application/json", ByteString.encodeUtf8(body), status, problem, reason);
  }

  private static Row typed(
      String target, String type, String body, int status, String problem, String reason) {
    return new Row("POST", target, type, ByteString.encodeUtf8(body), status, problem, reason);
  }

  private static Row get(String target, int status, String problem, String reason) {
    return new Row("GET", target, "", ByteString.EMPTY, status, problem, reason);
  }

  // spotless:off (a table: one row a line)
  static final List<Row> ROWS =
      List.of(
          // the body as such
          row(CHECKS, "{\"domain\":", 400, "malformed-body", "JSON that ends too early"),
          row(CHECKS, "{'domain':'a.test'}", 400, "malformed-body", "JSON has double quotes"),
          row(CHECKS, "{\"domain\":\"a.test\",}", 400, "malformed-body", "and no comma before the end"),
          row(CHECKS, "{\"domain\":\"a.test\"} {}", 400, "malformed-body", "something follows"),
          row(CHECKS, "{\"domain\":\"a.test\",\"domain\":\"b.test\"}", 400, "malformed-body", "which of the two?"),
          row(CHECKS, "{\"callback\":{\"url\":\"https://a.test\",\"url\":\"https://b.test\"},\"domain\":\"a.test\"}", 400, "malformed-body", "also further inside"),
          row(CHECKS, "[".repeat(65) + "]".repeat(65), 400, "malformed-body", "deeper than 64 levels"),
          row(CHECKS, "{\"domain\":NaN}", 400, "malformed-body", "NaN is not JSON"),
          row(CHECKS, " ", 400, "malformed-body", "nothing but a space"),
          new Row("POST", CHECKS, "application/json", ByteString.decodeHex("7b22646f6d61696e223a22c3282e74657374227d"), 400, "malformed-body", "invalid UTF-8"),
          new Row("POST", CHECKS, "application/json", ByteString.decodeHex("feff007b007d"), 400, "malformed-body", "UTF-16"),
          row(CHECKS, "{\"domain\":\"" + "a".repeat(256 * 1024) + "\"}", 413, "too-large", "more than 256 KiB"),
          typed(CHECKS, "text/plain", "example.com", 415, "unsupported-media-type", "not JSON by its own words"),
          typed(CHECKS, "application/x-www-form-urlencoded", "domain=example.com", 415, "unsupported-media-type", "what a web form would send"),
          typed(CHECKS, "application/json; charset=iso-8859-1", "{\"domain\":\"a.test\"}", 415, "unsupported-media-type", "JSON is UTF-8"),
          typed(CHECKS, "application/json; charset=\"nonsense\"", "{\"domain\":\"a.test\"}", 415, "unsupported-media-type", "no charset at all"),
          typed("/api/v1/validate", "application/pdf", "x", 415, "unsupported-media-type", "a policy is text"),
          // what is asked
          row(CHECKS, "[]", 422, "invalid-request", "a list in place of an object"),
          row(CHECKS, "\"example.com\"", 422, "invalid-request", "a bare string"),
          row(CHECKS, "{}", 422, "invalid-request", "nothing is named"),
          row(CHECKS, "{\"domain\":\"a.test\",\"email\":\"b@b.test\"}", 422, "invalid-request", "two things are named"),
          row(CHECKS, "{\"doman\":\"a.test\"}", 422, "invalid-request", "a mistyped field"),
          row(CHECKS, "{\"domain\":\"192.0.2.1\"}", 422, "invalid-request", "an address is no domain"),
          row(CHECKS, "{\"domain\":\"localhost\"}", 422, "invalid-request", "one label"),
          row(CHECKS, "{\"domain\":\"co.uk\"}", 422, "invalid-request", "a public suffix"),
          row(CHECKS, "{\"domain\":[\"a.test\"]}", 422, "invalid-request", "`domains` is the list"),
          row(CHECKS, "{\"domain\":7}", 422, "invalid-request", "a number"),
          row(CHECKS, "{\"email\":\"example.com\"}", 422, "invalid-request", "no mail address"),
          row(CHECKS, "{\"domains\":[]}", 422, "invalid-request", "an empty batch"),
          row(CHECKS, "{\"domains\":\"a.test\"}", 422, "invalid-request", "a batch is a list"),
          row(CHECKS, "{\"domains\":[" + "\"a.test\",".repeat(100) + "\"a.test\"]}", 422, "invalid-request", "101 at once"),
          row(CHECKS, "{\"domain\":\"a.test\",\"callback\":\"http://a.test/\"}", 422, "invalid-request", "the rules for callbacks refuse it"),
          row(CHECKS, "{\"domain\":\"a.test\",\"callback\":{\"uri\":\"https://a.test/\"}}", 422, "invalid-request", "a mistyped field inside"),
          row(CHECKS, "{\"domain\":\"a.test\",\"callback\":5}", 422, "invalid-request", "no URL"),
          row(CHECKS, "{\"domain\":\"a.test\",\"callback\":\"https://a.test/" + "x".repeat(2048) + "\"}", 422, "invalid-request", "a URL of more than 2,048 characters"),
          row(CHECKS, "{\"domain\":\"a.test\",\"deliverTo\":[\"teams:ops\"]}", 422, "invalid-request", "no channel that we know"),
          row(CHECKS, "{\"domain\":\"a.test\",\"deliverTo\":[\"discord:17\"]}", 422, "invalid-request", "one that is not set up here"),
          row(CHECKS, "{\"domain\":\"a.test\",\"deliverTo\":\"slack:ops\"}", 422, "invalid-request", "a list is wanted"),
          row(CHECKS, "{\"domain\":\"a.test\",\"ticket\":4711}", 422, "invalid-request", "a ticket is a string"),
          row(CHECKS, "{\"domain\":\"a.test\",\"ticket\":\"" + "7".repeat(201) + "\"}", 422, "invalid-request", "a long one"),
          row(CHECKS, "{\"domain\":\"a.test\",\"ticket\":\"a\\u0000b\"}", 422, "invalid-request", "PostgreSQL keeps no NUL"),
          row(CHECKS, "{\"domain\":\"a.test\",\"ticket\":\"\\ud800\"}", 422, "invalid-request", "half a character"),
          row(CHECKS, "{\"domain\":\"a.test\",\"fresh\":\"yes\"}", 422, "invalid-request", "true or false"),
          row("/api/v1/validate", "{\"txt\":\"v=STSv1\"}", 422, "invalid-request", "mistyped"),
          row("/api/v1/validate", "{\"text\":7}", 422, "invalid-request", "no text"),
          typed("/api/v1/validate", "text/plain", "x".repeat(64 * 1024 + 1), 413, "too-large", "senders stop at 64 KiB"),
          row("/api/v1/generate", "{}", 422, "invalid-request", "for which domain?"),
          row("/api/v1/generate", "{\"domain\":\"a.test\",\"mode\":\"Enforce\"}", 422, "invalid-request", "modes are lower case"),
          row("/api/v1/generate", "{\"domain\":\"a.test\"}", 422, "nothing-to-write", "it takes no mail"),
          row("/api/v1/integrations", "{\"name\":\"Desk 1\"}", 422, "invalid-request", "a name is part of a URL"),
          row("/api/v1/integrations", "{}", 422, "invalid-request", "no name"),
          row("/api/v1/integrations", "{\"name\":\"d\",\"preset\":\"zammad\"}", 422, "invalid-request", "its URL is missing"),
          row("/api/v1/integrations", "{\"name\":\"d\",\"preset\":\"zamad\"}", 422, "invalid-request", "no such preset"),
          row("/api/v1/integrations", "{\"name\":\"d\",\"scopes\":[\"write\"]}", 422, "invalid-request", "no such scope"),
          row("/api/v1/integrations", "{\"name\":\"d\",\"scopes\":[]}", 422, "invalid-request", "a key for nothing"),
          row("/api/v1/integrations", "{\"name\":\"d\",\"settings\":[]}", 422, "invalid-request", "no object"),
          row("/api/v1/integrations", "{\"name\":\"d\",\"credentials\":{\"token\":7}}", 422, "invalid-request", "no string"),
          row("/api/v1/integrations", "{\"name\":\"d\",\"callbackHosts\":[\"a.test:443\"]}", 422, "invalid-request", "hosts have no port here"),
          row("/api/v1/integrations", "{\"name\":\"root\"}", 409, "name-taken", "there is one"),
          row("/api/v1/integrations/root/rotate", "{\"what\":\"password\"}", 422, "invalid-request", "no such secret"),
          row("/api/v1/integrations/nobody/rotate", "{\"what\":\"api-key\"}", 404, "not-found", "no such integration"),
          row("/api/v1/integrations/nobody/enable", "", 404, "not-found", "no such integration"),
          row("/api/v1/integrations/nobody/test", "", 404, "not-found", "no such integration"),
          row("/api/v1/hooks/nobody", "{}", 404, "not-found", "no such integration"),
          row("/api/v1/hooks/root", "{}", 422, "no-domain", "as its reader says"),
          row("/api/v1/deliveries/redeliver", "", 400, "malformed-request", "since when?"),
          row("/api/v1/deliveries/redeliver?since=yesterday", "", 400, "malformed-request", "no moment"),
          row("/api/v1/deliveries/redeliver?since=2026-11-15", "", 400, "malformed-request", "a day is no moment"),
          row("/api/v1/deliveries/dlv_x/redeliver", "", 404, "not-found", "no such delivery"),
          // addresses, parameters, methods
          get("/api/v1/checks?limit=0", 400, "malformed-request", "at least one"),
          get("/api/v1/checks?limit=101", 400, "malformed-request", "at most a hundred"),
          get("/api/v1/checks?limit=ten", 400, "malformed-request", "a number"),
          get("/api/v1/checks?cursor=x", 400, "malformed-request", "no cursor of ours"),
          get("/api/v1/checks?domain=localhost", 400, "malformed-request", "no domain"),
          get("/api/v1/deliveries?state=lost", 400, "malformed-request", "no such state"),
          get("/api/v1/deliveries/dlv_x", 404, "not-found", "no such delivery"),
          get("/api/v1/checks/chk_x", 404, "not-found", "no such check"),
          get("/api/v1/checks/chk_x/events", 404, "not-found", "no such check"),
          get("/api/v1/findings/mx_partial", 404, "not-found", "no such finding"),
          get("/api/v1/chekcs", 404, "not-found", "no such address"),
          get("/api/v1/checks/%2e%2e%2fintegrations", 400, "malformed-request", "an address that two would read two ways"),
          new Row("PUT", CHECKS, "application/json", ByteString.encodeUtf8("{}"), 405, "method-not-allowed", "POST is meant"),
          new Row("BREW", CHECKS, "", ByteString.EMPTY, 405, "method-not-allowed", "no such method"),
          new Row("DELETE", "/api/v1/checks/chk_x", "", ByteString.EMPTY, 405, "method-not-allowed", "what was asked stays"));
  // spotless:on

  @ParameterizedTest
  @FieldSource("ROWS")
  void is_refused(Row row) {
    Reply reply =
        row.type().isEmpty()
            ? admin.send(row.method(), row.target(), row.body())
            : admin.send(row.method(), row.target(), row.body(), "Content-Type", row.type());

    assertThat(reply.status()).as(row.reason()).isEqualTo(row.status());
    assertThat(reply.problem()).as(row.reason()).isEqualTo(row.problem());
    assertThat(reply.json().path("status").asInt()).isEqualTo(row.status());
    assertThat(reply.text()).doesNotContain("Exception", "bot.mtasts", "jackson", "javalin");
    assertThat(server.requests.accepted()).isEmpty();
  }

  @Test
  void a_mistyped_field_is_guessed() {
    Reply reply = admin.post(CHECKS, "{\"doman\":\"a.test\",\"calback\":\"https://a.test\"}");
    assertThat(reply.json().path("errors").findValuesAsText("detail"))
        .contains(
            "There is no such field. Did you mean `domain`?",
            "There is no such field. Did you mean `callback`?");
  }

  @Test
  void a_mistyped_finding_is_guessed() {
    assertThat(admin.get("/api/v1/findings/mx_partial_mach").json().path("detail").asText())
        .endsWith("Did you mean `mx_partial_match`?");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    Reply reply =
        admin.post(
            CHECKS,
            "{\"domain\":\"localhost\",\"ticket\":7,\"fresh\":1,\"callback\":\"ftp://x\",\"a/b~c\":1}");
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/domain", "/ticket", "/fresh", "/callback", "/a~1b~0c");
  }

  @Test
  void a_method_that_is_not_allowed_is_told_which_are() {
    assertThat(admin.send("PUT", CHECKS, ByteString.encodeUtf8("{}")).header("Allow"))
        .contains("GET", "HEAD", "POST", "OPTIONS");
    Reply options = server.stranger().send("OPTIONS", CHECKS, ByteString.EMPTY);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Allow")).contains("POST");
  }

  @Test
  void a_method_in_a_header_does_not_count() {
    Reply reply =
        admin.send(
            "POST",
            "/api/v1/integrations/root",
            ByteString.EMPTY,
            "X-HTTP-Method-Override",
            "DELETE");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(server.desk.find("root")).isPresent();
  }

  @Test
  void the_type_of_a_problem_leads_to_its_description() {
    Reply reply = admin.get("/api/v1/chekcs");
    assertThat(reply.json().path("type").asText())
        .isEqualTo(TestServer.PUBLIC + "/api/docs#problem-not-found");
    assertThat(admin.get("/api/docs").text()).contains("id=\"problem-not-found\"");
  }
}
