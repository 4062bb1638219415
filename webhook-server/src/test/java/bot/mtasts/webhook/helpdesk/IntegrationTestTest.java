package bot.mtasts.webhook.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.webhook.TrialRun;
import bot.mtasts.webhook.callback.CallbackSender;
import bot.mtasts.webhook.callback.StandardWebhooks;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.fakes.FakeIntegrations;
import bot.mtasts.webhook.fakes.FakeReports;
import bot.mtasts.webhook.outgoing.FixedDns;
import bot.mtasts.webhook.outgoing.GuardedHttp;
import bot.mtasts.webhook.outgoing.TestHttp;
import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntegrationTestTest {
  private static final UrlRules.Settings LAB = new UrlRules.Settings(false, Set.of(), true);

  private static TrialRun.Outcome test(
      Integration integration, @Nullable String ticket, @Nullable String callback)
      throws InterruptedException {
    Instant now = Instant.now();
    try (GuardedHttp http = TestHttp.toLoopback(new FixedDns())) {
      FakeIntegrations integrations = FakeIntegrations.of(integration);
      UrlRules rules = new UrlRules(LAB, http.addresses());
      return new IntegrationTest(
              new HelpdeskSender(
                  integrations, FakeReports.of(), http, LAB, ReportPages.NONE, () -> now),
              new CallbackSender(http, rules, new StandardWebhooks(null), integrations, () -> now),
              rules,
              () -> now)
          .of(integration, ticket, callback);
    }
  }

  @Test
  void a_test_note_takes_the_way_of_the_real_ones() throws Exception {
    try (FakeHelpdesk desk = new FakeHelpdesks.Zammad()) {
      desk.start();
      assertThat(test(desk.setUp().integration(), "81", null))
          .isInstanceOfSatisfying(
              TrialRun.Sent.class,
              sent -> assertThat(sent.answer()).isInstanceOf(Answer.Accepted.class));
      assertThat(desk.notes())
          .singleElement()
          .satisfies(note -> assertThat(note.text()).contains("This is a test"));
    }
  }

  @Test
  void a_refusal_says_what_to_do() throws Exception {
    try (FakeHelpdesk desk = new FakeHelpdesks.Zammad()) {
      desk.start();
      Integration mistaken = desk.setUp().credentials(Map.of("token", "old")).integration();
      assertThat(test(mistaken, "81", null))
          .isInstanceOfSatisfying(
              TrialRun.Sent.class,
              sent ->
                  assertThat(sent.answer())
                      .isInstanceOfSatisfying(
                          Answer.Declined.class,
                          it ->
                              assertThat(it.reason())
                                  .isEqualTo(
                                      "HTTP 401 at writing the note: Invalid token! The helpdesk"
                                          + " does not accept the credentials: set them again.")));
    }
  }

  @Test
  void a_test_event_is_signed_like_the_real_ones() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().code(200).build());
      assertThat(test(SetUp.of("generic").integration(), null, server.url("/x").toString()))
          .isEqualTo(new TrialRun.Sent(new Answer.Accepted(200, "")));
      RecordedRequest request = Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS));
      String body = Objects.requireNonNull(request.getBody()).utf8();
      assertThat(body).startsWith("{\"type\":\"check.completed\"").contains("This is a test");
      new Webhook(SetUp.SECRET).verify(body, request.getHeaders().toMultimap());
    }
  }

  @Test
  void where_there_is_nothing_to_send_that_is_said() throws Exception {
    assertThat(test(SetUp.of("zammad").integration(), "1", null))
        .isInstanceOfSatisfying(
            TrialRun.NotSent.class, it -> assertThat(it.sentence()).contains("no `url`"));
    Integration writing =
        SetUp.of("zammad")
            .settings(Map.of("url", "https://helpdesk.example.com"))
            .credentials(Map.of("token", "x"))
            .integration();
    assertThat(test(writing, null, null))
        .isInstanceOfSatisfying(
            TrialRun.NotSent.class, it -> assertThat(it.sentence()).contains("id of a ticket"));
    assertThat(test(writing, null, "http://10.0.0.1/"))
        .isInstanceOfSatisfying(
            TrialRun.NotSent.class, it -> assertThat(it.sentence()).contains("https://"));
  }
}
