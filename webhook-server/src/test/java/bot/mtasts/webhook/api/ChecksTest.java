package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportJson;
import bot.mtasts.core.report.ReportMarkdown;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.Ids;
import bot.mtasts.webhook.api.ApiClient.Reply;
import bot.mtasts.webhook.fakes.SampleReport;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Asking for checks, and reading them.
class ChecksTest {
  private final TestServer server = new TestServer();
  private final ApiClient desk = server.client("desk", Scope.CHECK, Scope.READ);
  private final ApiClient other = server.client("other", Scope.CHECK, Scope.READ);
  private final ApiClient admin = server.client("root", Scope.ADMIN);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_check_is_kept_before_it_is_answered_202() {
    Reply reply =
        desk.post(
            "/api/v1/checks",
            """
            {"domain": "Example.COM.", "callback": {"url": "https://desk.example.net/in"},
             "deliverTo": ["slack:T1/ops", "slack:#mail"], "ticket": "4711", "fresh": true}
            """);

    assertThat(reply.status()).isEqualTo(202);
    CheckRequest kept = server.requests.accepted().getFirst();
    assertThat(kept.domain()).isEqualTo(new DomainName("example.com"));
    assertThat(kept.integration()).isEqualTo("desk");
    assertThat(kept.ticket()).isEqualTo("4711");
    assertThat(kept.fresh()).isTrue();
    assertThat(kept.destinations())
        .containsExactly(
            new Destination.Callback("https://desk.example.net/in"),
            new Destination.SlackChannel("T1", "ops"),
            new Destination.SlackChannel(null, "#mail"));
    assertThat(reply.header("Location")).isEqualTo("/api/v1/checks/" + kept.id());
    assertThat(reply.json().path("id").asText()).isEqualTo(kept.id());
    assertThat(reply.json().path("status").asText()).isEqualTo("queued");
    assertThat(reply.json().path("url").asText()).isEqualTo(TestServer.PUBLIC + "/r/" + kept.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'domain':'https://Example.com/x'}        | example.com       | people paste URLs",
        "{'domain':'bücher.test'}                  | xn--bcher-kva.test | names are written in every script",
        "{'email':'Ann <ann@example.com>'}         | example.com       | and mail addresses with a name",
        "{'url':'https://www.example.com/a?b=c'}   | www.example.com   | a URL's host is taken as it is",
        "{'domain':'example.com','ticket':null}    | example.com       | null counts as absent",
      })
  void what_people_paste_is_understood(String body, String domain, String reason) {
    assertThat(desk.post("/api/v1/checks", body.replace('\'', '"')).status())
        .as(reason)
        .isEqualTo(202);
    assertThat(server.requests.accepted().getFirst().domain().ascii()).isEqualTo(domain);
  }

  @Test
  void a_batch_is_accepted_as_one() {
    Reply reply =
        desk.post(
            "/api/v1/checks",
            """
            {"domains": ["example.com", "Example.org"], "callback": "https://desk.example.net/in"}
            """);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().path("checks").findValuesAsText("domain"))
        .containsExactly("example.com", "example.org");
    assertThat(reply.json().path("checks").findValuesAsText("id"))
        .isEqualTo(server.requests.accepted().stream().map(CheckRequest::id).toList());
  }

  @Test
  void a_batch_with_bad_names_is_refused_whole() {
    Reply reply =
        desk.post(
            "/api/v1/checks", "{\"domains\": [\"example.com\", \"192.0.2.1\", \"co.uk\", 7]}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors").findValuesAsText("index")).containsExactly("1", "2");
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/domains/1", "/domains/2", "/domains/3");
    assertThat(server.requests.accepted()).isEmpty();
  }

  @Test
  void who_waits_gets_the_report() throws Exception {
    var waiting =
        desk.postAsync("/api/v1/checks", "{\"domain\":\"example.com\"}", "Prefer", "wait=100");
    CheckReport report = server.complete(server.progress.awaited());

    Reply reply = waiting.get();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo(ReportJson.line(report));
    assertThat(reply.header("Preference-Applied")).as("capped").isEqualTo("wait=20");
    assertThat(reply.header("Location")).isEqualTo("/api/v1/checks/" + report.id());
  }

  @Test
  void who_waits_too_short_gets_202() {
    Reply reply = desk.post("/api/v1/checks", "{\"domain\":\"example.com\"}", "Prefer", "wait=1");
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=1");
  }

  @Test
  void who_waits_hears_of_a_failure_too() throws Exception {
    var waiting =
        desk.postAsync("/api/v1/checks", "{\"domain\":\"example.com\"}", "Prefer", "wait=20");
    server.fail(server.progress.awaited(), "It could not be carried out.");

    Reply reply = waiting.get();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("status").asText()).isEqualTo("failed");
    assertThat(reply.json().path("reason").asText()).isEqualTo("It could not be carried out.");
  }

  @Test
  void a_pending_check_says_how_far_it_is() {
    String id = asked("example.com");
    assertThat(desk.get("/api/v1/checks/" + id).json().path("status").asText()).isEqualTo("queued");
    server.requests.started(id);
    assertThat(desk.get("/api/v1/checks/" + id).json().path("status").asText())
        .isEqualTo("running");
    server.fail(id, "It could not be carried out.");
    Reply failed = desk.get("/api/v1/checks/" + id);
    assertThat(failed.status()).isEqualTo(200);
    assertThat(failed.json().path("reason").asText()).isEqualTo("It could not be carried out.");
  }

  @Test
  void a_completed_check_is_its_report_in_three_formats() {
    String id = asked("example.com");
    CheckReport report = server.complete(id);
    String at = "/api/v1/checks/" + id;

    assertThat(desk.get(at).text()).isEqualTo(ReportJson.line(report));
    assertThat(desk.get(at, "Accept", "text/markdown").text()).isEqualTo(ReportMarkdown.of(report));
    Reply html = desk.get(at, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    assertThat(html.text()).startsWithIgnoringCase("<!doctype html>");
    assertThat(html.header("Content-Security-Policy")).contains("style-src 'self'");
    Reply refused = desk.get(at, "Accept", "application/pdf");
    assertThat(refused.status()).isEqualTo(406);
    assertThat(refused.problem()).isEqualTo("not-acceptable");
  }

  @Test
  void a_report_that_is_known_is_not_sent_again() {
    String id = asked("example.com");
    server.complete(id);
    Reply first = desk.get("/api/v1/checks/" + id);
    String tag = String.valueOf(first.header("ETag"));

    assertThat(desk.get("/api/v1/checks/" + id, "If-None-Match", "\"x\", W/" + tag).status())
        .isEqualTo(304);
    assertThat(desk.get("/api/v1/checks/" + id, "If-None-Match", "\"x\"").status()).isEqualTo(200);
    assertThat(
            desk.get("/api/v1/checks/" + id, "If-None-Match", tag, "Accept", "text/markdown")
                .status())
        .as("another format is something else")
        .isEqualTo(200);
  }

  @Test
  void what_is_somebody_elses_and_what_is_not_there_look_the_same() {
    String id = asked("example.com");
    Reply foreign = other.get("/api/v1/checks/" + id);
    Reply absent = other.get("/api/v1/checks/" + Ids.check(server.clock.instant()));
    Reply nonsense = other.get("/api/v1/checks/..%2e");

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text()).isEqualTo(absent.text());
    assertThat(nonsense.status()).isIn(400, 404);
    assertThat(admin.get("/api/v1/checks/" + id).status()).isEqualTo(200);
  }

  @Test
  void a_list_shows_ones_own_page_by_page() {
    for (String domain : List.of("a.test", "b.test", "c.test")) {
      asked(domain);
    }
    other.post("/api/v1/checks", "{\"domain\":\"d.test\"}");
    server.complete(server.requests.accepted().getFirst().id());

    Reply first = desk.get("/api/v1/checks?limit=2");
    assertThat(first.json().path("checks").findValuesAsText("domain"))
        .containsExactly("c.test", "b.test");
    Reply second = desk.get("/api/v1/checks?limit=2&cursor=" + first.json().path("next").asText());
    assertThat(second.json().path("checks").findValuesAsText("domain")).containsExactly("a.test");
    assertThat(second.json().path("checks").path(0).path("verdict").asText()).isEqualTo("broken");
    assertThat(second.json().path("next").isNull()).isTrue();
    assertThat(
            desk.get("/api/v1/checks?domain=B.test")
                .json()
                .path("checks")
                .findValuesAsText("domain"))
        .containsExactly("b.test");
    assertThat(admin.get("/api/v1/checks").json().path("checks")).hasSize(4);
  }

  @Test
  void the_page_of_a_check_needs_no_key() {
    String id = asked("example.com");
    CheckReport report = server.complete(id);

    Reply page = server.stranger().get("/r/" + id);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).startsWithIgnoringCase("<!doctype html>");
    assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(server.stranger().get("/r/" + id, "Accept", "application/json").text())
        .isEqualTo(ReportJson.line(report));
    Reply absent = server.stranger().get("/r/" + Ids.check(server.clock.instant()));
    assertThat(absent.status()).isEqualTo(404);
    assertThat(absent.header("Content-Type")).startsWith("text/html");
  }

  @Test
  void a_report_can_be_saved_as_a_file() {
    String id = asked("example.com");
    CheckReport report = server.complete(id);
    Reply json = server.stranger().get("/r/" + id + ".json");
    assertThat(json.text()).isEqualTo(ReportJson.line(report));
    assertThat(json.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"mta-sts-example.com.json\"");
    assertThat(server.stranger().get("/r/" + id + ".md").text())
        .isEqualTo(ReportMarkdown.of(report));
  }

  @Test
  void whatever_a_page_loads_is_served_and_named_by_its_version() {
    String html = server.stranger().get("/r/" + Ids.check(server.clock.instant())).text();
    List<String> assets =
        Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"")
            .matcher(html)
            .results()
            .map(each -> each.group(1))
            .toList();
    assertThat(assets).isNotEmpty();
    for (String asset : assets) {
      Reply reply = server.stranger().get(asset);
      assertThat(reply.status()).as(asset).isEqualTo(200);
      assertThat(reply.header("Cache-Control")).contains("immutable");
      assertThat(
              server
                  .stranger()
                  .get(asset, "If-None-Match", String.valueOf(reply.header("ETag")))
                  .status())
          .isEqualTo(304);
    }
  }

  @Test
  void a_report_that_nobody_was_promised_has_a_page_too() {
    String id = Ids.check(server.clock.instant());
    server.reports.keep(SampleReport.of(id, new DomainName("chat.test")));

    assertThat(server.stranger().get("/r/" + id).status()).isEqualTo(200);
    assertThat(admin.get("/api/v1/checks/" + id).status()).isEqualTo(200);
    assertThat(desk.get("/api/v1/checks/" + id).status()).as("it is nobody's").isEqualTo(404);
  }

  private String asked(String domain) {
    Reply reply = desk.post("/api/v1/checks", "{\"domain\":\"" + domain + "\"}");
    assertThat(reply.status()).isEqualTo(202);
    return reply.json().path("id").asText();
  }
}
