package bot.mtasts.discord.out;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.progress.MovedTime;
import bot.mtasts.discord.out.RateLimits.Route;
import bot.mtasts.discord.out.RateLimits.State;
import bot.mtasts.discord.out.RateLimits.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Route MAIL = new Route("POST channels/messages", "mail", true);
  private static final Route OPS = new Route("POST channels/messages", "ops", true);
  private static final Route ANSWER = new Route("PATCH webhooks/original", "token", false);
  private static final Route FOLLOW_UP = new Route("POST webhooks", "token", false);

  private final MovedTime time = new MovedTime(BEGIN);
  private final RateLimits limits = new RateLimits(time);

  @Test
  void the_first_request_of_a_route_is_not_held_up() throws Exception {
    assertThat(wait(MAIL)).isZero();
  }

  @Test
  void an_empty_bucket_is_waited_for_until_it_is_filled() throws Exception {
    wait(MAIL);
    limits.heed(MAIL, new State("b", 5, 0, Duration.ofMillis(1_250)));
    assertThat(wait(MAIL)).isEqualTo(Duration.ofMillis(1_250));
  }

  @Test
  void what_is_left_is_counted_though_no_answer_came_yet() throws Exception {
    limits.heed(MAIL, new State("b", 5, 2, Duration.ofSeconds(2)));
    assertThat(wait(MAIL)).isZero();
    assertThat(wait(MAIL)).isZero();
    assertThat(wait(MAIL)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void an_answer_that_was_overtaken_does_not_fill_the_bucket() throws Exception {
    limits.heed(MAIL, new State("b", 5, 0, Duration.ofSeconds(2)));
    limits.heed(MAIL, new State("b", 5, 3, Duration.ofSeconds(1)));
    assertThat(wait(MAIL)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_window_that_is_over_is_full_again_and_not_fuller() throws Exception {
    limits.heed(MAIL, new State("b", 3, 0, Duration.ofSeconds(2)));
    time.pass(Duration.ofSeconds(2));
    assertThat(wait(MAIL)).isZero();
    assertThat(wait(MAIL)).isZero();
    assertThat(wait(MAIL)).isZero();
    assertThat(wait(MAIL)).as("no answer came yet").isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void each_channel_has_its_own() throws Exception {
    limits.heed(MAIL, new State("b", 5, 0, Duration.ofSeconds(2)));
    assertThat(wait(OPS)).isZero();
  }

  @Test
  void what_one_channel_taught_holds_for_the_first_requests_of_another() throws Exception {
    limits.heed(MAIL, new State("b", 2, 1, Duration.ofSeconds(2)));
    assertThat(wait(OPS)).isZero();
    assertThat(wait(OPS)).isZero();
    assertThat(wait(OPS)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void routes_that_share_a_bucket_share_what_is_left_of_it() throws Exception {
    limits.heed(ANSWER, new State("b", 5, 5, Duration.ofSeconds(2)));
    limits.heed(FOLLOW_UP, new State("b", 5, 0, Duration.ofSeconds(2)));
    assertThat(wait(ANSWER)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void who_has_less_patience_hears_how_long_it_would_have_been() throws Exception {
    limits.heed(MAIL, new State("b", 5, 0, Duration.ofSeconds(9)));
    assertThat(away(MAIL, time.instant().plusSeconds(5), 0)).contains(Duration.ofSeconds(9));
    assertThat(time.instant()).as("and did not wait for it").isEqualTo(BEGIN);
  }

  @Test
  void hints_leave_something_for_the_answer() throws Exception {
    limits.heed(ANSWER, new State("b", 5, 3, Duration.ofSeconds(2)));
    assertThat(hint(ANSWER)).isEmpty();
    assertThat(hint(ANSWER)).contains(Duration.ofSeconds(2));
    assertThat(wait(ANSWER)).isZero();
  }

  @Test
  void a_limit_of_the_bot_holds_all_that_it_asks_and_no_answers() throws Exception {
    limits.holdBot(Duration.ofSeconds(3));
    assertThat(wait(ANSWER)).as("Discord does not count them").isZero();
    assertThat(wait(OPS)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void a_limit_of_the_address_holds_everything() throws Exception {
    limits.holdAll(Duration.ofSeconds(3));
    assertThat(wait(ANSWER)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void a_route_that_tells_no_bucket_is_held_for_itself() throws Exception {
    limits.hold(MAIL, Duration.ofSeconds(3));
    assertThat(wait(OPS)).isZero();
    assertThat(wait(MAIL)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void long_before_discord_bans_the_address_nothing_is_asked_any_more() throws Exception {
    for (int one = 1; one < RateLimits.MOST_INVALID; one++) {
      limits.invalid();
      time.pass(Duration.ofMillis(100));
    }
    assertThat(away(MAIL, time.instant(), 0)).isEmpty();
    limits.invalid();
    assertThat(away(MAIL, time.instant(), 0))
        .as("ten minutes after the first of them")
        .contains(Duration.between(time.instant(), BEGIN.plus(Duration.ofMinutes(10))));
    assertThat(away(ANSWER, time.instant(), 0)).isPresent();
    time.pass(Duration.ofMinutes(10));
    assertThat(away(MAIL, time.instant(), 0)).isEmpty();
  }

  @Test
  void what_is_under_way_when_a_window_ends_may_arrive_in_the_next() throws Exception {
    limits.heed(MAIL, new State("b", 3, 2, Duration.ofSeconds(2)));
    Turn one = limits.await(MAIL, time.instant(), 0);
    Turn other = limits.await(MAIL, time.instant(), 0);
    time.pass(Duration.ofSeconds(2));
    assertThat(wait(MAIL)).isZero();
    assertThat(wait(MAIL)).isEqualTo(Duration.ofSeconds(2));
    ((Turn.Taken) one).close();
    ((Turn.Taken) other).close();
    time.pass(Duration.ofSeconds(2));
    assertThat(wait(MAIL)).isZero();
    assertThat(wait(MAIL)).isZero();
    assertThat(wait(MAIL)).isZero();
    assertThat(wait(MAIL)).isEqualTo(Duration.ofSeconds(2));
  }

  /// How long a request waits, which is answered at once.
  private Duration wait(Route route) throws InterruptedException {
    Instant before = time.instant();
    Turn turn = limits.await(route, before.plusSeconds(60), 0);
    assertThat(turn).isInstanceOfSatisfying(Turn.Taken.class, Turn.Taken::close);
    return Duration.between(before, time.instant());
  }

  private Optional<Duration> away(Route route, Instant until, int spare)
      throws InterruptedException {
    return switch (limits.await(route, until, spare)) {
      case Turn.Taken taken -> {
        taken.close();
        yield Optional.empty();
      }
      case Turn.Away(var wait) -> Optional.of(wait);
    };
  }

  private Optional<Duration> hint(Route route) throws InterruptedException {
    return away(route, time.instant().plus(Patience.OF_HINTS.longest()), Patience.OF_HINTS.spare());
  }
}
