package bot.mtasts.webhook.api;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.webhook.TrialRun;
import bot.mtasts.webhook.integration.IntegrationDesk;
import bot.mtasts.webhook.integration.IntegrationDesk.Made;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Integrations, for administrators: over the API with a key of scope `admin`, and on this machine
/// with the token of the admin endpoint.
final class IntegrationRoutes {
  private static final int LONGEST_SETTING = 20_000;
  private static final int LONGEST_NAME = 253;
  private static final int MOST_HOSTS = 100;

  private final IntegrationDesk desk;
  private final TrialRun trialRun;
  private final Body body;

  IntegrationRoutes(IntegrationDesk desk, TrialRun trialRun, Body body) {
    this.desk = desk;
    this.trialRun = trialRun;
    this.body = body;
  }

  /// @param guard lets administrators through to a handler, and nobody else
  void mount(Routes routes, UnaryOperator<Handler> guard) {
    String all = "/api/v1/integrations";
    String one = all + "/{name}";
    routes.get(all, guard.apply(this::list));
    routes.post(all, guard.apply(this::create));
    routes.get(one, guard.apply(this::show));
    routes.delete(one, guard.apply(this::remove));
    routes.post(one + "/rotate", guard.apply(this::rotate));
    routes.post(one + "/test", guard.apply(this::test));
    routes.post(one + "/enable", guard.apply(this::enable));
  }

  private void list(Context ctx) {
    ObjectNode json = Json.object();
    var list = json.putArray("integrations");
    for (Integration integration : desk.list()) {
      list.add(IntegrationJson.of(integration, desk.ailing(integration.name())));
    }
    Answers.json(ctx, 200, json);
  }

  private void create(Context ctx) throws IOException {
    IntegrationDesk.Order order = order(Fields.of(Body.json(ctx, body.octets(ctx))));
    switch (desk.create(order)) {
      case Made.Created(var integration, var apiKey, var signingSecret) -> {
        ObjectNode json = Json.object();
        json.put("name", integration.name());
        json.put("apiKey", apiKey.reveal());
        json.put("signingSecret", signingSecret.reveal());
        ctx.header("Location", "/api/v1/integrations/" + integration.name());
        Answers.json(ctx, 201, json);
      }
      case Made.NameTaken _ ->
          throw Problem.of(
                  ProblemKind.NAME_TAKEN,
                  "There is an integration of this name. Choose another, or rotate its key.")
              .exception();
      case Made.Refused(var faults) ->
          throw Problem.invalid(
                  faults.stream().map(fault -> new Problem.FieldError("", null, fault)).toList())
              .exception();
    }
  }

  private static IntegrationDesk.Order order(Fields fields) {
    String name = fields.text("name", LONGEST_NAME);
    if (name == null && !fields.has("name")) {
      fields.fault("/name", "A name is wanted: lower case letters, digits and hyphens.");
    }
    String preset = fields.text("preset", LONGEST_NAME);
    Map<String, String> settings = fields.map("settings", LONGEST_SETTING);
    Map<String, Secret> credentials = new LinkedHashMap<>();
    fields
        .map("credentials", LONGEST_SETTING)
        .forEach((key, value) -> credentials.put(key, new Secret(value)));
    List<String> hosts =
        fields.texts("callbackHosts", MOST_HOSTS, LONGEST_NAME).stream()
            .filter(Objects::nonNull)
            .toList();
    Set<Scope> scopes = scopes(fields);
    fields.nothingElse();
    fields.refuseIfFaulty();
    return new IntegrationDesk.Order(
        Objects.requireNonNull(name),
        Objects.requireNonNullElse(preset, "generic"),
        settings,
        credentials,
        hosts,
        scopes);
  }

  private static Set<Scope> scopes(Fields fields) {
    if (!fields.has("scopes")) {
      return Set.of(Scope.CHECK, Scope.READ);
    }
    Set<Scope> scopes = new LinkedHashSet<>();
    List<@Nullable String> words = fields.texts("scopes", Scope.values().length, LONGEST_NAME);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Optional<Scope> scope = word == null ? Optional.empty() : Scope.of(word);
      if (scope.isPresent()) {
        scopes.add(scope.get());
      } else {
        fields.fault("/scopes/" + i, "Scopes are `check`, `read` and `admin`.");
      }
    }
    return scopes;
  }

  private void show(Context ctx) {
    Integration integration = found(ctx);
    Answers.json(ctx, 200, IntegrationJson.of(integration, desk.ailing(integration.name())));
  }

  private Integration found(Context ctx) {
    return desk.find(ctx.pathParam("name")).orElseThrow(IntegrationRoutes::none);
  }

  private static ProblemException none() {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no integration of this name.").exception();
  }

  private void remove(Context ctx) {
    if (!desk.remove(ctx.pathParam("name"))) {
      throw none();
    }
    Answers.nothing(ctx);
  }

  private void rotate(Context ctx) throws IOException {
    Fields fields = Fields.of(Body.json(ctx, body.octets(ctx)));
    String what = fields.text("what", LONGEST_NAME);
    fields.nothingElse();
    fields.refuseIfFaulty();
    String name = found(ctx).name();
    ObjectNode json = Json.object().put("name", name);
    switch (what) {
      case "api-key" ->
          json.put("apiKey", desk.rotateApiKey(name).orElseThrow(IntegrationRoutes::none).reveal());
      case "signing-secret" ->
          json.put(
              "signingSecret",
              desk.rotateSigningSecret(name).orElseThrow(IntegrationRoutes::none).reveal());
      case null, default -> {
        fields.fault("/what", "This is `api-key` or `signing-secret`.");
        fields.refuseIfFaulty();
      }
    }
    Answers.json(ctx, 200, json);
  }

  private void test(Context ctx) throws InterruptedException {
    Integration integration = found(ctx);
    ObjectNode json = Json.object();
    switch (trialRun.of(integration, ctx.queryParam("ticket"), ctx.queryParam("callback"))) {
      case TrialRun.Sent(var answer) -> AnswerJson.put(json, answer, true);
      case TrialRun.NotSent(var sentence) ->
          json.put("outcome", "not_sent").put("reason", sentence);
    }
    Answers.json(ctx, 200, json);
  }

  private void enable(Context ctx) {
    int enabled = desk.enable(ctx.pathParam("name")).orElseThrow(IntegrationRoutes::none);
    Answers.json(ctx, 200, Json.object().put("enabled", enabled));
  }
}
