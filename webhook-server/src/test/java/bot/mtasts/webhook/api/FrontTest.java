package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.webhook.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The first page and its form, as a browser without scripts uses them.
class FrontTest {
  private TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_first_page_has_one_field_and_is_kept_by_caches_until_it_changes() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Enter a domain", "action=\"/checks-from-page\"")
        .doesNotContain("API key");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "example.com, example.com, a domain",
    "https://www.Example.com/contact?x=1, www.example.com, an address of the web",
    "Jane <jane@example.com>, example.com, a mail address",
    "bücher.test, xn--bcher-kva.test, letters of other languages",
  })
  void what_people_paste_is_understood(String typed, String domain, String why) throws Exception {
    HttpResponse<String> answer = ask(typed);

    CheckRequest request = server.requests.accepted().getFirst();
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/r/" + request.id());
    assertThat(request.domain().ascii()).as(why).isEqualTo(domain);
    assertThat(request.integration()).isNull();
    assertThat(request.destinations()).isEmpty();
    assertThat(get("/r/" + request.id()).body()).contains("We are looking");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "no domain, no domain, words",
    "'', '', nothing",
    "192.0.2.1, 192.0.2.1, an address",
    "\"><script>alert(1)</script>, &#34;><script>alert(1)</script>, markup",
  })
  void what_is_no_domain_stays_in_the_field_with_a_sentence(String typed, String kept, String why)
      throws Exception {
    HttpResponse<String> page = ask(typed);

    assertThat(page.statusCode()).as(why).isEqualTo(422);
    assertThat(page.body())
        .contains("role=\"alert\"", "aria-invalid=\"true\"")
        .contains("value=\"" + kept.replace("<", "&lt;") + "\"")
        .doesNotContain("<script>alert");
    assertThat(server.requests.accepted()).isEmpty();
  }

  @Test
  void a_link_fills_the_field_in_and_begins_nothing() throws Exception {
    assertThat(get("/?domain=example.com").body()).contains("value=\"example.com\"");
    assertThat(server.requests.accepted()).isEmpty();
  }

  @Test
  void whoever_asks_for_a_domain_that_is_being_looked_at_joins_in() throws Exception {
    String first = location(ask("example.com"));

    assertThat(location(ask("example.com", "again", "1"))).isEqualTo(first);
    assertThat(server.requests.accepted()).hasSize(1);

    server.complete(first.substring("/r/".length()));
    assertThat(location(ask("example.com", "again", "1"))).isNotEqualTo(first);
    assertThat(server.requests.accepted())
        .extracting(CheckRequest::fresh)
        .containsExactly(false, true);
  }

  @Test
  void one_address_may_ask_so_often_and_a_neighbour_still_may() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThat(ask("d" + i + ".test").statusCode()).isEqualTo(303);
    }
    HttpResponse<String> refused = ask("d5.test");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("15");
    assertThat(refused.body()).contains("4 checks a minute", "value=\"d5.test\"");

    assertThat(askFrom("198.51.100.7", "d5.test").statusCode()).isEqualTo(303);
    server.clock.move(Duration.ofSeconds(15));
    assertThat(ask("d6.test").statusCode()).isEqualTo(303);
  }

  @Test
  void many_addresses_together_cannot_have_one_domain_looked_at_without_end() throws Exception {
    for (int i = 0; i < VisitorLimits.ONE_DOMAIN; i++) {
      server.complete(location(askFrom("198.51.100." + i, "example.com")).substring(3));
    }
    assertThat(askFrom("203.0.113.9", "example.com").statusCode()).isEqualTo(429);
    assertThat(askFrom("203.0.113.9", "example.net").statusCode()).isEqualTo(303);
  }

  @Test
  void all_visitors_together_have_so_many_checks_under_way() throws Exception {
    server.close();
    server = new TestServer(600, HttpLimits.USUAL, new ServerSettings.Web(true, 1, 2, List.of()));
    String first = location(askFrom("198.51.100.1", "d1.test"));
    String second = location(askFrom("198.51.100.2", "d2.test"));

    HttpResponse<String> refused = askFrom("198.51.100.3", "d3.test");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(refused.body())
        .contains("2 checks made right now", "Try again in a moment.", "value=\"d3.test\"");
    assertThat(location(askFrom("198.51.100.3", "d1.test")))
        .as("whoever joins a check needs no place")
        .isEqualTo(first);
    assertThat(
            server
                .client("desk", Scope.CHECK)
                .post("/api/v1/checks", "{\"domain\":\"d4.test\"}")
                .status())
        .as("nor does a holder of a key")
        .isEqualTo(202);

    server.complete(second.substring("/r/".length()));
    assertThat(askFrom("198.51.100.3", "d3.test").statusCode())
        .as("the store is not asked all the time")
        .isEqualTo(503);
    server.clock.move(VisitorPlaces.PAUSE);
    assertThat(askFrom("198.51.100.3", "d3.test").statusCode())
        .as("being refused cost nothing of the one check a minute")
        .isEqualTo(303);
    assertThat(askFrom("198.51.100.4", "d5.test").statusCode()).isEqualTo(503);
  }

  @Test
  void what_could_not_be_kept_takes_no_place() throws Exception {
    server.close();
    server = new TestServer(600, HttpLimits.USUAL, new ServerSettings.Web(true, 4, 1, List.of()));
    server.requests.broken(true);
    assertThat(ask("d1.test").statusCode()).isEqualTo(503);
    server.requests.broken(false);
    assertThat(ask("d1.test").statusCode()).isEqualTo(303);
  }

  @Test
  void what_a_client_claims_of_itself_does_not_make_it_another() throws Exception {
    for (int i = 0; i < 4; i++) {
      askFrom("10.9.9." + i + ", 198.51.100.7", "d" + i + ".test");
    }
    assertThat(askFrom("10.9.9.9, 198.51.100.7", "d9.test").statusCode()).isEqualTo(429);
  }

  @Test
  void another_site_cannot_have_a_visitor_ask() throws Exception {
    for (String site : List.of("cross-site", "same-site")) {
      assertThat(post("domain=example.com", "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
    }
    assertThat(server.requests.accepted()).isEmpty();
    assertThat(post("domain=example.com", "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(303);
  }

  @Test
  void a_closed_form_wants_a_key_that_may_check() throws Exception {
    server.close();
    server = new TestServer(600, HttpLimits.USUAL, new ServerSettings.Web(false, 4, 50, List.of()));
    String reader = server.key("reader", Scope.READ).reveal();
    String checker = server.key("checker", Scope.CHECK).reveal();

    assertThat(get("/").body()).contains("API key");
    assertThat(ask("example.com").statusCode()).isEqualTo(403);
    assertThat(ask("example.com", "key", "mts_wrong").body()).contains("no valid API key");
    assertThat(ask("example.com", "key", reader).body()).contains("scope `check`");
    assertThat(server.requests.accepted()).isEmpty();
    HttpResponse<String> asked = ask("example.com", "key", checker);
    assertThat(asked.statusCode()).isEqualTo(303);
  }

  @Test
  void a_server_that_stops_says_so_and_keeps_the_text() throws Exception {
    server.stopTaking();
    HttpResponse<String> page = ask("example.com");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("about to restart", "value=\"example.com\"");
  }

  @Test
  void a_waiting_page_becomes_the_report() throws Exception {
    String report = location(ask("example.com"));
    String id = report.substring("/r/".length());
    assertThat(server.requests.find(id)).get().isInstanceOf(CheckStanding.Queued.class);
    server.complete(id);
    assertThat(get(report).body()).contains("Check again", "Action plan");
  }

  private HttpResponse<String> ask(String typed, String... more) throws Exception {
    StringBuilder form = new StringBuilder("domain=" + URLEncoder.encode(typed, UTF_8));
    for (int i = 0; i < more.length; i += 2) {
      form.append('&').append(more[i]).append('=').append(URLEncoder.encode(more[i + 1], UTF_8));
    }
    return post(form.toString());
  }

  private HttpResponse<String> askFrom(String forwardedFor, String domain) throws Exception {
    return post("domain=" + domain, "X-Forwarded-For", forwardedFor);
  }

  private HttpResponse<String> post(String form, String... headers) throws Exception {
    return send(
        request("/checks-from-page", headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> get(String target, String... headers) throws Exception {
    return send(request(target, headers));
  }

  private HttpRequest.Builder request(String target, String... headers) {
    List<String> all = new ArrayList<>(List.of("Accept", "text/html"));
    all.addAll(List.of(headers));
    URI address = server.address().resolve(target);
    return HttpRequest.newBuilder(address).headers(all.toArray(String[]::new));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return server.http.send(request.build(), BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
