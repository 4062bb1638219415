package bot.mtasts.webhook.api;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.webhook.page.FrontPage;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The first page and its form, for anybody with a browser.
///
/// There is no session and no cookie, so that a foreign page cannot act in anybody's name; it could
/// still spend a visitor's checks, and browsers tell us when one tries.
final class FrontRoutes {
  private static final String ASK = "/checks-from-page";
  private static final Duration UNTIL_ANOTHER_IS_THERE = Duration.ofSeconds(10);

  // Fetch Metadata (W3C): `none` is an address typed by hand. Browsers leave it out on plain http.
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final CheckRequests requests;
  private final Gate gate;
  private final VisitorLimits limits;
  private final Body body;
  private final boolean open;
  private final InstantSource clock;

  /// @param open whether those may ask who hold no key
  FrontRoutes(
      CheckRequests requests,
      Gate gate,
      VisitorLimits limits,
      Body body,
      boolean open,
      InstantSource clock) {
    this.requests = requests;
    this.gate = gate;
    this.limits = limits;
    this.body = body;
    this.open = open;
    this.clock = clock;
  }

  void mount(Routes routes, Stopping stopping) {
    routes.get("/", this::front);
    routes.get(ASK, ctx -> ctx.redirect("/"));
    routes.post(ASK, ctx -> ask(ctx, stopping));
  }

  // A link may fill the field in; it never begins a check.
  private void front(Context ctx) {
    String typed = ctx.queryParam("domain");
    if (typed == null) {
      Html.giveToAll(ctx, FrontPage.of("", null, !open));
    } else {
      again(ctx, 200, typed, null);
    }
  }

  private void again(Context ctx, int status, String typed, @Nullable String fault) {
    ctx.header("X-Robots-Tag", "noindex");
    Html.give(ctx, status, FrontPage.of(typed, fault, !open));
  }

  private void ask(Context ctx, Stopping stopping) throws IOException {
    Map<String, String> form = Body.form(ctx, body.octets(ctx));
    String typed = form.getOrDefault("domain", "");
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null && !OWN_SITES.contains(site)) {
      again(ctx, 403, typed, "Another site sent you here. Press Check to ask for this yourself.");
      return;
    }
    if (stopping.hasBegun()) {
      ctx.header("Retry-After", Long.toString(UNTIL_ANOTHER_IS_THERE.toSeconds()));
      again(ctx, 503, typed, "The server is about to restart. Try again in a moment.");
      return;
    }
    switch (DomainNameParser.parse(typed)) {
      case DomainNameReading.Refused(_, var sentence) -> again(ctx, 422, typed, sentence);
      case DomainNameReading.Understood(var domain) -> {
        String fault = open ? null : fault(ctx, form.getOrDefault("key", ""));
        if (fault != null) {
          again(ctx, 403, typed, fault);
        } else {
          ask(ctx, domain, typed, form.containsKey("again"));
        }
      }
    }
  }

  private @Nullable String fault(Context ctx, String key) {
    if (key.isBlank()) {
      return "Checks are for those who hold an API key here: put yours in below.";
    }
    try {
      Optional<Caller> caller = gate.typed(ctx, key);
      if (caller.isEmpty()) {
        return "That is no valid API key, or it has expired.";
      }
      return caller.get().may(Scope.CHECK) ? null : "This key lacks the scope `check`.";
    } catch (ProblemException e) {
      return e.problem().detail();
    }
  }

  private void ask(Context ctx, DomainName domain, String typed, boolean again) {
    // Whoever asks for a domain that a visitor's check looks at right now joins that check: one of
    // each domain at a time.
    Optional<String> latest = limits.latest(domain);
    if (latest.filter(this::underWay).isPresent()) {
      show(ctx, latest.get());
      return;
    }
    switch (limits.take(ctx, domain)) {
      case VisitorLimits.Leave.Granted _ -> show(ctx, begin(domain, again));
      case VisitorLimits.Leave.Refused(int status, var sentence, var wait) -> {
        ctx.header("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        again(ctx, status, typed, sentence);
      }
    }
  }

  private boolean underWay(String checkId) {
    return requests
        .find(checkId)
        .filter(standing ->
            switch (standing) {
              case CheckStanding.Queued _, CheckStanding.Running _ -> true;
              case CheckStanding.Completed _, CheckStanding.Failed _ -> false;
            })
        .isPresent();
  }

  private String begin(DomainName domain, boolean again) {
    Instant now = clock.instant();
    String id = Ids.check(now);
    CheckRequest request = new CheckRequest(id, domain, null, null, List.of(), again, now);
    try {
      requests.accept(List.of(request), null);
    } catch (RuntimeException e) {
      limits.unused();
      throw e;
    }
    limits.begun(domain, id);
    return id;
  }

  private static void show(Context ctx, String checkId) {
    RequestLog.check(ctx, checkId);
    ctx.status(303).header("Location", "/r/" + checkId);
  }
}
