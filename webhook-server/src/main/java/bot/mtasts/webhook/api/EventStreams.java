package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.request.CheckProgress;
import bot.mtasts.core.request.CheckProgress.Happening;
import bot.mtasts.core.request.CheckStanding;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ConcurrentHashMultiset;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// Tells how far a check has come, as server-sent events. Each stream is a virtual thread that
/// mostly sleeps; it ends with the check, with the client, or after a time.
final class EventStreams {
  private static final Duration UNTIL_A_PLACE_IS_FREE = Duration.ofSeconds(10);
  private static final String LAST = "end";

  private final CheckProgress progress;
  private final HttpLimits limits;
  private final ConcurrentHashMultiset<String> open = ConcurrentHashMultiset.create();

  EventStreams(CheckProgress progress, HttpLimits limits) {
    this.progress = progress;
    this.limits = limits;
  }

  /// Answers with the stream, and returns when it has ended.
  ///
  /// @param who has a limit of its own
  void stream(Context ctx, String who, String checkId) throws IOException, InterruptedException {
    if (LAST.equals(ctx.header("Last-Event-ID"))) {
      // It heard the end. 204 keeps a browser from asking once more (HTML §9.2.3).
      Answers.nothing(ctx);
      return;
    }
    int others = open.add(who, 1);
    try {
      if (others >= limits.streamsEach() || open.size() > limits.streams()) {
        throw tooMany();
      }
      ctx.status(200).contentType("text/event-stream");
      ctx.header("X-Accel-Buffering", "no"); // else nginx keeps the events to itself
      if (!ctx.method().name().equals("HEAD")) {
        follow(ctx, checkId);
      }
    } finally {
      open.remove(who, 1);
    }
  }

  private static ProblemException tooMany() {
    return Problem.of(
            ProblemKind.TOO_MANY_STREAMS, "Close a stream first, or ask for the check itself.")
        .retryAfter(UNTIL_A_PLACE_IS_FREE)
        .exception();
  }

  private void follow(Context ctx, String checkId) throws InterruptedException {
    long begun = System.nanoTime();
    try (CheckProgress.Following following = progress.follow(checkId)) {
      OutputStream out = ctx.res().getOutputStream();
      send(ctx, out, "retry: 3000\n\n");
      boolean over = false;
      while (!over && System.nanoTime() - begun < limits.longestStream().toNanos()) {
        Happening happening = following.next(limits.heartbeat());
        send(ctx, out, happening == null ? ": still waiting\n\n" : text(happening));
        over = happening != null && isLast(happening);
      }
    } catch (IOException _) {
      // The client has gone: there is nobody left to tell.
    }
  }

  private static boolean isLast(Happening happening) {
    return switch (happening) {
      case Happening.StageEnded _ -> false;
      case Happening.Ended _, Happening.Unknown _ -> true;
    };
  }

  private static String text(Happening happening) {
    return switch (happening) {
      case Happening.StageEnded(var stage, var after) ->
          event(
              stage.word(),
              "stage",
              Json.object().put("stage", stage.word()).put("afterMs", after.toMillis()));
      case Happening.Ended(var standing) -> ended(standing);
      case Happening.Unknown _ ->
          event(LAST, "failed", Json.object().put("reason", "The check is not there any more."));
    };
  }

  private static String ended(CheckStanding standing) {
    ObjectNode id = Json.object().put("id", standing.request().id());
    return switch (standing) {
      case CheckStanding.Completed(_, var report) ->
          event(LAST, "completed", CheckJson.ended(report));
      case CheckStanding.Failed(_, var reason) -> event(LAST, "failed", id.put("reason", reason));
      case CheckStanding.Queued _, CheckStanding.Running _ ->
          throw new IllegalStateException("it was said to have ended");
    };
  }

  // JSON on one line holds no line end, so that it cannot break out of its event.
  private static String event(String id, String name, ObjectNode data) {
    return "id: " + id + "\nevent: " + name + "\ndata: " + Json.write(data) + "\n\n";
  }

  private static void send(Context ctx, OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    ctx.res().flushBuffer();
  }
}
