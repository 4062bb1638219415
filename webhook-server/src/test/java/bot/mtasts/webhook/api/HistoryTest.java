package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.webhook.fakes.SampleReport;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final TestServer server = new TestServer();

  @BeforeEach
  void two_domains_were_checked() {
    for (String domain : new String[] {"open.test", "other.test"}) {
      server.reports.keep(SampleReport.of("chk_" + domain, new DomainName(domain)));
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_history_of_an_opened_domain_is_for_everybody_and_leads_to_no_report() throws Exception {
    HttpResponse<String> page = send(request("/d/open.test"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<svg class=\"chart\"", "Broken").doesNotContain("chk_");
    assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
  }

  @Test
  void any_other_is_for_those_with_a_key_that_reads() throws Exception {
    HttpResponse<String> closed = send(request("/d/other.test"));
    assertThat(closed.statusCode()).isEqualTo(401);
    assertThat(closed.headers().firstValue("WWW-Authenticate")).isPresent();
    String admin = server.key("admin", Scope.ADMIN).reveal();
    String checker = server.key("checker", Scope.CHECK).reveal();

    assertThat(typed("mts_wrong").statusCode()).isEqualTo(403);
    assertThat(typed(checker).statusCode()).isEqualTo(403);
    assertThat(typed(admin).body()).contains("Broken");
    assertThat(
            send(request("/d/other.test").header("Authorization", "Bearer " + admin)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_key_shows_what_its_own_integration_asked_for() throws Exception {
    String reader = server.key("reader", Scope.READ).reveal();

    assertThat(typed(reader).body()).contains("No report of this domain is kept.");
  }

  @Test
  void a_badge_is_for_opened_domains_and_begins_no_check() throws Exception {
    HttpResponse<String> badge = send(request("/badge/open.test.svg"));

    assertThat(badge.statusCode()).isEqualTo(200);
    assertThat(badge.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
    assertThat(badge.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
    assertThat(badge.body()).contains("broken 10");
    assertThat(send(request("/badge/other.test.svg")).statusCode()).isEqualTo(404);
    assertThat(send(request("/badge/open.test")).statusCode()).isEqualTo(404);
    assertThat(server.requests.accepted()).isEmpty();
  }

  private HttpResponse<String> typed(String key) throws Exception {
    return send(
        request("/d/other.test")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("key=" + key)));
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(server.address().resolve(target));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return server.http.send(request.build(), BodyHandlers.ofString());
  }
}
