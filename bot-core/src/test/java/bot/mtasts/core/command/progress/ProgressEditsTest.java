package bot.mtasts.core.command.progress;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.progress.Progress.Rhythm;
import bot.mtasts.core.probe.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ProgressEditsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Place PLACE = new Place("1.2");
  private static final Set<Stage> ONE = Set.of(Stage.RECORD);
  private static final Set<Stage> TWO = Set.of(Stage.RECORD, Stage.POLICY);
  private static final Set<Stage> THREE = Set.of(Stage.RECORD, Stage.POLICY, Stage.MAIL_HOSTS);

  private record Place(String message) {}

  private record Shown(Set<Stage> ended, Duration after) {}

  private final MovedTime time = new MovedTime(BEGIN);
  private final ProgressEdits<Place> edits = new ProgressEdits<>(time);
  private final List<Shown> shown = new CopyOnWriteArrayList<>();

  @Test
  void the_first_edit_is_not_made_before_a_second_and_shows_the_latest() {
    Progress progress = begin(Rhythm.STEADY);
    progress.working(ONE);
    time.pass(Duration.ofMillis(400));
    progress.working(TWO);
    time.pass(Duration.ofMillis(599));
    assertThat(shown).isEmpty();
    time.pass(Duration.ofMillis(1));
    assertThat(shown).containsExactly(new Shown(TWO, Duration.ofSeconds(1)));
  }

  @Test
  void a_message_is_edited_once_a_second_at_most() {
    Progress progress = begin(Rhythm.STEADY);
    for (int tenth = 0; tenth < 50; tenth++) {
      progress.working(tenth % 2 == 0 ? ONE : TWO);
      time.pass(Duration.ofMillis(100));
    }
    assertThat(shown.stream().map(Shown::after))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5));
  }

  @Test
  void the_next_second_begins_when_an_edit_has_ended() {
    Progress progress =
        edits.begin(
            PLACE,
            Rhythm.STEADY,
            ended -> {
              shown.add(new Shown(ended, Duration.between(BEGIN, time.instant())));
              time.await(time.instant().plusSeconds(3)); // The platform takes its time.
            });
    progress.working(ONE);
    time.pass(Duration.ofSeconds(1));
    progress.working(TWO);
    time.pass(Duration.ofSeconds(10));
    assertThat(shown)
        .containsExactly(
            new Shown(ONE, Duration.ofSeconds(1)), new Shown(TWO, Duration.ofSeconds(5)));
  }

  @Test
  void where_each_edit_costs_there_are_two_and_no_more() {
    Progress progress = begin(new Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(5), 2));
    for (int second = 0; second < 60; second++) {
      progress.working(second % 2 == 0 ? ONE : TWO);
      time.pass(Duration.ofSeconds(1));
    }
    assertThat(shown.stream().map(Shown::after))
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7));
  }

  @Test
  void what_was_not_begun_when_it_ends_is_left_out() {
    Progress progress = begin(Rhythm.STEADY);
    progress.working(ONE);
    progress.close();
    progress.working(TWO);
    time.pass(Duration.ofMinutes(1));
    assertThat(shown).isEmpty();
  }

  @Test
  void the_sender_stops_the_edits_of_its_place_and_of_no_other() {
    Place elsewhere = new Place("9.9");
    Progress here = begin(Rhythm.STEADY);
    Progress there =
        edits.begin(
            elsewhere,
            Rhythm.STEADY,
            ended -> shown.add(new Shown(ended, Duration.between(BEGIN, time.instant()))));
    here.working(ONE);
    there.working(TWO);
    edits.stop(new Place(PLACE.message()));
    time.pass(Duration.ofSeconds(5));
    assertThat(shown).containsExactly(new Shown(TWO, Duration.ofSeconds(1)));
  }

  @Test
  void two_who_pressed_the_same_button_are_both_stopped() {
    Progress one = begin(Rhythm.STEADY);
    Progress other = begin(Rhythm.STEADY);
    edits.stop(PLACE);
    one.working(ONE);
    other.working(TWO);
    time.pass(Duration.ofSeconds(5));
    assertThat(shown).isEmpty();
  }

  @Test
  void what_was_begun_is_waited_for_so_that_nothing_comes_after_the_answer() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch platformAnswers = new CountDownLatch(1);
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicBoolean overtaken = new AtomicBoolean();
    Progress progress =
        edits.begin(
            PLACE,
            Rhythm.STEADY,
            _ -> {
              begun.countDown();
              awaitUninterruptibly(platformAnswers);
              overtaken.set(stopped.get());
            });
    progress.working(ONE);
    Thread editing = Thread.ofVirtual().start(() -> time.pass(Duration.ofSeconds(1)));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    progress.working(THREE);
    Thread sender =
        Thread.ofPlatform()
            .start(() -> {
              edits.stop(PLACE);
              stopped.set(true);
            });
    awaitWaiting(sender);
    platformAnswers.countDown();
    assertThat(sender.join(Duration.ofSeconds(10))).isTrue();
    assertThat(editing.join(Duration.ofSeconds(10))).isTrue();
    time.pass(Duration.ofSeconds(10));
    assertThat(stopped).isTrue();
    assertThat(overtaken).as("the edit ended after the answer could be put there").isFalse();
  }

  @Test
  void an_edit_that_fails_ends_as_any_other() {
    Progress progress =
        edits.begin(
            PLACE,
            Rhythm.STEADY,
            ended -> {
              shown.add(new Shown(ended, Duration.between(BEGIN, time.instant())));
              throw new IllegalStateException("a bug of ours");
            });
    progress.working(ONE);
    time.pass(Duration.ofSeconds(1));
    progress.working(TWO);
    time.pass(Duration.ofSeconds(1));
    progress.close();
    assertThat(shown).hasSize(2);
  }

  private Progress begin(Rhythm rhythm) {
    return edits.begin(
        PLACE,
        rhythm,
        ended -> shown.add(new Shown(ended, Duration.between(BEGIN, time.instant()))));
  }

  private static void awaitWaiting(Thread thread) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (thread.getState() != Thread.State.WAITING && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    assertThat(thread.getState()).isEqualTo(Thread.State.WAITING);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
