package bot.mtasts.slack.in;

import bot.mtasts.core.command.Excuses;
import bot.mtasts.core.command.Handoff;
import bot.mtasts.core.command.SaidLog;
import bot.mtasts.core.store.Once;
import bot.mtasts.core.store.StoreException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where everything that Slack tells us arrives, by whichever door: taken once, for a workspace
/// that we are in, and acknowledged whatever happens.
final class Reception {
  static final String KIND = "slack-event";
  static final Duration KEPT = Duration.ofHours(2);

  /// Where a request's context says for which installation it is; and in which workspace.
  static final String INSTALLATION = "mtasts.installation";

  static final String WORKSPACE = "mtasts.workspace";

  /// What a listener answers when nobody takes the work on.
  static final int BUSY = 503;

  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  private final App app;
  private final WorkspaceTokens workspaces;
  private final Once once;
  private final Handoff handoff;
  private final Refusals refusals;
  private final SaidLog saidLog;
  private final String guide;

  /// @param handoff what listeners hand work to
  /// @param guide what people are told in whose workspace the app is not installed
  Reception(
      App app,
      WorkspaceTokens workspaces,
      Once once,
      Handoff handoff,
      Refusals refusals,
      SaidLog saidLog,
      String guide) {
    this.app = app;
    this.workspaces = workspaces;
    this.once = once;
    this.handoff = handoff;
    this.refusals = refusals;
    this.saidLog = saidLog;
    this.guide = guide;
  }

  /// Takes something.
  ///
  /// @param copy what copies of this delivery have in common, and nothing else has
  /// @param parsed Bolt's reading of it; null or an exception when it has none
  /// @return what Slack is answered; 503 for an event that Slack is to send again, 400 for what
  ///   nobody can read
  Response take(Told told, String copy, Supplier<@Nullable Request<?>> parsed) {
    Instant begun = saidLog.now();
    try {
      if (handoff.isClosed()) {
        saidLog.note(told.word(), Optional.empty(), "", "stopping", begun);
        return later(told, Excuses.STOPPING);
      }
      return taken(told, copy, parsed, begun);
    } catch (StoreException e) {
      log.atError().setCause(e).addKeyValue("outcome", "not kept").log("slack");
      saidLog.note(told.word(), Optional.empty(), "", "not_kept", begun);
      return later(told, Excuses.NOT_KEPT);
    } finally {
      saidLog.acknowledged(begun);
    }
  }

  /// Not now: Slack sends an event again, people have to be told.
  private Response later(Told told, String sentence) {
    return told.kind() == Told.Kind.EVENT ? Response.error(503) : refusals.of(told, sentence);
  }

  private Response taken(
      Told told, String copy, Supplier<@Nullable Request<?>> parsed, Instant begun) {
    Request<?> request = parse(parsed);
    if (request == null) {
      saidLog.note(told.word(), Optional.empty(), "", "malformed", begun);
      return Response.error(400);
    }
    List<String> candidates = told.installations();
    Optional<String> installation = workspaces.installed(candidates);
    // Last of all that may fail: what Slack is to send again must not be known already.
    if (!once.first(KIND, told.key(copy), KEPT)) {
      saidLog.note(told.word(), Optional.empty(), first(candidates), "repeated", begun);
      return Response.ok();
    }
    if (installation.isEmpty()) {
      saidLog.note(told.word(), Optional.empty(), first(candidates), "not_installed", begun);
      return refusals.of(told, guide);
    }
    Map<String, String> context = request.getContext().getAdditionalValues();
    context.put(INSTALLATION, installation.get());
    context.put(WORKSPACE, told.workspace().orElse(installation.get()));
    return run(told, request, installation.get(), begun);
  }

  private static @Nullable Request<?> parse(Supplier<@Nullable Request<?>> parsed) {
    try {
      return parsed.get();
    } catch (RuntimeException e) {
      // Gson's exceptions quote the payload, in which there are URLs that anybody could write to.
      log.atWarn().addKeyValue("outcome", e.getClass().getSimpleName()).log("slack payload");
      return null;
    }
  }

  private Response run(Told told, Request<?> request, String installation, Instant begun) {
    Response response;
    try {
      response = app.run(request);
    } catch (Exception e) {
      // Slack would send it again, or tell people that we are down: neither helps.
      log.atError().setCause(e).addKeyValue("outcome", "failed").log("slack");
      saidLog.note(told.word(), Optional.empty(), installation, "failed", begun);
      return refusals.of(told, Excuses.FAILED);
    }
    if (response.getStatusCode() == BUSY) {
      saidLog.note(told.word(), Optional.empty(), installation, "busy", begun);
      return refusals.of(told, handoff.isClosed() ? Excuses.STOPPING : Excuses.TOO_MUCH);
    }
    // 404 is Bolt's for what no listener wants.
    return response.getStatusCode() == 200 ? response : Response.ok();
  }

  private static String first(List<String> candidates) {
    return candidates.isEmpty() ? "" : candidates.getFirst();
  }
}
