package bot.mtasts.slack.out;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.progress.MovedTime;
import bot.mtasts.core.command.progress.Timekeeper;
import bot.mtasts.slack.out.ChannelPace.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelPaceTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration PATIENT = Duration.ofMinutes(1);

  private final MovedTime time = new MovedTime(BEGIN);
  private final ChannelPace pace = new ChannelPace(time);

  @Test
  void two_messages_may_come_at_once_and_then_one_a_second() throws Exception {
    assertThat(sinceBegin(turn("T1", "C1"))).isEqualTo(Duration.ZERO);
    assertThat(sinceBegin(turn("T1", "C1"))).isEqualTo(Duration.ZERO);
    assertThat(sinceBegin(turn("T1", "C1"))).isEqualTo(Duration.ofSeconds(1));
    assertThat(sinceBegin(turn("T1", "C1"))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void never_more_than_sixty_two_messages_in_a_minute_however_many_want_to() throws Exception {
    int posted = 0;
    while (time.instant().isBefore(BEGIN.plusSeconds(60))) {
      turn("T1", "C1");
      posted++;
    }
    assertThat(posted).isLessThanOrEqualTo(62);
  }

  @Test
  void channels_do_not_wait_for_each_other() throws Exception {
    turn("T1", "C1");
    turn("T1", "C1");
    assertThat(sinceBegin(turn("T1", "C2"))).isEqualTo(Duration.ZERO);
    assertThat(sinceBegin(turn("T2", "C1"))).isEqualTo(Duration.ZERO);
  }

  @Test
  void a_rest_gives_back_the_burst_but_no_more() throws Exception {
    turn("T1", "C1");
    turn("T1", "C1");
    time.pass(Duration.ofHours(1));
    Instant rested = time.instant();
    turn("T1", "C1");
    turn("T1", "C1");
    turn("T1", "C1");
    assertThat(time.instant()).isEqualTo(rested.plusSeconds(1));
  }

  @Test
  void who_would_wait_too_long_is_told_for_how_long_and_takes_nobodys_turn() throws Exception {
    turn("T1", "C1");
    turn("T1", "C1");
    assertThat(pace.awaitTurn("T1", "C1", Duration.ofMillis(999))).contains(Duration.ofSeconds(1));
    assertThat(time.instant()).isEqualTo(BEGIN);
    assertThat(sinceBegin(turn("T1", "C1"))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void what_slack_asked_for_holds_every_channel_of_the_workspace_and_no_other() throws Exception {
    pace.hold("T1", Method.POST, Duration.ofSeconds(30));
    assertThat(pace.awaitTurn("T1", "C1", Duration.ofSeconds(5))).contains(Duration.ofSeconds(30));
    assertThat(pace.awaitTurn("T1", "C2", Duration.ofSeconds(5))).contains(Duration.ofSeconds(30));
    assertThat(pace.awaitTurn("T2", "C1", Duration.ofSeconds(5))).isEmpty();
    assertThat(pace.heldFor("T1", Method.UPDATE)).isEmpty();
  }

  @Test
  void after_a_hold_nothing_is_made_up_for() throws Exception {
    pace.hold("T1", Method.POST, Duration.ofSeconds(30));
    assertThat(sinceBegin(turn("T1", "C1"))).isEqualTo(Duration.ofSeconds(30));
    assertThat(sinceBegin(turn("T1", "C1"))).isEqualTo(Duration.ofSeconds(31));
  }

  @Test
  void a_hold_that_is_said_while_somebody_waits_reaches_them() throws Exception {
    ChannelPace[] held = new ChannelPace[1];
    Timekeeper interrupting =
        new Timekeeper() {
          @Override
          public Instant instant() {
            return time.instant();
          }

          @Override
          public void await(Instant moment) {
            time.await(moment);
            held[0].hold("T1", Method.POST, Duration.ofSeconds(7));
          }

          @Override
          public void at(Instant moment, Runnable task) {
            time.at(moment, task);
          }
        };
    held[0] = new ChannelPace(interrupting);
    assertThat(held[0].awaitTurn("T1", "C1", PATIENT)).contains(Duration.ofSeconds(7));
  }

  @Test
  void a_longer_hold_is_not_shortened_by_a_later_one() {
    pace.hold("T1", Method.UPDATE, Duration.ofSeconds(30));
    pace.hold("T1", Method.UPDATE, Duration.ofSeconds(3));
    assertThat(pace.heldFor("T1", Method.UPDATE)).contains(Duration.ofSeconds(30));
    time.pass(Duration.ofSeconds(30));
    assertThat(pace.heldFor("T1", Method.UPDATE)).isEmpty();
  }

  @Test
  void hints_leave_half_of_slacks_fifty_edits_a_minute_to_what_must_be_said() {
    int hints = 0;
    for (int tenth = 0; tenth < 600; tenth++) {
      hints += pace.takeHint("T1") ? 1 : 0;
      time.pass(Duration.ofMillis(100));
    }
    assertThat(hints).isBetween(20, 25);
    assertThat(pace.takeHint("T2")).isTrue();
  }

  @Test
  void answers_and_hints_together_stay_within_slacks_fifty_edits_a_minute() {
    int edits = 0;
    for (int tenth = 0; tenth < 600; tenth++) {
      edits += pace.takeHint("T1") ? 1 : 0;
      edits += pace.takeEdits("T1", 1) ? 1 : 0;
      time.pass(Duration.ofMillis(100));
    }
    assertThat(edits).isBetween(45, 50);
  }

  @Test
  void the_last_edits_are_for_answers_and_not_for_hints() {
    assertThat(pace.takeEdits("T1", 20)).isTrue();
    assertThat(pace.takeHint("T1")).isFalse();
    assertThat(pace.takeEdits("T1", 6)).as("all or none").isFalse();
    assertThat(pace.takeEdits("T1", 5)).isTrue();
    assertThat(pace.takeEdits("T1", 1)).isFalse();
    assertThat(pace.takeEdits("T2", 25)).as("another workspace").isTrue();
  }

  @Test
  void no_edits_are_set_aside_while_slack_wants_none() {
    pace.hold("T1", Method.UPDATE, Duration.ofSeconds(10));
    assertThat(pace.takeEdits("T1", 1)).isFalse();
    time.pass(Duration.ofSeconds(10));
    assertThat(pace.takeEdits("T1", 1)).isTrue();
  }

  @Test
  void there_are_no_hints_while_slack_wants_no_edits() {
    pace.hold("T1", Method.UPDATE, Duration.ofSeconds(10));
    assertThat(pace.takeHint("T1")).isFalse();
    time.pass(Duration.ofSeconds(10));
    assertThat(pace.takeHint("T1")).isTrue();
  }

  @Test
  void thousands_of_channels_that_rest_are_forgotten_and_keep_their_pace() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      assertThat(pace.awaitTurn("T1", "C" + i, Duration.ZERO)).isEmpty();
      time.pass(Duration.ofMillis(10));
    }
    Instant now = time.instant();
    turn("T1", "C4999");
    turn("T1", "C4999");
    assertThat(time.instant()).isAfter(now);
  }

  private Instant turn(String team, String channel) throws InterruptedException {
    assertThat(pace.awaitTurn(team, channel, PATIENT)).isEqualTo(Optional.empty());
    return time.instant();
  }

  private static Duration sinceBegin(Instant moment) {
    return Duration.between(BEGIN, moment);
  }
}
