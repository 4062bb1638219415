package bot.mtasts.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Delivery.State;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.RetrySchedule.Decision;
import bot.mtasts.core.delivery.RetrySchedule.Decision.Again;
import bot.mtasts.core.delivery.RetrySchedule.Decision.Dead;
import bot.mtasts.core.delivery.RetrySchedule.Decision.Done;
import bot.mtasts.core.delivery.RetrySchedule.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What follows from attempts at an answer in a chat, which somebody sits and waits for.
class AnswerScheduleTest {
  private static final Instant CREATED = Instant.parse("2026-03-01T00:00:00Z");
  private static final DestinationHealth DISABLED =
      new DestinationHealth(
          "slack:T1/C1", null, CREATED.minusSeconds(9), CREATED.minusSeconds(1), "archived");

  @ParameterizedTest(name = "attempt {0} failed: the next after {1}")
  @CsvSource({
    " 1, PT1S",
    " 2, PT3S",
    " 3, PT10S",
    " 4, PT30S",
    " 5, PT1M",
    " 6, PT2M",
    " 7, PT5M",
    " 8, PT5M",
    "30, PT5M",
  })
  void each_attempt_comes_soon(int made, Duration wait) {
    assertThat(after(made, new Answer.Unreached("no answer"), CREATED.plusSeconds(60)))
        .isEqualTo(new Again(CREATED.plusSeconds(60).plus(wait)));
  }

  record Row(String why, Answer answer, Duration age, Decision decision) {
    @Override
    public String toString() {
      return why;
    }
  }

  static List<Row> rulings() {
    return List.of(
        row("it was taken", new Answer.Accepted(200, "ok"), "PT0S", new Done()),
        row(
            "the message is no more: that ends this answer, not the channel",
            new Answer.Gone(404, "message_not_found"),
            "PT0S",
            new Dead("It is gone: message_not_found")),
        row(
            "Slack is not set up here any more",
            new Answer.Forbidden("This server is not connected to Slack"),
            "PT0S",
            new Dead("This server is not connected to Slack")),
        row(
            "the chat says when it will take more",
            declined(Duration.ofSeconds(40), null),
            "PT0S",
            new Again(CREATED.plusSeconds(40))),
        row(
            "the chat will take more when nobody waits any longer",
            declined(Duration.ofMinutes(30), null),
            "PT0S",
            new Dead("Nobody waits for an answer longer than 25 minutes; at last: HTTP 429")),
        row(
            "after 24 minutes the next attempt would come too late",
            declined(null, null),
            "PT24M59.5S",
            new Dead("Nobody waits for an answer longer than 25 minutes; at last: HTTP 429")),
        row(
            "a refusal that was hopeless by then",
            declined(null, Duration.ofMinutes(2)),
            "PT2M1S",
            new Dead("HTTP 429")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulings")
  void what_follows_tells_nothing_of_the_channel(Row row) {
    Ruling ruling =
        RetrySchedule.decide(delivery(0, 0), row.answer(), DISABLED, CREATED.plus(row.age()), 0);

    assertThat(ruling).isEqualTo(new Ruling(row.decision(), null));
  }

  @Test
  void one_that_a_person_redelivers_later_is_tried_once() {
    Instant nextDay = CREATED.plus(Duration.ofDays(1));

    assertThat(
            RetrySchedule.decide(
                    delivery(5, 5), new Answer.Unreached("no answer"), DISABLED, nextDay, 0)
                .decision())
        .isInstanceOf(Dead.class);
  }

  @RepeatedTest(20)
  void whatever_is_answered_it_has_ended_when_nobody_waits_any_more(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Decision decision = new Again(CREATED);
    Instant last = CREATED;
    int made = 0;
    while (decision instanceof Again(var at)) {
      assertThat(at).isAfterOrEqualTo(last);
      last = at;
      Answer answer =
          random.nextBoolean()
              ? new Answer.Unreached("no answer")
              : declined(Duration.ofSeconds(random.nextLong(-10, 400)), null);
      decision =
          RetrySchedule.decide(delivery(made, 0), answer, DISABLED, at, random.nextDouble(-1, 1))
              .decision();
      made++;
    }

    assertThat(decision).isInstanceOf(Dead.class);
    assertThat(last).isBetween(CREATED, CREATED.plus(RetrySchedule.ANSWER_WORTH));
    assertThat(made).isLessThan(20);
  }

  private static Decision after(int made, Answer answer, Instant now) {
    return RetrySchedule.decide(delivery(made - 1, 0), answer, DISABLED, now, 0).decision();
  }

  private static Row row(String why, Answer answer, String age, Decision decision) {
    return new Row(why, answer, Duration.parse(age), decision);
  }

  private static Answer declined(@Nullable Duration retryAfter, @Nullable Duration hopelessAfter) {
    return new Answer.Declined(429, retryAfter, "HTTP 429", "", hopelessAfter);
  }

  private static Delivery delivery(int attempts, int roundStart) {
    return new Delivery(
        "dlv_1",
        "msg_1",
        "slack:T1",
        "chk_1",
        EventType.CHECK_COMPLETED,
        new ChatAnswer(Chat.SLACK, "T1/C1", "place", false, ChatAnswer.View.REPORT),
        new Payload("application/json", ByteString.encodeUtf8("{}")),
        CREATED,
        State.WAITING,
        attempts,
        null,
        null,
        roundStart,
        false);
  }
}
