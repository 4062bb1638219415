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

/// How often visitors may have checks made: each address, and of each domain. Each instance of the
/// server counts for itself.
final class VisitorLimits {
  /// New checks of one domain in a minute, over all visitors: its servers asked for none of it.
  static final int ONE_DOMAIN = 6;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long MOST_REMEMBERED = 10_000;

  private final RateLimits visitors;
  private final RateLimits domains;
  private final ClientAddress clients;
  private final Cache<DomainName, String> latest;

  /// @param checksPerMinute of one address
  VisitorLimits(int checksPerMinute, ClientAddress clients, InstantSource clock) {
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
    record Granted() implements Leave {}

    /// @param until the next may be asked for
    record Refused(String sentence, Duration until) implements Leave {}
  }

  /// Takes one check of a domain, or says why not.
  Leave take(Context ctx, DomainName domain) {
    RateLimits.Standing visitor = visitors.take(clients.network(ctx), 1);
    if (!visitor.allowed()) {
      return new Leave.Refused(
          "From your address %d checks a minute may be asked for. Try again in %d s."
              .formatted(visitors.most(), seconds(visitor.until())),
          visitor.until());
    }
    RateLimits.Standing target = domains.take(domain.ascii(), 1);
    return target.allowed()
        ? new Leave.Granted()
        : new Leave.Refused(
            "This domain was checked several times in the last minute. Try again in %d s."
                .formatted(seconds(target.until())),
            target.until());
  }

  /// Notes a visitor's check.
  void begun(DomainName domain, String checkId) {
    latest.put(domain, checkId);
  }

  /// The newest check that a visitor asked for, for a minute.
  Optional<String> latest(DomainName domain) {
    return Optional.ofNullable(latest.getIfPresent(domain));
  }

  private static long seconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
