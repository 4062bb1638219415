package bot.mtasts.core.command;

import bot.mtasts.core.command.Reply.Refused;
import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.request.CheckProgress;
import bot.mtasts.core.request.CheckProgress.Following;
import bot.mtasts.core.request.CheckProgress.Happening;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.CheckRequests.Acceptance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Has domains checked for somebody in a chat. The place of the answer is kept together with the
/// request, and the answer comes as a delivery: what happens here after that is only to show how
/// far it has come.
final class ChatChecks {
  private static final Logger log = LoggerFactory.getLogger(ChatChecks.class);

  /// For so long stages are shown; a check takes seconds, and waits behind others for a minute at
  /// worst. Whatever comes later is still answered.
  static final Duration LONGEST_FOLLOWED = Duration.ofMinutes(5);

  // Whoever asks with two hundred others waits here, for as long as it takes: the store turns away
  // who waits for it for some seconds.
  private static final int KEPT_AT_ONCE = 4;

  private final Set<Thread> followers = new HashSet<>(); // guarded by itself
  private volatile boolean leaving;
  private final Semaphore keeping = new Semaphore(KEPT_AT_ONCE, true);
  private final CheckRequests requests;
  private final CheckProgress progress;
  private final ChatLimits limits;
  private final InstantSource clock;

  ChatChecks(
      CheckRequests requests, CheckProgress progress, ChatLimits limits, InstantSource clock) {
    this.requests = requests;
    this.progress = progress;
    this.limits = limits;
    this.clock = clock;
  }

  /// What somebody wants.
  ///
  /// @param domains each is answered for itself
  /// @param privately whether only they are to see it
  /// @param fresh whether a look of a moment ago will not do
  record Wish(Asker asker, List<DomainName> domains, View view, boolean privately, boolean fresh) {
    Wish {
      domains = List.copyOf(domains);
    }
  }

  /// Has the domains checked, or says why not. Blocks until all of them have ended.
  ///
  /// @throws InterruptedException if the caller's thread is interrupted; what was kept is carried
  ///   out and answered all the same
  void begin(Wish wish, ReplySink sink) throws InterruptedException {
    Optional<Refused> refusal = limits.take(wish.asker(), wish.domains().size());
    if (refusal.isPresent()) {
      sink.say(refusal.get());
      return;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (DomainName domain : wish.domains()) {
        // One after the other, so that the answers stand in the order of the question.
        Opened place = sink.open(domain, wish.privately());
        threads.execute(() -> check(wish, domain, place));
      }
    }
    // Closing the threads waits for them; an interruption has reached them, and is left as a flag.
    if (Thread.interrupted()) {
      throw new InterruptedException("no longer following checks");
    }
  }

  private void check(Wish wish, DomainName domain, Opened place) {
    Instant now = clock.instant();
    String id = Ids.check(now);
    try (place) {
      if (kept(wish, domain, id, now, place)) {
        follow(id, place);
      }
    } catch (InterruptedException e) {
      // This process stops. The request is kept, and whoever carries it out answers.
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // It is kept, and will be answered; only its stages are not shown any more.
      noted(log.atError(), id, domain, wish, "not followed").setCause(e).log("chat check");
    }
  }

  private boolean kept(Wish wish, DomainName domain, String id, Instant now, Opened place) {
    try {
      CheckRequest request =
          new CheckRequest(
              id,
              domain,
              integration(wish),
              null,
              List.of(place.destination(wish.view())),
              wish.fresh(),
              now);
      switch (accept(request)) {
        case Acceptance.Accepted _ -> {}
        case Acceptance.Repeated _,
            Acceptance.InProgress _,
            Acceptance.Unanswered _,
            Acceptance.OtherBody _ ->
            throw new IllegalStateException("a request that claims nothing repeats nothing");
      }
      noted(log.atInfo(), id, domain, wish, "accepted").log("chat check");
      return true;
    } catch (RuntimeException e) {
      noted(log.atError(), id, domain, wish, "not kept").setCause(e).log("chat check");
      place.say(
          new Reply.CheckFailed(
              domain,
              null,
              "We could not note down what you asked for, so that nothing was checked. The fault is"
                  + " ours, not the domain's. Try again in a moment."));
      return false;
    }
  }

  private Acceptance accept(CheckRequest request) {
    // Not even for an interruption: somebody was told that we check.
    keeping.acquireUninterruptibly();
    try {
      return requests.accept(List.of(request), null);
    } finally {
      keeping.release();
    }
  }

  /// Interrupts those who only show how far checks have come, now and from now on. What is kept is
  /// answered by whoever carries it out.
  void stopFollowing() {
    leaving = true;
    synchronized (followers) {
      followers.forEach(Thread::interrupt);
    }
  }

  private void follow(String id, Opened place) throws InterruptedException {
    synchronized (followers) {
      followers.add(Thread.currentThread());
    }
    try {
      show(id, place);
    } finally {
      synchronized (followers) {
        followers.remove(Thread.currentThread());
      }
      // Whoever interrupted wanted an end of this, and there it is: the place is closed in peace.
      boolean _ = Thread.interrupted();
    }
  }

  private void show(String id, Opened place) throws InterruptedException {
    Instant until = clock.instant().plus(LONGEST_FOLLOWED);
    Set<Stage> ended = EnumSet.noneOf(Stage.class);
    try (Following following = progress.follow(id)) {
      while (!leaving) {
        Duration left = Duration.between(clock.instant(), until);
        if (!left.isPositive()) {
          return;
        }
        switch (following.next(left)) {
          case Happening.StageEnded(var stage, _) -> {
            ended.add(stage);
            place.working(Set.copyOf(ended));
          }
          case Happening.Ended _, Happening.Unknown _ -> {
            return;
          }
          case null -> {}
        }
      }
    }
  }

  private static LoggingEventBuilder noted(
      LoggingEventBuilder event, String id, DomainName domain, Wish wish, String outcome) {
    return event
        .addKeyValue("check_id", id)
        .addKeyValue("domain", domain)
        .addKeyValue("integration", integration(wish))
        .addKeyValue("outcome", outcome);
  }

  /// Whose request it is, as the store keeps it.
  private static String integration(Wish wish) {
    return wish.privately() ? wish.asker().personKey() : wish.asker().workspaceKey();
  }
}
