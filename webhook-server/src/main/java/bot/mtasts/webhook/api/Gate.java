package bot.mtasts.webhook.api;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.service.RateLimits;
import bot.mtasts.core.store.Integrations;
import bot.mtasts.webhook.integration.KeyText;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Lets in whoever holds an API key, as far as its scopes reach and not too often.
final class Gate {
  /// What a 401 says is wanted. Browsers show no box for it: they know no way to ask for a key.
  static final String CHALLENGE = "Bearer realm=\"mtasts\"";

  private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+)");
  private static final int FAILURES_PER_MINUTE = 30;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long MOST_GOOD_KEYS = 10_000;

  /// What an unknown key is compared with, so that it takes as long as a known one.
  private static final ApiKey NOBODYS =
      new ApiKey("nobody", "0".repeat(64), Set.of(), Instant.EPOCH, null, null);

  private final Integrations integrations;
  private final InstantSource clock;
  private final RateLimits requests;
  private final RateLimits failures;
  private final ClientAddress clients;

  // Behind a proxy all clients share one address: whoever proved a key a moment ago is let through
  // while a neighbour guesses.
  private final Cache<ByteString, Boolean> lately =
      Caffeine.newBuilder()
          .maximumSize(MOST_GOOD_KEYS)
          .expireAfterWrite(Duration.ofMinutes(10))
          .build();

  Gate(
      Integrations integrations,
      int requestsPerMinute,
      ClientAddress clients,
      InstantSource clock) {
    this.integrations = integrations;
    this.clients = clients;
    this.clock = clock;
    this.requests = new RateLimits(requestsPerMinute, MINUTE, clock);
    this.failures = new RateLimits(FAILURES_PER_MINUTE, MINUTE, clock);
  }

  /// Answers somebody who is known.
  interface ForCaller {
    void handle(Context ctx, Caller caller) throws Exception;
  }

  /// Wants a key with a scope.
  Handler scope(Scope scope, ForCaller handler) {
    return ctx -> {
      Caller caller = caller(ctx);
      countRequest(ctx, caller.key().id());
      if (!caller.may(scope)) {
        throw Problem.of(
                ProblemKind.FORBIDDEN,
                "This key lacks the scope `"
                    + scope.word()
                    + "`. An administrator can make one"
                    + " that has it.")
            .exception();
      }
      handler.handle(ctx, caller);
    };
  }

  /// Wants any key.
  Handler anyKey(ForCaller handler) {
    return ctx -> {
      Caller caller = caller(ctx);
      countRequest(ctx, caller.key().id());
      handler.handle(ctx, caller);
    };
  }

  /// Who asks.
  ///
  /// @throws ProblemException if there is no valid key, or the address has failed too often
  Caller caller(Context ctx) {
    String header = ctx.header("Authorization");
    if (header == null) {
      throw unauthorized("Send your API key: `Authorization: Bearer mts_…`.");
    }
    return caller(ctx, shown(header))
        .orElseThrow(() -> unauthorized("That is no valid API key, or it has expired."));
  }

  /// Who typed a key into a page; empty when it is no valid one.
  ///
  /// @throws ProblemException if the address has failed too often
  Optional<Caller> typed(Context ctx, String key) {
    return caller(ctx, KeyText.parse(key.strip()));
  }

  private Optional<Caller> caller(Context ctx, Optional<KeyText> shown) {
    ByteString proof = shown.map(key -> ByteString.of(key.sha256())).orElse(ByteString.EMPTY);
    if (lately.getIfPresent(proof) == null) {
      refuseGuessers(ctx);
    }
    Caller caller = shown.map(this::find).orElse(null);
    if (caller == null) {
      failed(ctx);
      return Optional.empty();
    }
    lately.put(proof, Boolean.TRUE);
    noteUse(caller.key());
    RequestLog.integration(ctx, caller.name());
    return Optional.of(caller);
  }

  private @Nullable Caller find(KeyText shown) {
    Instant now = clock.instant();
    Optional<Integration> owner = integrations.ofKey(shown.id());
    ApiKey kept =
        owner.stream()
            .flatMap(integration -> integration.apiKeys().stream())
            .filter(key -> key.id().equals(shown.id()))
            .findFirst()
            .orElse(NOBODYS);
    return shown.is(kept) && kept.validAt(now) && owner.isPresent()
        ? new Caller(owner.get(), kept)
        : null;
  }

  private static Optional<KeyText> shown(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher bearer = BEARER.matcher(header);
    return bearer.matches() ? KeyText.parse(bearer.group(1)) : Optional.empty();
  }

  private void noteUse(ApiKey key) {
    Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(minute)) {
      integrations.used(key.id(), minute);
    }
  }

  /// Counts a request against the limit of whoever makes it, and says how that stands.
  ///
  /// @throws ProblemException when it is one too many
  void countRequest(Context ctx, String who) {
    RateLimits.Standing standing = requests.take(who, 1);
    // draft-ietf-httpapi-ratelimit-headers-11
    ctx.header(
        "RateLimit-Policy",
        "\"default\";q=%d;w=%d".formatted(requests.most(), requests.window().toSeconds()));
    ctx.header(
        "RateLimit",
        "\"default\";r=%d;t=%d".formatted(standing.remaining(), seconds(standing.reset())));
    if (!standing.allowed()) {
      throw Problem.of(
              ProblemKind.RATE_LIMITED, "This key may ask " + requests.most() + " times a minute.")
          .retryAfter(standing.until())
          .exception();
    }
  }

  /// Refuses an address that has shown too many wrong keys or signatures.
  void refuseGuessers(Context ctx) {
    String network = clients.network(ctx);
    if (failures.exhausted(network)) {
      throw Problem.of(
              ProblemKind.RATE_LIMITED,
              "Too many wrong keys came from your address. Wait a minute.")
          .retryAfter(MINUTE)
          .exception();
    }
  }

  /// Notes a wrong key or signature.
  void failed(Context ctx) {
    failures.take(clients.network(ctx), 1);
  }

  private static ProblemException unauthorized(String detail) {
    // RFC 6750 §3
    return Problem.of(ProblemKind.UNAUTHORIZED, detail)
        .with("WWW-Authenticate", CHALLENGE)
        .exception();
  }

  private static long seconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }
}
