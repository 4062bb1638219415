package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.slack.in.TokenRenewal.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenRenewalTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final MovedClock clock = new MovedClock(NOON);
  private final Kept kept = Kept.by(clock);
  private final Installations installations = new Installations(kept.vault());
  private final SlackOfOneToken slack = new SlackOfOneToken();
  private final TokenRenewal one = renewal("one");
  private final TokenRenewal two = renewal("two");

  /// Slack's side: a refresh token works once.
  private static final class SlackOfOneToken implements TokenRenewal.Exchange {
    private final AtomicInteger exchanges = new AtomicInteger();
    private final Set<String> used = new HashSet<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile Optional<Outcome> instead = Optional.empty();
    private volatile boolean waits;

    @Override
    public Outcome exchange(Secret refresh) {
      if (waits) {
        try {
          open.await();
        } catch (InterruptedException e) {
          throw new AssertionError("interrupted", e);
        }
      }
      synchronized (this) {
        int number = exchanges.incrementAndGet();
        if (instead.isPresent()) {
          return instead.get();
        }
        return used.add(refresh.reveal())
            ? new Outcome.Renewed(
                new Secret("token-" + number),
                new Secret("refresh-" + number),
                Duration.ofHours(12))
            : new Outcome.Refused("invalid_refresh_token");
      }
    }
  }

  private TokenRenewal renewal(String instance) {
    return new TokenRenewal(installations, kept.leases(), instance, slack, clock);
  }

  @BeforeEach
  void install() {
    installations.keep(
        new Installation(
            "T1",
            "acme",
            new Secret("token-0"),
            new Secret("refresh-0"),
            NOON.plus(Duration.ofHours(12)),
            NOON));
  }

  @Test
  void a_token_that_lasts_is_left_alone() {
    clock.pass(Duration.ofHours(10).minusSeconds(1));

    assertThat(token(one)).isEqualTo("token-0");
    assertThat(slack.exchanges).hasValue(0);
  }

  @Test
  void two_hours_before_its_end_it_is_renewed_and_kept() {
    clock.pass(Duration.ofHours(10));

    assertThat(token(one)).isEqualTo("token-1");
    Installation now = installations.find("T1").orElseThrow();
    assertThat(now.refresh()).isEqualTo(new Secret("refresh-1"));
    assertThat(now.ends()).isEqualTo(clock.instant().plus(Duration.ofHours(12)));
    assertThat(now.installedAt()).isEqualTo(NOON);
    assertThat(token(two)).isEqualTo("token-1");
    assertThat(slack.exchanges).hasValue(1);
  }

  @Test
  void a_token_without_an_end_is_never_renewed() {
    installations.keep(new Installation("T1", "acme", new Secret("for ever"), null, null, NOON));
    clock.pass(Duration.ofDays(400));

    assertThat(token(one)).isEqualTo("for ever");
  }

  @Test
  void of_many_threads_and_instances_one_renews_and_nobody_waits()
      throws InterruptedException, ExecutionException {
    clock.pass(Duration.ofHours(11));
    slack.waits = true;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> tokens = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        TokenRenewal by = i % 2 == 0 ? one : two;
        tokens.add(threads.submit(() -> token(by)));
      }
      // All but the one that exchanges are done before Slack has answered.
      while (tokens.stream().filter(Future::isDone).count() < 49) {
        Thread.onSpinWait();
      }
      slack.open.countDown();
      for (Future<String> token : tokens) {
        assertThat(token.get()).isIn("token-0", "token-1");
      }
    }
    assertThat(slack.exchanges).hasValue(1);
    assertThat(token(two)).isEqualTo("token-1");
  }

  @Test
  void once_it_has_ended_all_wait_for_the_new_one()
      throws InterruptedException, ExecutionException {
    clock.pass(Duration.ofHours(13));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> tokens = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        TokenRenewal by = i % 2 == 0 ? one : two;
        tokens.add(threads.submit(() -> token(by)));
      }
      for (Future<String> token : tokens) {
        assertThat(token.get()).isEqualTo("token-1");
      }
    }
    assertThat(slack.exchanges).hasValue(1);
  }

  @Test
  void who_dies_before_the_exchange_holds_others_up_for_a_minute_at_most() {
    clock.pass(Duration.ofHours(11));
    kept.leases().hold("slack-token:T1", "dead", Duration.ofMinutes(1));

    assertThat(token(one)).isEqualTo("token-0");

    clock.pass(Duration.ofMinutes(1));
    assertThat(token(one)).isEqualTo("token-1");
  }

  @Test
  void who_dies_after_the_exchange_leaves_a_token_that_serves_to_its_end() {
    slack.exchange(new Secret("refresh-0")); // and nobody kept what came of it
    clock.pass(Duration.ofHours(11));

    assertThat(token(one)).isEqualTo("token-0");

    clock.pass(Duration.ofHours(1));
    assertThat(one.lasting(installations.find("T1").orElseThrow())).isEmpty();
    assertThat(installations.ids()).isEmpty();
  }

  @Test
  void slack_out_of_reach_is_asked_again_after_a_minute() {
    slack.instead = Optional.of(new Outcome.Unreached());
    clock.pass(Duration.ofHours(11));

    assertThat(token(one)).isEqualTo("token-0");
    assertThat(token(one)).isEqualTo("token-0");
    assertThat(slack.exchanges).hasValue(1);

    slack.instead = Optional.empty();
    clock.pass(Duration.ofMinutes(1));
    assertThat(token(one)).startsWith("token-").isNotEqualTo("token-0");
  }

  @Test
  void while_slack_is_out_of_reach_an_ended_token_is_no_reason_to_forget_a_workspace() {
    slack.instead = Optional.of(new Outcome.Unreached());
    clock.pass(Duration.ofHours(13));

    assertThat(token(one)).isEqualTo("token-0");
    assertThat(installations.ids()).containsExactly("T1");
  }

  @Test
  void what_cannot_be_kept_is_held_until_it_can() {
    clock.pass(Duration.ofHours(11));
    kept.vault().setWritable(false);

    assertThat(token(one)).isEqualTo("token-1");
    assertThat(token(one)).isEqualTo("token-1");
    assertThat(slack.exchanges).hasValue(1);

    kept.vault().setWritable(true);
    assertThat(token(one)).isEqualTo("token-1");
    assertThat(installations.find("T1").orElseThrow().token()).isEqualTo(new Secret("token-1"));
  }

  @Test
  void an_installation_that_was_made_meanwhile_is_not_written_over() {
    clock.pass(Duration.ofHours(11));
    TokenRenewal slow =
        new TokenRenewal(
            installations,
            kept.leases(),
            "slow",
            refresh -> {
              installations.keep(
                  new Installation("T1", "acme", new Secret("new"), null, null, clock.instant()));
              return slack.exchange(refresh);
            },
            clock);

    assertThat(token(slow)).isEqualTo("new");
    assertThat(installations.find("T1").orElseThrow().token()).isEqualTo(new Secret("new"));
  }

  @Test
  void one_that_was_removed_meanwhile_does_not_come_back() {
    clock.pass(Duration.ofHours(11));
    TokenRenewal slow =
        new TokenRenewal(
            installations,
            kept.leases(),
            "slow",
            refresh -> {
              installations.remove("T1");
              return slack.exchange(refresh);
            },
            clock);

    slow.lasting(installations.find("T1").orElseThrow());

    assertThat(installations.ids()).isEmpty();
  }

  private String token(TokenRenewal by) {
    return by.lasting(installations.find("T1").orElseThrow()).orElseThrow().token().reveal();
  }
}
