package bot.mtasts.webhook.api;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.store.Reports;
import bot.mtasts.core.store.Reports.Scored;
import bot.mtasts.webhook.page.Badge;
import bot.mtasts.webhook.page.HistoryPage;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a domain came out over time, for those with a key, and for everybody where the operator
/// opened it. Nothing here begins a check.
final class HistoryRoutes {
  private static final int MOST_SHOWN = 200;
  private static final String ALL = "*";
  private static final String ENDING = ".svg";

  private final Reports reports;
  private final Gate gate;
  private final Body body;
  private final List<String> open;

  /// @param open A-labels of the domains that everybody may see; `*` for all
  HistoryRoutes(Reports reports, Gate gate, Body body, List<String> open) {
    this.reports = reports;
    this.gate = gate;
    this.body = body;
    this.open = open;
  }

  void mount(Routes routes) {
    routes.get("/d/{domain}", this::show);
    routes.post("/d/{domain}", this::showToHolder);
    routes.get("/badge/{file}", this::badge);
  }

  private void show(Context ctx) {
    DomainName domain = domain(ctx.pathParam("domain"));
    if (isOpen(domain)) {
      give(ctx, domain, null);
    } else if (ctx.header("Authorization") != null) {
      give(ctx, domain, reader(gate.caller(ctx)).seesOnly());
    } else {
      ctx.header("WWW-Authenticate", Gate.CHALLENGE); // RFC 9110 §15.5.2
      Html.give(ctx, 401, HistoryPage.closed(domain, null));
    }
  }

  // A key in an address would stand in logs and histories: it comes in a form.
  private void showToHolder(Context ctx) throws IOException {
    DomainName domain = domain(ctx.pathParam("domain"));
    String key = Body.form(ctx, body.octets(ctx)).getOrDefault("key", "");
    Optional<Caller> caller = gate.typed(ctx, key).filter(each -> each.may(Scope.READ));
    if (caller.isPresent()) {
      give(ctx, domain, caller.get().seesOnly());
    } else {
      Html.give(
          ctx, 403, HistoryPage.closed(domain, "That is no valid API key with the scope `read`."));
    }
  }

  private static Caller reader(Caller caller) {
    if (!caller.may(Scope.READ)) {
      throw Problem.of(ProblemKind.FORBIDDEN, "This key lacks the scope `read`.").exception();
    }
    return caller;
  }

  /// @param whose reports; null for all
  private void give(Context ctx, DomainName domain, @Nullable String whose) {
    ctx.header("X-Robots-Tag", "noindex");
    Html.give(ctx, 200, HistoryPage.of(domain, reports.scores(domain, whose, MOST_SHOWN)));
  }

  private void badge(Context ctx) {
    String file = ctx.pathParam("file");
    if (!file.endsWith(ENDING)) {
      throw none();
    }
    DomainName domain = domain(file.substring(0, file.length() - ENDING.length()));
    if (!isOpen(domain)) {
      throw none();
    }
    List<Scored> newest = reports.scores(domain, null, 1);
    ctx.header("Cache-Control", "public, max-age=300");
    // It is there to stand on other people's pages.
    ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
    ctx.status(200)
        .contentType("image/svg+xml")
        .result(Answers.utf8(Badge.of(newest.isEmpty() ? null : newest.getLast())));
  }

  private boolean isOpen(DomainName domain) {
    return open.contains(ALL) || open.contains(domain.ascii());
  }

  private static DomainName domain(String text) {
    return switch (DomainNameParser.parse(text)) {
      case DomainNameReading.Understood(var domain) -> domain;
      case DomainNameReading.Refused _ -> throw none();
    };
  }

  private static ProblemException none() {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no such domain, or it is not open to all.")
        .exception();
  }
}
