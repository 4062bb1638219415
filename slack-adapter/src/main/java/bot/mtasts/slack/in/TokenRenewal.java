package bot.mtasts.slack.in;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.Leases;
import bot.mtasts.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews tokens before they end, whoever needs them: a command, or a result that is posted at
/// night. A refresh token works once, so that of all threads and instances one exchanges it; the
/// others go on with the token that is about to end. Whoever dies between the exchange and the
/// vault leaves a used refresh token behind: then the present token serves until its end.
final class TokenRenewal implements AutoCloseable {
  /// Tokens live for twelve hours.
  static final Duration BEFORE_END = Duration.ofHours(2);

  private static final Logger log = LoggerFactory.getLogger(TokenRenewal.class);
  // Longer than an exchange can take.
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofMillis(200);

  /// Gives a refresh token away for new tokens.
  interface Exchange {
    Outcome exchange(Secret refresh);
  }

  /// How an exchange comes out.
  sealed interface Outcome {
    record Renewed(Secret token, Secret refresh, Duration life) implements Outcome {}

    /// @param error Slack's word for it
    record Refused(String error) implements Outcome {}

    /// Nobody knows whether it took place.
    record Unreached() implements Outcome {}
  }

  private final Installations installations;
  private final Leases leases;
  private final String instance;
  private final Exchange exchange;
  private final InstantSource clock;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();
  private final Map<String, Installation> unsaved = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param instance the name of this one among those that share the leases
  TokenRenewal(
      Installations installations,
      Leases leases,
      String instance,
      Exchange exchange,
      InstantSource clock) {
    this.installations = installations;
    this.leases = leases;
    this.instance = instance;
    this.exchange = exchange;
    this.clock = clock;
  }

  /// The installation with a token that lasts for a while, if there is a way to that.
  ///
  /// @param found as it was read just now
  /// @return empty when its token has ended for good
  Optional<Installation> lasting(Installation found) {
    Installation rescued = unsaved.get(found.id());
    if (rescued != null) {
      return Optional.of(save(found, rescued));
    }
    if (!isDue(found)) {
      return Optional.of(found);
    }
    ReentrantLock lock = locks.computeIfAbsent(found.id(), _ -> new ReentrantLock());
    if (!hasEnded(found)) {
      if (!lock.tryLock()) {
        return Optional.of(found);
      }
    } else {
      lock.lock();
    }
    try {
      return alone(found.id());
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue(Installation found) {
    return found.refresh() != null && found.endsWithin(BEFORE_END, clock.instant());
  }

  private boolean hasEnded(Installation found) {
    return found.endsWithin(Duration.ZERO, clock.instant());
  }

  /// Renews it, alone in this instance.
  private Optional<Installation> alone(String id) {
    Optional<Installation> present = installations.find(id);
    Instant wait = notBefore.get(id);
    if (present.isEmpty()
        || !isDue(present.get())
        || (wait != null && clock.instant().isBefore(wait))) {
      return present;
    }
    String lease = "slack-token:" + id;
    if (!leases.hold(lease, instance, LEASE)) {
      return hasEnded(present.get()) ? awaitAnother(id, lease) : present;
    }
    return withLease(id, lease);
  }

  private Optional<Installation> withLease(String id, String lease) {
    try {
      // Another instance may have been quicker, and just let go.
      return installations.find(id).flatMap(now -> isDue(now) ? renew(now) : Optional.of(now));
    } finally {
      leases.release(lease, instance);
    }
  }

  /// Another instance exchanges the refresh token of one that has ended.
  private Optional<Installation> awaitAnother(String id, String lease) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() < end && !closed.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
        Optional<Installation> present = installations.find(id);
        if (present.isEmpty() || !isDue(present.get())) {
          return present;
        }
        if (leases.hold(lease, instance, LEASE)) {
          return withLease(id, lease);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // for whoever asked; the token may do yet
    }
    return installations.find(id);
  }

  private Optional<Installation> renew(Installation old) {
    Secret refresh = old.refresh();
    if (refresh == null) {
      return Optional.of(old);
    }
    return switch (exchange.exchange(refresh)) {
      case Outcome.Renewed(var token, var newRefresh, var life) -> {
        notBefore.remove(old.id());
        Installation renewed = old.renewed(token, newRefresh, clock.instant().plus(life));
        note(old.id(), "renewed");
        yield Optional.of(save(old, renewed));
      }
      case Outcome.Unreached _ -> {
        notBefore.put(old.id(), clock.instant().plus(BETWEEN_ATTEMPTS));
        note(old.id(), "unreached");
        // One that has ended is refused by Slack, and whatever was to be sent is tried again.
        yield Optional.of(old);
      }
      case Outcome.Refused(var error) -> refused(old, error);
    };
  }

  private Optional<Installation> refused(Installation old, String error) {
    note(old.id(), error);
    if (!hasEnded(old)) {
      // It serves to its end; until then somebody may read the log, and install the app again.
      notBefore.put(old.id(), clock.instant().plus(BETWEEN_ATTEMPTS));
      return Optional.of(old);
    }
    forget(old.id());
    installations.remove(old.id());
    return Optional.empty();
  }

  /// Keeps what was renewed, unless somebody has installed the app anew or removed it meanwhile.
  private Installation save(Installation old, Installation renewed) {
    try {
      Optional<Installation> present = installations.find(old.id());
      if (present.isPresent() && present.get().token().equals(old.token())) {
        installations.keep(renewed);
      }
      unsaved.remove(old.id());
      return present.filter(now -> !now.token().equals(old.token())).orElse(renewed);
    } catch (StoreException e) {
      // The refresh token in the vault is used up: this is the only copy of the new one.
      log.atError()
          .setCause(e)
          .addKeyValue("integration", "slack:" + old.id())
          .addKeyValue("outcome", "not kept")
          .log("slack token");
      unsaved.put(old.id(), renewed);
      return renewed;
    }
  }

  private static void note(String id, String outcome) {
    (outcome.equals("renewed") ? log.atInfo() : log.atError())
        .addKeyValue("integration", "slack:" + id)
        .addKeyValue("outcome", outcome)
        .log("slack token");
  }

  /// Forgets what was known of an installation that is no more.
  void forget(String id) {
    unsaved.remove(id);
    notBefore.remove(id);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
