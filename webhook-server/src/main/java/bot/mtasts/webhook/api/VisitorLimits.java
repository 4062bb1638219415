package bot.mtasts.webhook.api;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.service.RateLimits;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// How many checks visitors may have made: each address, of each domain, and all of them together.
/// Each instance of the server counts for itself.
final class VisitorLimits {
  /// New checks of one domain in a minute, over all visitors: its servers asked for none of it.
  static final int ONE_DOMAIN = 6;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long MOST_REMEMBERED = 10_000;
  private static final int TOO_MANY = 429;
  private static final int BUSY = 503;

  // A check rarely takes longer.
  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private final RateLimits visitors;
  private final RateLimits domains;
  private final VisitorPlaces places;
  private final ClientAddress clients;
  private final Cache<DomainName, String> latest;

  /// @param checksPerMinute of one address
  VisitorLimits(
      int checksPerMinute, VisitorPlaces places, ClientAddress clients, InstantSource clock) {
    this.places = places;
    this.visitors = new RateLimits(checksPerMinute, MINUTE, clock);
    this.domains = new RateLimits(ONE_DOMAIN, MINUTE, clock);
    this.clients = clients;
    this.latest =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(MINUTE)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /// Whether a visitor may ask now.
  sealed interface Leave {
    /// To be ended with [#begun] or [#unused].
    record Granted() implements Leave {}

    /// @param status of the answer: whether it is this visitor who asks too much (429), or all of
    ///   them (503)
    /// @param until the next may be asked for
    record Refused(int status, String sentence, Duration until) implements Leave {}
  }

  /// Takes one check of a domain, or says why not.
  Leave take(Context ctx, DomainName domain) {
    RateLimits.Standing visitor = visitors.take(clients.network(ctx), 1);
    if (!visitor.allowed()) {
      return new Leave.Refused(
          TOO_MANY,
          "From your address %d checks a minute may be asked for. Try again in %d s."
              .formatted(visitors.most(), seconds(visitor.until())),
          visitor.until());
    }
    RateLimits.Standing target = domains.take(domain.ascii(), 1);
    if (!target.allowed()) {
      return new Leave.Refused(
          TOO_MANY,
          "This domain was checked several times in the last minute. Try again in %d s."
              .formatted(seconds(target.until())),
          target.until());
    }
    if (places.take()) {
      return new Leave.Granted();
    }
    // Nothing was begun for it, and it is no fault of theirs.
    visitors.giveBack(clients.network(ctx), 1);
    domains.giveBack(domain.ascii(), 1);
    return new Leave.Refused(
        BUSY,
        "Visitors are having %d checks made right now, as many as this server does for them at once."
                .formatted(places.most())
            + " Try again in a moment.",
        A_MOMENT);
  }

  /// Notes the check that leave was granted for.
  void begun(DomainName domain, String checkId) {
    places.begun(checkId);
    latest.put(domain, checkId);
  }

  /// Leave was granted, and no check came of it.
  void unused() {
    places.giveBack();
  }

  /// The newest check that a visitor asked for, for a minute.
  Optional<String> latest(DomainName domain) {
    return Optional.ofNullable(latest.getIfPresent(domain));
  }

  private static long seconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
