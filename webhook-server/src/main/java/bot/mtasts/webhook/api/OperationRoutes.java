package bot.mtasts.webhook.api;

import bot.mtasts.webhook.Metrics;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What those who run the server ask: does it live, does it take work, how is it doing.
final class OperationRoutes {
  private final Metrics metrics;
  private final Supplier<List<String>> notReady;
  private final Gate gate;
  private final Stopping stopping;

  OperationRoutes(Metrics metrics, Supplier<List<String>> notReady, Gate gate, Stopping stopping) {
    this.metrics = metrics;
    this.notReady = notReady;
    this.gate = gate;
    this.stopping = stopping;
  }

  void mount(Routes routes) {
    routes.get("/healthz", ctx -> Answers.json(ctx, 200, Json.object().put("status", "ok")));
    routes.get("/readyz", this::ready);
    routes.get("/metrics", this::scrape);
  }

  private void ready(Context ctx) {
    List<String> reasons = new ArrayList<>(notReady.get());
    if (stopping.hasBegun()) {
      reasons.add("The server is about to stop.");
    }
    ObjectNode json = Json.object().put("status", reasons.isEmpty() ? "ready" : "not_ready");
    ArrayNode list = json.putArray("reasons");
    reasons.forEach(list::add);
    Answers.json(ctx, reasons.isEmpty() ? 200 : 503, json);
  }

  /// Open to this machine and to administrators: the numbers tell who uses the server, and how
  /// much.
  private void scrape(Context ctx) {
    if (!ClientAddress.isThisMachine(ctx) && !gate.caller(ctx).isAdmin()) {
      throw Problem.of(
              ProblemKind.FORBIDDEN,
              "Metrics are for this machine, and for keys with the scope `admin`.")
          .exception();
    }
    ctx.status(200)
        .contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(Answers.utf8(metrics.scrape()));
  }
}
