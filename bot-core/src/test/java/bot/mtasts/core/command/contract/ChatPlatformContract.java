package bot.mtasts.core.command.contract;

import static bot.mtasts.core.command.contract.BotInMemory.GOOD;
import static bot.mtasts.core.command.contract.BotInMemory.HOSTILE;
import static bot.mtasts.core.command.contract.ChatDriver.ALICE;
import static bot.mtasts.core.command.contract.ChatDriver.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.Verdict;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.Terms;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What people may expect of the bot in any chat. A platform passes when its driver does.
@Timeout(120)
public abstract class ChatPlatformContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PROTECTED = Terms.verdict(Verdict.PROTECTED);
  private static final String FAULT = FindingCode.RECORD_ID_INVALID.title();

  private final CountDownLatch gate = new CountDownLatch(1);
  private ChatDriver driver;
  private BotInMemory bot;

  /// A chat of its own for one test.
  protected abstract ChatDriver open();

  @BeforeEach
  void connect() {
    driver = open();
    bot = new BotInMemory(driver, gate);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void what_is_typed_is_answered_once_where_the_check_was_announced() {
    driver.types(ALICE, GOOD.ascii());
    Seen announced = seen(BOB, about(GOOD));
    assertThat(announced.says(PROTECTED)).as("nothing is known yet").isFalse();

    gate.countDown();

    Seen answered = seen(BOB, about(GOOD).and(saying(PROTECTED)));
    assertThat(answered.id()).isEqualTo(announced.id());
    assertThat(answered.versions()).hasSizeGreaterThan(1);
    allIsDone();
    assertThat(seenNow(ALICE, about(GOOD))).singleElement().matches(saying(PROTECTED));
    assertThat(seenNow(BOB, about(GOOD))).singleElement().matches(saying(PROTECTED));
  }

  @Test
  void each_of_several_domains_has_an_answer_of_its_own() {
    gate.countDown();

    driver.types(ALICE, "<http://%1$s|%1$s>, %2$s".formatted(GOOD, HOSTILE));

    seen(BOB, about(GOOD).and(saying(PROTECTED)));
    seen(BOB, about(HOSTILE).and(saying(FAULT)));
    allIsDone();
    assertThat(seenNow(BOB, _ -> true)).hasSize(2);
  }

  @Test
  void a_mention_with_a_domain_is_answered() {
    gate.countDown();

    driver.mentions(ALICE, "is mail of " + GOOD + " safe?");

    seen(BOB, about(GOOD).and(saying(PROTECTED)));
  }

  @Test
  void a_private_answer_is_seen_by_the_asker_alone() {
    gate.countDown();

    driver.types(ALICE, "private " + GOOD);

    Seen answer = seen(ALICE, about(GOOD).and(saying(PROTECTED)));
    assertThat(answer.forThemAlone()).isTrue();
    allIsDone();
    assertThat(driver.seenBy(BOB)).isEmpty();
  }

  @Test
  void what_one_person_saw_can_be_shared() {
    gate.countDown();
    driver.types(ALICE, "private " + GOOD);
    Seen answer = seen(ALICE, about(GOOD).and(saying(PROTECTED)));

    driver.presses(ALICE, answer, button(answer, Press.Share.class));

    Seen shared = seen(BOB, about(GOOD).and(saying(PROTECTED)));
    assertThat(shared.forThemAlone()).isFalse();
    assertThat(shared.button(Press.Share.class)).as("everybody sees it already").isEmpty();
  }

  @Test
  void help_is_for_the_asker_alone_and_leads_on() {
    driver.types(ALICE, "");

    Seen help = seen(ALICE, saying("generate"));
    assertThat(help.forThemAlone()).isTrue();
    driver.presses(ALICE, help, button(help, Press.AskDomain.class));

    Seen form = seen(ALICE, Seen::form);
    gate.countDown();
    driver.submits(ALICE, form, GOOD.ascii());
    seen(BOB, about(GOOD).and(saying(PROTECTED)));
  }

  @Test
  void what_is_not_understood_is_refused_to_the_asker_alone() {
    driver.types(ALICE, "oops");

    assertThat(seen(ALICE, saying("a domain has a dot")).forThemAlone()).isTrue();
    assertThat(driver.seenBy(BOB)).isEmpty();
    assertThat(bot.asked()).isEmpty();
  }

  @Test
  void a_finding_is_explained_to_the_asker_alone() {
    driver.types(ALICE, "explain CERT-INVALID");

    assertThat(seen(ALICE, saying(FindingCode.CERT_INVALID.title())).forThemAlone()).isTrue();
    assertThat(driver.seenBy(BOB)).isEmpty();
  }

  @Test
  void a_paste_is_judged_for_the_asker_alone() {
    driver.types(ALICE, "validate");
    Seen form = seen(ALICE, Seen::form);

    driver.submits(ALICE, form, "v=STSv1; id=a-b;");

    assertThat(seen(ALICE, saying(FAULT)).forThemAlone()).isTrue();
    assertThat(driver.seenBy(BOB)).isEmpty();
  }

  @Test
  void run_again_edits_the_same_message() {
    gate.countDown();
    driver.types(ALICE, GOOD.ascii());
    Seen first = seen(BOB, about(GOOD).and(saying(PROTECTED)));
    allIsDone();

    driver.presses(whoEditsByRerun(), first, button(first, Press.Rerun.class));

    await().atMost(PATIENCE).until(() -> bot.asked().size() == 2 && bot.isIdle());
    Seen second = seen(BOB, about(GOOD).and(saying(PROTECTED)).and(hasMoreThan(first)));
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(driver.seenBy(BOB)).hasSize(1);
    assertThat(bot.asked().getLast().request()).matches(CheckRequest::fresh);
  }

  @Test
  void whoever_runs_it_again_is_answered() {
    gate.countDown();
    driver.types(ALICE, GOOD.ascii());
    Seen first = seen(BOB, about(GOOD).and(saying(PROTECTED)));
    allIsDone();

    driver.presses(BOB, first, button(first, Press.Rerun.class));

    await().atMost(PATIENCE).until(() -> bot.asked().size() == 2 && bot.isIdle());
    Predicate<Seen> answer = about(GOOD).and(saying(PROTECTED));
    switch (driver.othersRerun()) {
      case IN_PLACE -> {
        Seen again = seen(BOB, answer.and(hasMoreThan(first)));
        assertThat(seenNow(BOB, answer)).extracting(Seen::id).containsExactly(again.id());
      }
      case FOR_THE_PRESSER -> {
        seen(BOB, answer.and(isOther(first)));
        assertThat(seenNow(BOB, answer)).hasSize(2).extracting(Seen::id).contains(first.id());
      }
    }
    assertThat(seenNow(ALICE, answer)).extracting(Seen::id).containsExactly(first.id());
  }

  @Test
  void the_plan_is_shown_to_whoever_presses() {
    gate.countDown();
    driver.types(ALICE, HOSTILE.ascii());
    Seen answer = seen(BOB, about(HOSTILE).and(saying(FAULT)));
    allIsDone();

    driver.presses(BOB, answer, button(answer, Press.Fix.class));

    seen(BOB, saying(FAULT).and(Seen::forThemAlone));
    assertThat(driver.seenBy(ALICE)).hasSize(1);
  }

  @Test
  void a_check_that_failed_says_so_and_can_be_run_again() {
    gate.countDown();
    bot.breakFor(GOOD);
    driver.types(ALICE, GOOD.ascii());
    Seen failed = seen(BOB, about(GOOD).and(saying("the fault is ours")));
    allIsDone();
    bot.breakFor(null);

    driver.presses(whoEditsByRerun(), failed, button(failed, Press.Rerun.class));

    assertThat(seen(BOB, about(GOOD).and(saying(PROTECTED))).id()).isEqualTo(failed.id());
  }

  @Test
  void what_strangers_write_never_becomes_a_mention_or_a_link() {
    gate.countDown();
    driver.types(ALICE, HOSTILE.ascii());
    Seen answer = seen(BOB, about(HOSTILE).and(saying(FAULT)));
    assertThat(answer.text()).as("it is shown for what it is").contains("everyone");
    driver.presses(BOB, answer, button(answer, Press.Fix.class));
    seen(BOB, saying(FAULT).and(Seen::forThemAlone));
    driver.types(ALICE, "<!channel> @everyone <@U1>");
    driver.types(ALICE, "explain <https://evil.test|bank> @everyone");
    seen(ALICE, saying("none of the findings"));
    allIsDone();

    assertThat(Stream.of(ALICE, BOB).flatMap(person -> driver.seenBy(person).stream()))
        .hasSizeGreaterThan(3)
        .allSatisfy(seen -> assertThat(seen.mentions()).isEmpty());
  }

  @Test
  void buttons_work_after_a_restart() {
    gate.countDown();
    driver.types(ALICE, HOSTILE.ascii());
    Seen answer = seen(BOB, about(HOSTILE).and(saying(FAULT)));
    allIsDone();

    bot.restart();

    driver.presses(BOB, answer, button(answer, Press.Fix.class));
    seen(BOB, saying(FAULT).and(Seen::forThemAlone));
    driver.presses(ALICE, answer, button(answer, Press.Rerun.class));
    seen(ALICE, about(HOSTILE).and(saying(FAULT)).and(hasMoreThan(answer)));
  }

  @Test
  void what_was_begun_before_a_restart_is_answered_where_it_was_announced() {
    driver.types(ALICE, GOOD.ascii());
    Seen announced = seen(BOB, about(GOOD));
    await().atMost(PATIENCE).until(() -> bot.asked().size() == 1);

    bot.restart();
    gate.countDown();

    assertThat(seen(BOB, about(GOOD).and(saying(PROTECTED))).id()).isEqualTo(announced.id());
    allIsDone();
    assertThat(driver.seenBy(BOB)).hasSize(1);
  }

  @Test
  void a_channel_gets_once_what_a_webhook_asked_for() {
    gate.countDown();

    bot.ask(GOOD, driver.channel());

    Seen told = seen(BOB, about(GOOD).and(saying(PROTECTED)));
    allIsDone();
    assertThat(driver.seenBy(BOB)).hasSize(1);
    assertThat(driver.seenBy(ALICE)).hasSize(1);
    assertThat(bot.delivered())
        .singleElement()
        .extracting(Delivery::state)
        .isEqualTo(Delivery.State.DELIVERED);

    driver.presses(ALICE, told, button(told, Press.Rerun.class));
    seen(BOB, about(GOOD).and(saying(PROTECTED)).and(hasMoreThan(told)));
  }

  @Test
  void a_channel_that_takes_nothing_is_refused_in_words() {
    assertThat(bot.platform().refusal(driver.channel())).isEmpty();
    assertThat(bot.platform().refusal(driver.closedChannel()))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).matches("(?s)\\p{Lu}.*\\.").contains(" "));

    gate.countDown();
    bot.ask(GOOD, driver.closedChannel());

    await()
        .atMost(PATIENCE)
        .until(() -> bot.delivered().stream().anyMatch(delivery -> delivery.attempts() > 0));
    assertThat(bot.delivered())
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.state()).isNotEqualTo(Delivery.State.DELIVERED));
    assertThat(driver.seenBy(BOB)).isEmpty();
  }

  @Test
  void a_platform_that_is_connected_has_nothing_to_complain_of() {
    assertThat(bot.platform().notReady()).isEmpty();
  }

  private Seen seen(String person, Predicate<Seen> wanted) {
    return await()
        .atMost(PATIENCE)
        .until(() -> seenNow(person, wanted), found -> !found.isEmpty())
        .getFirst();
  }

  private List<Seen> seenNow(String person, Predicate<Seen> wanted) {
    return driver.seenBy(person).stream().filter(wanted).toList();
  }

  private void allIsDone() {
    await()
        .atMost(PATIENCE)
        .until(() -> bot.isIdle() && bot.asked().stream().allMatch(ChatPlatformContract::hasEnded));
  }

  private static boolean hasEnded(CheckStanding standing) {
    return switch (standing) {
      case CheckStanding.Completed _, CheckStanding.Failed _ -> true;
      case CheckStanding.Queued _, CheckStanding.Running _ -> false;
    };
  }

  private static Predicate<Seen> about(DomainName domain) {
    return saying(domain.ascii());
  }

  private static Predicate<Seen> saying(String words) {
    return seen -> seen.says(words);
  }

  private static Predicate<Seen> hasMoreThan(Seen before) {
    return seen ->
        seen.id().equals(before.id()) && seen.versions().size() > before.versions().size();
  }

  /// Anybody but the first asker, where the chat lets them.
  private String whoEditsByRerun() {
    return switch (driver.othersRerun()) {
      case IN_PLACE -> BOB;
      case FOR_THE_PRESSER -> ALICE;
    };
  }

  private static Predicate<Seen> isOther(Seen before) {
    return seen -> !seen.id().equals(before.id());
  }

  private static <P extends Press> P button(Seen seen, Class<P> kind) {
    return seen.button(kind)
        .orElseThrow(() -> new AssertionError("no %s in %s".formatted(kind.getSimpleName(), seen)));
  }
}
