package bot.mtasts.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.scenario.FakeEngine;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RepliesTest {
  private static final ReportPages PAGES = id -> "https://bot.test/r/" + id;
  private static final DomainName DOMAIN = new DomainName("all-good.test");
  private static final CheckRequest REQUEST =
      new CheckRequest("chk_1", DOMAIN, null, null, List.of(), false, FakeEngine.NOW);

  private static CheckReport report;

  @BeforeAll
  static void look() throws InterruptedException {
    report = FakeEngine.report(ChatWorld.SCENARIO);
  }

  record Row(Destination destination, View view, boolean shareable) {}

  static List<Row> places() {
    return List.of(
        new Row(answer(View.REPORT, false), View.REPORT, false),
        new Row(answer(View.REPORT, true), View.REPORT, true),
        new Row(answer(View.PLAN, false), View.PLAN, false),
        new Row(answer(View.PLAN, true), View.PLAN, true),
        new Row(new Destination.SlackChannel("T1", "#ops"), View.REPORT, false),
        new Row(new Destination.DiscordChannel("1"), View.REPORT, false));
  }

  @ParameterizedTest
  @MethodSource("places")
  void each_place_is_told_what_was_asked_for_there(Row row) {
    URI page = URI.create("https://bot.test/r/" + report.id());

    assertThat(Replies.of(new CheckStanding.Completed(REQUEST, report), row.destination(), PAGES))
        .isEqualTo(
            switch (row.view()) {
              case REPORT -> new Reply.Report(report, page, row.shareable());
              case PLAN -> new Reply.Plan(report, ActionPlan.of(report), page, row.shareable());
            });
  }

  @Test
  void without_pages_there_is_no_link() {
    assertThat(
            Replies.of(
                new CheckStanding.Completed(REQUEST, report),
                answer(View.REPORT, false),
                ReportPages.NONE))
        .isEqualTo(new Reply.Report(report, null, false));
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_check_that_failed_says_so_everywhere(Row row) {
    assertThat(Replies.of(new CheckStanding.Failed(REQUEST, "given up"), row.destination(), PAGES))
        .isEqualTo(new Reply.CheckFailed(DOMAIN, "chk_1", "given up"));
  }

  @Test
  void what_has_not_ended_or_is_read_by_no_person_has_no_reply() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Replies.of(new CheckStanding.Running(REQUEST), answer(View.REPORT, false), PAGES));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Replies.of(
                new CheckStanding.Completed(REQUEST, report),
                new Destination.Callback("https://hook.test/"),
                PAGES));
  }

  private static ChatAnswer answer(View view, boolean privately) {
    return new ChatAnswer(Chat.SLACK, "T1/C1", "place", privately, view);
  }
}
