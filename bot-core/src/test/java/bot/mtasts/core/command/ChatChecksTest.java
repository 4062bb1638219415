package bot.mtasts.core.command;

import static bot.mtasts.core.command.ChatWorld.ALICE;
import static bot.mtasts.core.command.ChatWorld.BOB;
import static bot.mtasts.core.command.ChatWorld.GENEROUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.command.NotedSink.NotedPlace;
import bot.mtasts.core.command.Reply.CheckFailed;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.request.CheckProgress.Happening;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.scenario.FakeEngine;
import bot.mtasts.core.service.MovedClock;
import bot.mtasts.core.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The path from an invocation to a kept request, and what is shown meanwhile.
@Timeout(60)
class ChatChecksTest {
  private static final DomainName DOMAIN = new DomainName("example.com");

  private final NotedSink sink = new NotedSink();

  @Test
  void a_check_is_kept_with_the_place_of_its_answer() throws InterruptedException {
    ChatWorld world = new ChatWorld();

    world.router.typed(new Invocation(ALICE, "example.com", false), sink);

    CheckRequest request = world.requests.all().getFirst().request();
    assertThat(request)
        .isEqualTo(
            new CheckRequest(
                request.id(),
                DOMAIN,
                "slack:T1",
                null,
                List.of(
                    new ChatAnswer(
                        Chat.SLACK, "T1/C1", "place of example.com", false, View.REPORT)),
                false,
                FakeEngine.NOW));
    assertThat(request.id()).startsWith("chk_");
    assertThat(sink.onlyPlace().told()).containsExactly("closed");
  }

  @Test
  void what_is_asked_privately_is_the_persons_own() throws InterruptedException {
    ChatWorld world = new ChatWorld();

    world.router.typed(new Invocation(ALICE, "example.com", true), sink);

    assertThat(world.requests.all())
        .singleElement()
        .extracting(standing -> standing.request().integration())
        .isEqualTo("slack:T1/U1");
    assertThat(sink.onlyPlace().privately).isTrue();
  }

  @Test
  void an_operator_can_have_everybody_answered_privately() throws InterruptedException {
    ChatWorld world = new ChatWorld(new ChatSettings(10, 10, true, 5));

    world.router.typed(new Invocation(ALICE, "a.test", false), sink);
    world.router.said(ALICE, List.of("what about b.test?"), sink);

    assertThat(sink.opened).hasSize(2).allMatch(place -> place.privately);
    assertThat(world.requests.all())
        .extracting(standing -> standing.request().integration())
        .containsOnly("slack:T1/U1");
  }

  @Test
  void stages_are_shown_until_the_check_has_ended() throws InterruptedException {
    CheckStanding ended = new CheckStanding.Failed(request("chk_1"), "given up");
    ChatWorld world =
        new ChatWorld(
            GENEROUS,
            new ScriptedProgress(
                List.of(
                    new Happening.StageEnded(Stage.RECORD, Duration.ofMillis(20)),
                    new Happening.StageEnded(Stage.TLS_RPT, Duration.ofMillis(30))),
                _ -> new Happening.Ended(ended)));

    world.router.typed(new Invocation(ALICE, "example.com", false), sink);

    assertThat(sink.onlyPlace().told())
        .as("the end itself is not said here: it comes as a delivery")
        .containsExactly(Set.of(Stage.RECORD), Set.of(Stage.RECORD, Stage.TLS_RPT), "closed");
  }

  @Test
  void answers_stand_in_the_order_of_the_question() throws InterruptedException {
    ChatWorld world = new ChatWorld();

    world.router.typed(new Invocation(ALICE, "c.test a.test b.test", false), sink);

    assertThat(sink.opened)
        .extracting(place -> place.domain.ascii())
        .containsExactly("c.test", "a.test", "b.test");
    assertThat(sink.opened).allSatisfy(place -> assertThat(place.told()).containsExactly("closed"));
  }

  @Test
  void what_could_not_be_kept_is_said_where_the_answer_would_stand() throws InterruptedException {
    ChatWorld world = new ChatWorld();
    world.requests.isGone(true);

    world.router.typed(new Invocation(ALICE, "example.com", false), sink);

    List<Object> told = sink.onlyPlace().told();
    assertThat(told).hasSize(2).last().isEqualTo("closed");
    assertThat(told.getFirst())
        .isInstanceOfSatisfying(
            CheckFailed.class,
            failed -> {
              assertThat(failed.domain()).isEqualTo(DOMAIN);
              assertThat(failed.checkId()).isNull();
              assertThat(failed.reason()).contains("ours", "nothing was checked");
            });
  }

  @Test
  void a_store_that_goes_away_later_takes_only_the_stages() throws InterruptedException {
    ScriptedProgress progress =
        new ScriptedProgress(
            List.of(new Happening.StageEnded(Stage.RECORD, Duration.ofMillis(20))),
            _ -> {
              throw new StoreException("no connection", new IOException("refused"));
            });
    ChatWorld world = new ChatWorld(GENEROUS, progress);

    world.router.typed(new Invocation(ALICE, "example.com", false), sink);

    assertThat(sink.onlyPlace().told()).containsExactly(Set.of(Stage.RECORD), "closed");
    assertThat(progress.followers).hasValue(0);
  }

  @Test
  void a_check_that_never_ends_is_not_followed_for_ever() throws InterruptedException {
    MovedClock[] clock = new MovedClock[1];
    List<Duration> waits = new ArrayList<>();
    ScriptedProgress progress =
        new ScriptedProgress(
            List.of(),
            atMost -> {
              waits.add(atMost);
              clock[0].pass(Duration.ofMinutes(2));
              return null;
            });
    ChatWorld world = new ChatWorld(GENEROUS, progress);
    clock[0] = world.clock;

    world.router.typed(new Invocation(ALICE, "example.com", false), sink);

    assertThat(waits)
        .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(3), Duration.ofMinutes(1));
    assertThat(sink.onlyPlace().told()).as("the answer will come").containsExactly("closed");
    assertThat(progress.followers).hasValue(0);
  }

  @Test
  void whoever_is_interrupted_leaves_every_place_quietly() throws Exception {
    CountDownLatch following = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    ScriptedProgress progress =
        new ScriptedProgress(
            List.of(),
            _ -> {
              following.countDown();
              never.await();
              return null;
            });
    ChatWorld world = new ChatWorld(GENEROUS, progress);
    FutureTask<Void> work =
        new FutureTask<>(() -> {
          assertThatThrownBy(
                  () -> world.router.typed(new Invocation(ALICE, "a.test b.test", false), sink))
              .isInstanceOf(InterruptedException.class);
          return null;
        });
    Thread thread = Thread.ofVirtual().start(work);
    following.await();

    thread.interrupt();
    work.get();

    assertThat(sink.opened).extracting(NotedPlace::told).containsOnly(List.of("closed"));
    assertThat(sink.said).isEmpty();
    assertThat(world.requests.all()).as("what was kept will be carried out").hasSize(2);
    assertThat(progress.followers).hasValue(0);
  }

  @Test
  void who_only_watches_is_let_go_and_answered_all_the_same() throws Exception {
    CountDownLatch following = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    ScriptedProgress progress =
        new ScriptedProgress(
            List.of(),
            _ -> {
              following.countDown();
              never.await();
              return null;
            });
    ChatWorld world = new ChatWorld(GENEROUS, progress);
    FutureTask<Void> work =
        new FutureTask<>(() -> {
          world.router.typed(new Invocation(ALICE, "a.test b.test", false), sink);
          return null;
        });
    Thread.ofVirtual().start(work);
    following.await();

    world.router.stopFollowing();
    work.get();
    world.router.typed(new Invocation(ALICE, "c.test", false), sink);

    assertThat(sink.opened).hasSize(3);
    assertThat(sink.opened).extracting(NotedPlace::told).containsOnly(List.of("closed"));
    assertThat(world.requests.all()).as("what was kept will be carried out").hasSize(3);
    assertThat(progress.followers).hasValue(0);
  }

  @Test
  void a_person_may_ask_for_so_much_in_a_minute() throws InterruptedException {
    ChatWorld world = new ChatWorld(new ChatSettings(3, 100, false, 5));

    world.router.typed(new Invocation(ALICE, "a.test b.test", false), new NotedSink());
    world.router.typed(new Invocation(ALICE, "c.test d.test", false), sink);

    assertThat(ChatWorld.inWords(sink.onlyReply()))
        .isEqualTo(
            "refused: One person may have 3 domains looked at in a minute. Try again in 20 s.");
    assertThat(world.requests.all()).hasSize(2);

    world.clock.pass(Duration.ofSeconds(20));
    world.router.typed(new Invocation(ALICE, "c.test d.test", false), new NotedSink());
    world.router.typed(new Invocation(BOB, "e.test", false), new NotedSink());
    assertThat(world.requests.all()).hasSize(5);
  }

  @Test
  void a_workspace_may_ask_for_so_much_and_its_refusal_costs_nobody_anything()
      throws InterruptedException {
    ChatWorld world = new ChatWorld(new ChatSettings(2, 3, false, 5));

    world.router.typed(new Invocation(ALICE, "a.test b.test", false), new NotedSink());
    world.router.typed(new Invocation(BOB, "c.test d.test", false), sink);

    assertThat(ChatWorld.inWords(sink.onlyReply()))
        .isEqualTo(
            "refused: All of you here together may have 3 domains looked at in a minute. Try again"
                + " in 20 s.");
    world.router.typed(new Invocation(BOB, "c.test", false), new NotedSink());
    assertThat(world.requests.all()).hasSize(3);
  }

  @Test
  void more_than_there_can_ever_be_is_not_put_off() throws InterruptedException {
    ChatWorld world = new ChatWorld(new ChatSettings(2, 100, false, 5));

    world.router.typed(new Invocation(ALICE, "a.test b.test c.test", false), sink);

    assertThat(ChatWorld.inWords(sink.onlyReply()))
        .isEqualTo("refused: That is 3 domains, and 2 may be looked at in a minute.");
  }

  @Test
  void a_draft_counts_as_a_look() throws InterruptedException {
    ChatWorld world = new ChatWorld(new ChatSettings(1, 100, false, 5));

    world.router.typed(new Invocation(ALICE, "generate all-good.test", true), sink);

    NotedPlace place = sink.onlyPlace();
    assertThat(place.privately).isTrue();
    assertThat(place.told()).hasSize(2).last().isEqualTo("closed");
    assertThat(place.told().getFirst()).isInstanceOf(Reply.Drafted.class);
    NotedSink second = new NotedSink();
    world.router.typed(new Invocation(ALICE, "generate all-good.test", true), second);
    assertThat(second.onlyReply()).isInstanceOf(Reply.Refused.class);
  }

  private static CheckRequest request(String id) {
    return new CheckRequest(id, DOMAIN, "slack:T1", null, List.of(), false, FakeEngine.NOW);
  }
}
