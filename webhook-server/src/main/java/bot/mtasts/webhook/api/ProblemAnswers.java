package bot.mtasts.webhook.api;

import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.StoreException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells refusals and failures as `application/problem+json` (RFC 9457), whoever found them: we,
/// Javalin, or Jetty.
final class ProblemAnswers {
  static final String CONTENT_TYPE = "application/problem+json";

  private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private final ServerUrls urls;
  private final InstantSource clock;

  ProblemAnswers(ServerUrls urls, InstantSource clock) {
    this.urls = urls;
    this.clock = clock;
  }

  void mount(RoutesConfig routes) {
    routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
    routes.exception(MethodNotAllowedResponse.class, this::wrongMethod);
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> answer(ctx, e.getStatus(), "The request was refused: " + refusal(e) + "."));
    routes.exception(StoreException.class, this::noStore);
    routes.exception(InterruptedException.class, (_, ctx) -> interrupted(ctx));
    routes.exception(Exception.class, this::anythingElse);
  }

  private static String refusal(HttpResponseException e) {
    return HttpStatus.forStatus(e.getStatus()).getMessage().toLowerCase(Locale.ROOT);
  }

  void answer(Context ctx, Problem problem) {
    problem.headers().forEach(ctx::header);
    ctx.status(problem.kind().status())
        .contentType(CONTENT_TYPE)
        .result(Answers.utf8(json(problem)));
  }

  private void answer(Context ctx, int status, String detail) {
    ctx.status(status).contentType(CONTENT_TYPE).result(Answers.utf8(json(status, detail)));
  }

  /// For a status that Javalin or Jetty chose.
  String json(int status, String detail) {
    Optional<ProblemKind> kind = ProblemKind.ofStatus(status);
    if (kind.isPresent()) {
      return json(Problem.of(kind.get(), detail));
    }
    // RFC 9457 §4.2.1: a status that says it all.
    ObjectNode json = Json.object();
    json.put("type", "about:blank");
    json.put("title", HttpStatus.forStatus(status).getMessage());
    json.put("status", status);
    return Json.write(json);
  }

  String json(Problem problem) {
    ObjectNode json = Json.object();
    json.put("type", urls.problem(problem.kind()));
    json.put("title", problem.kind().title());
    json.put("status", problem.kind().status());
    json.put("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      ArrayNode errors = json.putArray("errors");
      for (Problem.FieldError error : problem.errors()) {
        ObjectNode entry = errors.addObject().put("pointer", error.pointer());
        if (error.index() != null) {
          entry.put("index", error.index());
        }
        entry.put("detail", error.detail());
      }
    }
    return Json.write(json);
  }

  private void wrongMethod(MethodNotAllowedResponse e, Context ctx) {
    String allowed = allowed(e) + ", OPTIONS";
    ctx.header("Allow", allowed);
    if (ctx.method().equals(HandlerType.OPTIONS)) {
      ctx.status(HttpStatus.NO_CONTENT);
      return;
    }
    answer(ctx, Problem.of(ProblemKind.METHOD_NOT_ALLOWED, "Allowed here: " + allowed + "."));
  }

  private static String allowed(MethodNotAllowedResponse e) {
    // Javalin names the entry one way for browsers and another for everybody else.
    return e.getDetails().values().stream().findFirst().orElse("");
  }

  private void noStore(StoreException e, Context ctx) {
    log.atWarn().setCause(e).addKeyValue("outcome", "unavailable").log("database");
    answer(
        ctx,
        Problem.of(
                ProblemKind.UNAVAILABLE,
                "The request could not be kept or read; nothing was half done. Try again shortly.")
            .retryAfter(A_MOMENT));
  }

  private void interrupted(Context ctx) {
    // Only the server's own end interrupts a request.
    Thread.currentThread().interrupt();
    answer(
        ctx,
        Problem.of(ProblemKind.STOPPING, "The server stops before this could be answered.")
            .retryAfter(A_MOMENT));
  }

  private void anythingElse(Exception e, Context ctx) {
    if (e instanceof HttpException http) {
      // Jetty's: what the client sends cannot be read to its end.
      answer(ctx, http.getCode(), "The request could not be read to its end.");
      return;
    }
    answer(ctx, bug(e));
  }

  /// Notes a bug and says no more of it than where it was noted.
  Problem bug(Throwable e) {
    String id = Ids.error(clock.instant());
    log.atError().setCause(e).addKeyValue("error_id", id).log("bug");
    return Problem.of(
        ProblemKind.INTERNAL_ERROR, "That is our fault, and it is in our log as " + id + ".");
  }
}
