package bot.mtasts.webhook.api;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.Page;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks that were asked for: reading them, listing them, watching them.
final class CheckRoutes {
  private static final String ALL = "/api/v1/checks";
  private static final List<Format> FOR_MACHINES =
      List.of(Format.JSON, Format.MARKDOWN, Format.HTML);
  private static final List<Format> FOR_PEOPLE = List.of(Format.HTML, Format.MARKDOWN, Format.JSON);

  private final CheckRequests requests;
  private final CheckArchive archive;
  private final CheckPage page;
  private final CheckJson json;
  private final EventStreams streams;
  private final ClientAddress clients;

  CheckRoutes(
      CheckRequests requests,
      CheckArchive archive,
      CheckPage page,
      CheckJson json,
      EventStreams streams,
      ClientAddress clients) {
    this.requests = requests;
    this.archive = archive;
    this.page = page;
    this.json = json;
    this.streams = streams;
    this.clients = clients;
  }

  void mount(Routes routes, Gate gate) {
    routes.get(ALL, gate.scope(Scope.READ, this::list));
    routes.get(ALL + "/{id}", gate.scope(Scope.READ, this::show));
    routes.get(ALL + "/{id}/events", gate.scope(Scope.READ, this::watch));
    // Whoever knows the id may look: it has 80 random bits.
    routes.get("/r/{id}", this::showToAnybody);
    routes.get("/r/{id}/events", this::watchByAnybody);
  }

  private void list(Context ctx, Caller caller) {
    Page<CheckStanding> found =
        Paging.page(
            ctx,
            (cursor, limit) ->
                requests.list(
                    new CheckRequests.Filter(caller.seesOnly(), domain(ctx)), cursor, limit));
    ObjectNode answer = Json.object();
    ArrayNode checks = answer.putArray("checks");
    found.items().forEach(standing -> checks.add(json.line(standing)));
    answer.put("next", found.next());
    Answers.json(ctx, 200, answer);
  }

  private static @Nullable DomainName domain(Context ctx) {
    String text = ctx.queryParam("domain");
    if (text == null) {
      return null;
    }
    return switch (DomainNameParser.parse(text)) {
      case DomainNameReading.Understood(var domain) -> domain;
      case DomainNameReading.Refused(_, var sentence) -> throw Paging.malformed("domain", sentence);
    };
  }

  private void show(Context ctx, Caller caller) {
    page.show(ctx, seenBy(ctx, caller), FOR_MACHINES);
  }

  private CheckStanding seenBy(Context ctx, Caller caller) {
    return archive
        .find(ctx.pathParam("id"))
        .filter(standing -> caller.sees(standing.request().integration()))
        .map(standing -> noted(ctx, standing))
        .orElseThrow(CheckRoutes::none);
  }

  private void showToAnybody(Context ctx) {
    ctx.header("X-Robots-Tag", "noindex");
    String name = ctx.pathParam("id");
    for (Format format : List.of(Format.JSON, Format.MARKDOWN)) {
      String ending = "." + format.fileEnding();
      if (name.endsWith(ending)) {
        String id = name.substring(0, name.length() - ending.length());
        CheckStanding standing = found(ctx, id).orElseThrow(CheckRoutes::none);
        ctx.header(
            "Content-Disposition",
            "attachment; filename=\"mta-sts-%s%s\""
                .formatted(standing.request().domain().ascii(), ending));
        page.give(ctx, standing, format);
        return;
      }
    }
    Optional<CheckStanding> standing = found(ctx, name);
    if (standing.isPresent()) {
      page.show(ctx, standing.get(), FOR_PEOPLE);
    } else if (Format.best(ctx.header("Accept"), FOR_PEOPLE).equals(Optional.of(Format.HTML))) {
      page.showUnknown(ctx);
    } else {
      throw none();
    }
  }

  private Optional<CheckStanding> found(Context ctx, String id) {
    return archive.find(id).map(standing -> noted(ctx, standing));
  }

  private static CheckStanding noted(Context ctx, CheckStanding standing) {
    RequestLog.check(ctx, standing.request().id());
    return standing;
  }

  private static ProblemException none() {
    return Problem.of(
            ProblemKind.NOT_FOUND, "There is no check of this id, or it is somebody else's.")
        .exception();
  }

  private void watch(Context ctx, Caller caller) throws IOException, InterruptedException {
    streams.stream(ctx, caller.name(), seenBy(ctx, caller).request().id());
  }

  private void watchByAnybody(Context ctx) throws IOException, InterruptedException {
    streams.stream(
        ctx,
        clients.network(ctx),
        found(ctx, ctx.pathParam("id")).orElseThrow(CheckRoutes::none).request().id());
  }
}
