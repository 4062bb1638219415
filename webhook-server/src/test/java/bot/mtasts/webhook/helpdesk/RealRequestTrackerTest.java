package bot.mtasts.webhook.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.fakes.FakeIntegrations;
import bot.mtasts.webhook.fakes.FakeReports;
import bot.mtasts.webhook.outgoing.FixedDns;
import bot.mtasts.webhook.outgoing.GuardedHttp;
import bot.mtasts.webhook.outgoing.TestHttp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The row of Request Tracker against a real one, where there is one: `RT_URL`, `RT_BOT_TOKEN` of a
/// user that may comment, `RT_AGENT_TOKEN` of one that may create tickets. What it knows, the fake
/// of the other tests does too; only the real one can say whether the fake is right.
@EnabledIf(value = "isThere", disabledReason = RealRequestTrackerTest.MISSING)
class RealRequestTrackerTest {
  static final String MISSING =
      "RT_URL names no Request Tracker, so its 3 tests are skipped and only the fake was asked: see"
          + " CONTRIBUTING.md.";

  static boolean isThere() {
    String url = System.getenv("RT_URL");
    boolean there = url != null && url.startsWith("http");
    if (!there) {
      System.out.println(MISSING);
    }
    return there;
  }

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final CheckReport REPORT = HostileReport.one();
  private final OkHttpClient agent = new OkHttpClient();

  private static Integration rt(String token) {
    return SetUp.of("rt")
        .settings(Map.of("url", System.getenv("RT_URL")))
        .credentials(Map.of("token", token))
        .integration();
  }

  private static Answer send(Integration integration, Delivery delivery)
      throws InterruptedException {
    try (GuardedHttp http = TestHttp.toLoopback(new FixedDns())) {
      return new HelpdeskSender(
              FakeIntegrations.of(integration),
              FakeReports.of(REPORT),
              http,
              new UrlRules.Settings(false, Set.of(), true),
              ReportPages.NONE,
              () -> SetUp.NOW)
          .send(delivery);
    }
  }

  private static Delivery note(String ticket, boolean visible, Duration age) {
    return Delivery.due(
        "dlv_1",
        "msg_01JNE",
        "desk",
        REPORT.id(),
        EventType.CHECK_COMPLETED,
        new Destination.HelpdeskNote("desk", ticket, visible),
        new Payload("application/json", ByteString.encodeUtf8("{}")),
        SetUp.NOW.minus(age));
  }

  private JsonNode asAgent(Request.Builder request) throws Exception {
    try (var response =
        agent
            .newCall(
                request.header("Authorization", "token " + System.getenv("RT_AGENT_TOKEN")).build())
            .execute()) {
      return MAPPER.readTree(response.body().string());
    }
  }

  private String ticket() throws Exception {
    return asAgent(
            new Request.Builder()
                .url(System.getenv("RT_URL") + "/REST/2.0/ticket")
                .post(
                    RequestBody.create(
                        "{\"Queue\":\"General\",\"Subject\":\"bounces\",\"Content\":\"please look\"}",
                        MediaType.get("application/json"))))
        .path("id")
        .asText();
  }

  private long commentsOn(String ticket, String type) throws Exception {
    JsonNode items =
        asAgent(
                new Request.Builder()
                    .url(
                        System.getenv("RT_URL")
                            + "/REST/2.0/ticket/"
                            + ticket
                            + "/history?fields=Type&per_page=100"))
            .path("items");
    return items.valueStream().filter(it -> it.path("Type").asText().equals(type)).count();
  }

  @Test
  void a_note_is_written_once_however_often_it_is_sent() throws Exception {
    String ticket = ticket();
    Integration rt = rt(System.getenv("RT_BOT_TOKEN"));
    assertThat(send(rt, note(ticket, false, Duration.ZERO)))
        .isInstanceOfSatisfying(
            Answer.Accepted.class, it -> assertThat(it.excerpt()).contains("Comments added"));
    assertThat(send(rt, note(ticket, false, Duration.ofMinutes(1))))
        .isEqualTo(new Answer.Accepted(null, "An earlier attempt had already written the note."));
    assertThat(commentsOn(ticket, "Comment")).isOne();
  }

  @Test
  void the_requester_can_be_answered() throws Exception {
    String ticket = ticket();
    assertThat(send(rt(System.getenv("RT_BOT_TOKEN")), note(ticket, true, Duration.ofMinutes(1))))
        .isInstanceOfSatisfying(
            Answer.Accepted.class, it -> assertThat(it.excerpt()).contains("Correspondence added"));
    assertThat(commentsOn(ticket, "Correspond")).isOne();
  }

  @Test
  void refusals_are_read() throws Exception {
    assertThat(
            send(rt(System.getenv("RT_BOT_TOKEN")), note("99999999", false, Duration.ofMinutes(1))))
        .isInstanceOfSatisfying(
            Answer.Declined.class,
            it -> {
              assertThat(it.reason()).contains("Permission Denied");
              assertThat(it.hopelessAfter()).isEqualTo(Duration.ofMinutes(2));
            });
    assertThat(send(rt("1-16-wrong"), note("1", false, Duration.ZERO)))
        .isInstanceOfSatisfying(
            Answer.Declined.class,
            it -> {
              assertThat(it.status()).isEqualTo(401);
              assertThat(it.reason()).contains("does not accept the credentials");
            });
  }
}
