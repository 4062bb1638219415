package bot.mtasts.slack.out;

import static bot.mtasts.slack.out.Acme.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.slack.SlackMessage;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// All of it as the program puts it together, from a check's end to the message that is kept.
class SlackOutTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ReportPages PAGES = id -> "https://mtasts.test/reports/" + id;
  private static final Destination CHANNEL = new Destination.SlackChannel(null, "ops");

  private final SlackOut out =
      SlackOut.of(
          SlackClient.of(URI.create("http://127.0.0.1:1/api/")), // Nobody is asked anything.
          new KnownTokens(),
          new BlockKitRenderer(PAGES),
          PAGES,
          InstantSource.fixed(NOW));
  private final CheckRequest request =
      new CheckRequest(SampleReport.ID, EXAMPLE, null, null, List.of(CHANNEL), false, NOW);
  private final CheckStanding completed =
      new CheckStanding.Completed(request, SampleReport.of(EXAMPLE));

  @AfterEach
  void close() {
    out.close();
  }

  @Test
  void a_report_is_written_as_slack_takes_it() {
    Payload payload = write(CHANNEL, completed);
    assertThat(payload.contentType()).isEqualTo("application/vnd.mtasts.slack+json");
    SlackMessage message = MessageJson.read(payload).orElseThrow();
    assertThat(message.text()).contains("example.com");
    assertThat(message.blocks()).isNotEmpty();
    assertThat(message.blocks().toString()).contains("https://mtasts.test/reports/");
  }

  @Test
  void a_plan_where_a_plan_was_asked_for() {
    assertThat(write(answer(View.PLAN, false), completed).body())
        .isNotEqualTo(write(answer(View.REPORT, false), completed).body());
  }

  @Test
  void only_what_one_person_sees_can_be_shared() {
    assertThat(write(answer(View.REPORT, true), completed).body().utf8()).contains("share:");
    assertThat(write(answer(View.REPORT, false), completed).body().utf8()).doesNotContain("share:");
  }

  @Test
  void a_check_that_failed_says_why() {
    CheckStanding failed = new CheckStanding.Failed(request, "Our database was not there.");
    assertThat(write(CHANNEL, failed).body().utf8()).contains("Our database was not there.");
  }

  @Test
  void nothing_in_it_pings_anybody() {
    assertThat(write(CHANNEL, completed).body().utf8())
        .doesNotContain("<!channel>", "<@U123>", "<https://evil.test|bank>");
  }

  @Test
  void a_check_that_still_runs_is_not_written() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(CHANNEL, new CheckStanding.Running(request)));
  }

  private Payload write(Destination destination, CheckStanding ended) {
    return out.writer().write(null, destination, EventType.CHECK_COMPLETED, ended, NOW);
  }

  private static Destination answer(View view, boolean privately) {
    return new Destination.ChatAnswer(Chat.SLACK, "C1", "{}", privately, view);
  }
}
