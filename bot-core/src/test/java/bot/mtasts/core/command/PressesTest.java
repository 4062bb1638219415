package bot.mtasts.core.command;

import static bot.mtasts.core.command.ChatWorld.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.scenario.FakeEngine;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What buttons do, for whoever presses them, whenever.
@Timeout(60)
class PressesTest {
  private static final DomainName DOMAIN = new DomainName(ChatWorld.SCENARIO.domain());
  private static CheckReport report;

  private final ChatWorld world = new ChatWorld();
  private final NotedSink sink = new NotedSink();

  @BeforeAll
  static void look() throws InterruptedException {
    report = FakeEngine.report(ChatWorld.SCENARIO);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rerun_looks_afresh_in_the_same_place_and_manner(boolean privately)
      throws InterruptedException {
    world.requests.put(completed(answer(View.PLAN)));

    world.router.pressed(new Press.Rerun(report.id()), BOB, privately, sink);

    assertThat(sink.onlyPlace().domain).isEqualTo(DOMAIN);
    assertThat(sink.onlyPlace().privately).isEqualTo(privately);
    CheckRequest again = world.requests.all().getLast().request();
    assertThat(again.id()).isNotEqualTo(report.id());
    assertThat(again.fresh()).isTrue();
    assertThat(again.integration()).isEqualTo(privately ? "slack:T1/U2" : "slack:T1");
    assertThat(again.destinations())
        .containsExactly(
            new ChatAnswer(Chat.SLACK, "T1/C1", "place of " + DOMAIN, privately, View.PLAN));
  }

  @Test
  void what_came_by_webhook_is_rerun_as_a_report() throws InterruptedException {
    world.requests.put(
        completed(
            new Destination.Callback("https://hook.test/"),
            new Destination.SlackChannel("T1", "#ops")));

    world.router.pressed(new Press.Rerun(report.id()), BOB, false, sink);

    assertThat(world.requests.all().getLast().request().destinations())
        .containsExactly(
            new ChatAnswer(Chat.SLACK, "T1/C1", "place of " + DOMAIN, false, View.REPORT));
  }

  @Test
  void a_check_that_failed_can_be_rerun() throws InterruptedException {
    world.requests.put(new CheckStanding.Failed(request(answer(View.REPORT)), "given up"));

    world.router.pressed(new Press.Rerun(report.id()), BOB, false, sink);

    assertThat(sink.onlyPlace().domain).isEqualTo(DOMAIN);
  }

  @Test
  void rerun_counts_like_any_other_check() throws InterruptedException {
    ChatWorld strict = new ChatWorld(new ChatSettings(1, 100, false, 5));
    strict.requests.put(completed(answer(View.REPORT)));

    strict.router.pressed(new Press.Rerun(report.id()), BOB, false, new NotedSink());
    strict.router.pressed(new Press.Rerun(report.id()), BOB, false, sink);

    assertThat(ChatWorld.inWords(sink.onlyReply())).startsWith("refused: One person may");
  }

  @Test
  void fix_shows_the_plan_of_that_report() throws InterruptedException {
    world.requests.put(completed(answer(View.REPORT)));

    assertThat(pressed(new Press.Fix(report.id()), false))
        .isEqualTo("plan %1$s https://bot.test/r/%1$s".formatted(report.id()));
  }

  @Test
  void a_plan_of_what_one_person_sees_can_be_shared() throws InterruptedException {
    world.requests.put(completed(answer(View.REPORT)));

    assertThat(pressed(new Press.Fix(report.id()), true)).endsWith(" shareable");
  }

  @Test
  void share_says_in_the_open_what_one_person_saw() throws InterruptedException {
    world.requests.put(completed(answer(View.REPORT)));

    assertThat(pressed(new Press.Share(report.id()), true))
        .isEqualTo("report %1$s https://bot.test/r/%1$s".formatted(report.id()));
  }

  @Test
  void while_the_check_runs_there_is_nothing_to_show() throws InterruptedException {
    world.requests.put(new CheckStanding.Running(request(answer(View.REPORT))));

    assertThat(pressed(new Press.Fix(report.id()), false))
        .isEqualTo("refused: all-good.test is still being looked at. Try again in a moment.");
  }

  @Test
  void of_a_check_that_failed_that_is_said() throws InterruptedException {
    world.requests.put(new CheckStanding.Failed(request(answer(View.REPORT)), "given up"));

    assertThat(pressed(new Press.Fix(report.id()), false))
        .isEqualTo("failed all-good.test " + report.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rerun:chk_gone", "fix:chk_gone", "share:chk_gone", "rerun:"})
  void of_a_check_that_is_no_longer_kept_that_is_said_and_what_to_type(String button)
      throws InterruptedException {
    assertThat(pressed(Press.read(button).orElseThrow(), false))
        .isEqualTo(
            "refused: That check is no longer kept. Ask for its domain again, and it is looked at"
                + " afresh. -> check example.com");
  }

  @Test
  void forms_and_explanations_need_no_check() throws InterruptedException {
    assertThat(pressed(new Press.Explain(FindingCode.CERT_INVALID), false))
        .isEqualTo("explained cert_invalid");
    assertThat(pressed(new Press.AskDomain(), false)).isEqualTo("form for a domain");
    assertThat(pressed(new Press.AskPaste(), false)).isEqualTo("form for a paste");
  }

  @Test
  void when_the_store_is_gone_the_asker_is_told() throws InterruptedException {
    world.requests.isGone(true);

    assertThat(pressed(new Press.Fix(report.id()), false))
        .startsWith("refused: That failed, and the fault is ours")
        .contains("err_");
  }

  private String pressed(Press press, boolean privately) throws InterruptedException {
    NotedSink here = new NotedSink();
    world.router.pressed(press, BOB, privately, here);
    return ChatWorld.inWords(here.onlyReply());
  }

  private static CheckStanding completed(Destination... destinations) {
    return new CheckStanding.Completed(request(destinations), report);
  }

  private static CheckRequest request(Destination... destinations) {
    return new CheckRequest(
        report.id(),
        DOMAIN,
        "slack:T1",
        null,
        List.of(destinations),
        false,
        FakeEngine.NOW.minusSeconds(60));
  }

  private static ChatAnswer answer(View view) {
    return new ChatAnswer(Chat.SLACK, "T1/C1", "elsewhere", false, view);
  }
}
