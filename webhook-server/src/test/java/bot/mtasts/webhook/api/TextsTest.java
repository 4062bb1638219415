package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.say.FindingPages;
import bot.mtasts.webhook.SetupTexts;
import bot.mtasts.webhook.api.ApiClient.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Judging and writing texts; the catalogue.
class TextsTest {
  private static final String POLICY =
      "version: STSv1\nmode: testing\nmx: *.example.com\nmax_age: 604800\n";

  private final TestServer server = new TestServer();
  private final ApiClient desk = server.client("desk", Scope.CHECK);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_policy_is_judged_as_text_or_in_json() {
    Reply text = desk.post("/api/v1/validate", POLICY, "Content-Type", "text/plain");
    Reply json =
        desk.post("/api/v1/validate", "{\"text\":\"" + POLICY.replace("\n", "\\n") + "\"}");
    assertThat(text.status()).isEqualTo(200);
    assertThat(text.json().path("kind").asText()).isEqualTo("policy");
    assertThat(text.json().path("usable").asBoolean()).isTrue();
    assertThat(json.text()).isEqualTo(text.text());
  }

  @Test
  void what_is_wrong_is_told_as_a_report_tells_it() {
    Reply reply =
        desk.post(
            "/api/v1/validate", "v=STSv1; id=a-b", "Content-Type", "text/plain; charset=utf-8");
    assertThat(reply.json().path("kind").asText()).isEqualTo("record");
    assertThat(reply.json().path("usable").asBoolean()).isFalse();
    assertThat(reply.json().path("findings").findValuesAsText("code"))
        .contains("record_id_invalid");
  }

  @Test
  void texts_are_written_for_a_domain() {
    server.drafting.set(
        new SetupTexts.Drafted(
            "_mta-sts.example.com",
            "v=STSv1; id=1;",
            "https://mta-sts.example.com/.well-known/mta-sts.txt",
            POLICY,
            Duration.ofDays(7),
            "_smtp._tls.example.com",
            "v=TLSRPTv1; rua=mailto:tls@example.com"));
    Reply reply = desk.post("/api/v1/generate", "{\"domain\":\"Example.com\"}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/mode").asText()).isEqualTo("testing");
    assertThat(reply.json().at("/policy/text").asText()).isEqualTo(POLICY);
    assertThat(reply.json().at("/policy/maxAge").asInt()).isEqualTo(604_800);
  }

  @Test
  void an_mx_that_cannot_be_seen_is_not_our_clients_fault() {
    server.drafting.set(new SetupTexts.NotSeen("The MX of a.test could not be seen: no answer."));
    Reply reply = desk.post("/api/v1/generate", "{\"domain\":\"a.test\"}");
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.problem()).isEqualTo("mx-not-seen");
  }

  @Test
  void the_catalogue_is_open_to_anybody() {
    Reply all = server.stranger().get("/api/v1/findings");
    assertThat(all.json().path("findings")).hasSize(FindingCode.values().length);
    Reply one = server.stranger().get("/api/v1/findings/mx_partial_match");
    assertThat(one.json().at("/severity/testing").asText()).isEqualTo("warning");
    assertThat(one.json().at("/effect").asText()).isEqualTo("delivery");
    String page = FindingPages.markdown(FindingCode.MX_PARTIAL_MATCH);
    assertThat(one.json().path("markdown").asText()).isEqualTo(page);
    assertThat(
            server.stranger().get("/api/v1/findings/mx_partial_match", "Accept", "text/*").text())
        .isEqualTo(page);
    assertThat(
            server
                .stranger()
                .get("/api/v1/findings/mx_partial_match", "Accept", "image/png")
                .status())
        .isEqualTo(406);
  }
}
