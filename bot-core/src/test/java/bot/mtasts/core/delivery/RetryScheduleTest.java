package bot.mtasts.core.delivery;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.delivery.Delivery.State;
import bot.mtasts.core.delivery.RetrySchedule.Decision;
import bot.mtasts.core.delivery.RetrySchedule.Decision.Again;
import bot.mtasts.core.delivery.RetrySchedule.Decision.Dead;
import bot.mtasts.core.delivery.RetrySchedule.Decision.DeadAndDisable;
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
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
  private static final Instant CREATED = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant NOW = CREATED.plus(Duration.ofHours(1));
  private static final String KEY = "callback:https://hook.test/";
  private static final DestinationHealth WELL = DestinationHealth.well(KEY, "desk");

  @ParameterizedTest(name = "attempt {0} failed: the next after {1}, {2} to {3} with jitter")
  @CsvSource({
    " 1, PT5S,   PT4S,     PT6S",
    " 2, PT30S,  PT24S,    PT36S",
    " 3, PT5M,   PT4M,     PT6M",
    " 4, PT30M,  PT24M,    PT36M",
    " 5, PT2H,   PT1H36M,  PT2H24M",
    " 6, PT5H,   PT4H,     PT6H",
    " 7, PT10H,  PT8H,     PT12H",
    " 8, PT20H,  PT16H,    PT24H",
    " 9, PT24H,  PT19H12M, PT28H48M",
  })
  void each_attempt_waits_longer(int made, Duration wait, Duration least, Duration most) {
    assertThat(after(made, declined(), 0)).isEqualTo(new Again(NOW.plus(wait)));
    assertThat(after(made, declined(), -1)).isEqualTo(new Again(NOW.plus(least)));
    assertThat(after(made, declined(), 1)).isEqualTo(new Again(NOW.plus(most)));
  }

  @Test
  void after_the_tenth_nothing_more_is_tried() {
    assertThat(after(10, declined(), 0))
        .isEqualTo(new Dead("The last of 10 attempts failed: HTTP 503"));
  }

  record Row(String why, Answer answer, DestinationHealth before, Ruling ruling) {
    @Override
    public String toString() {
      return why;
    }
  }

  static List<Row> rulings() {
    Instant fiveDaysAgo = NOW.minus(Duration.ofDays(5));
    DestinationHealth justFailing = failing(NOW);
    DestinationHealth failingLong = failing(fiveDaysAgo);
    DestinationHealth disabled =
        new DestinationHealth(KEY, "desk", fiveDaysAgo, NOW.minusSeconds(60), "It is gone: x");
    return List.of(
        row("what is taken is done", new Answer.Accepted(200, "ok"), WELL, new Done(), WELL),
        row(
            "a success ends a time of failures",
            new Answer.Accepted(204, ""),
            failingLong,
            new Done(),
            WELL),
        row(
            "a success that a person asked for enables again",
            new Answer.Accepted(null, ""),
            disabled,
            new Done(),
            WELL),
        row("a refusal begins a time of failures", declined(), WELL, again("PT5S"), justFailing),
        row("so does silence", new Answer.Unreached("no answer"), WELL, again("PT5S"), justFailing),
        row(
            "the first failure of many is remembered",
            declined(),
            failing(CREATED),
            again("PT5S"),
            failing(CREATED)),
        row(
            "what the destination asks for is obeyed",
            declined(Duration.ofMinutes(3)),
            WELL,
            again("PT3M"),
            justFailing),
        row(
            "but not before our own turn",
            declined(Duration.ofSeconds(1)),
            WELL,
            again("PT5S"),
            justFailing),
        row(
            "nor when it is in the past",
            declined(Duration.ofSeconds(-9)),
            WELL,
            again("PT5S"),
            justFailing),
        row(
            "and no longer than a day",
            declined(Duration.ofDays(30)),
            WELL,
            again("PT24H"),
            justFailing),
        row(
            "410 disables at once",
            new Answer.Gone(410, "HTTP 410"),
            WELL,
            new DeadAndDisable("It is gone: HTTP 410"),
            new DestinationHealth(KEY, "desk", NOW, NOW, "It is gone: HTTP 410")),
        row(
            "410 of a disabled one changes nothing",
            new Answer.Gone(410, "HTTP 410"),
            disabled,
            new Dead("It is gone: HTTP 410"),
            disabled),
        row(
            "five days of failures disable",
            declined(),
            failingLong,
            new DeadAndDisable("It took nothing for 5 days; at last: HTTP 503"),
            new DestinationHealth(
                KEY, "desk", fiveDaysAgo, NOW, "It took nothing for 5 days; at last: HTTP 503")),
        row(
            "a second less does not",
            declined(),
            failing(fiveDaysAgo.plusSeconds(1)),
            again("PT5S"),
            failing(fiveDaysAgo.plusSeconds(1))),
        row(
            "a disabled one is tried once when a person asks",
            declined(),
            disabled,
            new Dead("HTTP 503. The destination stays disabled"),
            disabled),
        row(
            "a refusal can be final after a while",
            new Answer.Declined(404, null, "no such ticket", "", Duration.ofMinutes(59)),
            WELL,
            new Dead("no such ticket"),
            justFailing),
        row(
            "and until then is not",
            new Answer.Declined(404, null, "no such ticket", "", Duration.ofMinutes(60)),
            WELL,
            again("PT5S"),
            justFailing),
        row(
            "where we must not send is final, and no fault of theirs",
            new Answer.Forbidden("This URL cannot be delivered to"),
            WELL,
            new Dead("This URL cannot be delivered to"),
            WELL),
        row(
            "even after five days of failures",
            new Answer.Forbidden("No"),
            failingLong,
            new Dead("No"),
            failingLong));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulings")
  void rules(Row row) {
    assertThat(RetrySchedule.decide(delivery(0, 0), row.answer(), row.before(), NOW, 0))
        .isEqualTo(row.ruling());
  }

  @Test
  void a_redelivery_begins_a_schedule_of_its_own() {
    Ruling ruling = RetrySchedule.decide(delivery(13, 10), declined(), WELL, NOW, 0);

    assertThat(ruling.decision()).isEqualTo(again("PT30M"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.01, -1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void jitter_out_of_bounds_is_a_mistake(double jitter) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetrySchedule.decide(delivery(0, 0), declined(), WELL, NOW, jitter));
  }

  @RepeatedTest(200)
  void whatever_is_answered_it_ends_and_never_comes_too_early(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    DestinationHealth health = random.nextBoolean() ? WELL : failing(CREATED.minusSeconds(9));
    Instant now = CREATED;
    int roundStart = random.nextInt(30);
    int made = 0;
    Decision decision = new Again(now);
    while (decision instanceof Again(var at)) {
      assertThat(at).isAfterOrEqualTo(now);
      now = at;
      Answer answer = anyFailure(random);
      Ruling ruling =
          RetrySchedule.decide(
              delivery(roundStart + made, roundStart),
              answer,
              health,
              now,
              random.nextDouble(-1, 1));
      made++;
      if (ruling.decision() instanceof Again(var next)
          && answer instanceof Answer.Declined declined
          && declined.retryAfter() != null) {
        Duration asked = declined.retryAfter();
        Duration atMost = Duration.ofHours(24);
        assertThat(next).isAfterOrEqualTo(now.plus(asked.compareTo(atMost) > 0 ? atMost : asked));
      }
      decision = ruling.decision();
      health = requireNonNull(ruling.health());
    }

    assertThat(made).isBetween(1, 10);
    assertThat(decision).isInstanceOfAny(Dead.class, DeadAndDisable.class);
    assertThat(health.disabled()).isEqualTo(decision instanceof DeadAndDisable);
  }

  private static Answer anyFailure(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> new Answer.Gone(410, "HTTP 410");
      case 1 -> new Answer.Forbidden("no");
      case 2, 3, 4 -> new Answer.Unreached("no answer");
      default -> declined(Duration.ofSeconds(random.nextLong(-10, 200_000)));
    };
  }

  private static Decision after(int made, Answer answer, double jitter) {
    return RetrySchedule.decide(delivery(made - 1, 0), answer, WELL, NOW, jitter).decision();
  }

  private static Row row(
      String why,
      Answer answer,
      DestinationHealth before,
      Decision decision,
      DestinationHealth after) {
    return new Row(why, answer, before, new Ruling(decision, after));
  }

  private static Again again(String wait) {
    return new Again(NOW.plus(Duration.parse(wait)));
  }

  private static Answer.Declined declined() {
    return declined(null);
  }

  private static Answer.Declined declined(@Nullable Duration retryAfter) {
    return new Answer.Declined(503, retryAfter, "HTTP 503", "", null);
  }

  private static DestinationHealth failing(Instant since) {
    return new DestinationHealth(KEY, "desk", since, null, null);
  }

  private static Delivery delivery(int attempts, int roundStart) {
    return new Delivery(
        "dlv_1",
        "msg_1",
        "desk",
        "chk_1",
        EventType.CHECK_COMPLETED,
        new Destination.Callback("https://hook.test/"),
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
