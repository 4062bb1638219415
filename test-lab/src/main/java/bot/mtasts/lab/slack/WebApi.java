package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.ApiMethod.Caller;
import bot.mtasts.lab.slack.ApiMethod.Who;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The methods under `/api/`: who calls, whether they may, how often, and what comes of it.
final class WebApi {
  private final Map<String, ApiMethod> methods = new TreeMap<>();
  private final InstantSource clock;
  private final Tokens tokens;
  private final RateLimits limits;
  private final Faults faults;
  private final Ledger ledger;

  WebApi(
      InstantSource clock,
      Tokens tokens,
      RateLimits limits,
      Faults faults,
      Ledger ledger,
      List<ApiMethod> rows) {
    this.clock = clock;
    this.tokens = tokens;
    this.limits = limits;
    this.faults = faults;
    this.ledger = ledger;
    rows.forEach(row -> methods.put(row.name(), row));
  }

  /// Answers one call.
  ///
  /// @param token as it came, from the header or the arguments; null if there was none
  Reply call(String method, @Nullable String token, Arguments arguments) {
    Fault fault = faults.take(method);
    return switch (fault) {
      case null -> said(method, token, arguments);
      case Fault.Refuses(var code) -> refused(method, token, arguments, new Refused(code));
      case Fault.Limits(var wait) -> refused(method, token, arguments, Refused.limited(wait));
      case Fault.Status(int status) -> {
        note(method, token, arguments, status, null);
        yield Reply.Says.text(status, "");
      }
      case Fault.Hangs() -> {
        note(method, token, arguments, 0, null);
        yield new Reply.Hangs();
      }
      case Fault.Drops() -> {
        note(method, token, arguments, 0, null);
        yield new Reply.Drops();
      }
      case Fault.LosesTheAnswer() -> {
        said(method, token, arguments);
        yield new Reply.Drops();
      }
    };
  }

  private Reply said(String name, @Nullable String token, Arguments arguments) {
    try {
      ApiMethod method = methods.get(name);
      if (method == null) {
        ledger.broke(new BrokenRule(Rule.KNOWN_METHOD, name, "unknown_method"));
        throw new Refused("unknown_method");
      }
      Caller caller = caller(method, token);
      String whose =
          caller.token() == null || caller.token().workspace == null
              ? "the app"
              : caller.token().workspace.id();
      limits.called(name, method.tier(), whose);
      if (method.scope() != null) {
        caller.need(method.scope());
      }
      ObjectNode answer = Json.object().put("ok", true);
      answer.setAll(method.handler().answer(caller, arguments));
      note(name, token, arguments, 200, answer);
      return Reply.Says.json(200, answer.toString());
    } catch (Refused e) {
      return refused(name, token, arguments, e);
    }
  }

  private Caller caller(ApiMethod method, @Nullable String presented) throws Refused {
    if (method.who() == Who.ANYBODY) {
      return new Caller(null);
    }
    Tokens.Token token = tokens.check(presented);
    Who holder = token.workspace == null ? Who.APP : Who.BOT;
    if (method.who() != Who.EITHER && method.who() != holder) {
      throw new Refused("not_allowed_token_type");
    }
    return new Caller(token);
  }

  private Reply refused(
      String method, @Nullable String token, Arguments arguments, Refused refusal) {
    Duration wait = refusal.retryAfter();
    if (wait == null) {
      note(method, token, arguments, 200, refusal.answer());
      return Reply.Says.json(200, refusal.answer().toString());
    }
    ledger.limited(note(method, token, arguments, 429, refusal.answer()));
    // Whole seconds, and never so few that the next call is too early as well.
    long seconds = wait.plusNanos(999_999_999).toSeconds();
    return new Reply.Says(
        429,
        "application/json; charset=utf-8",
        refusal.answer().toString(),
        Map.of("Retry-After", Long.toString(seconds)));
  }

  private ApiCall note(
      String method,
      @Nullable String token,
      Arguments arguments,
      int status,
      @Nullable ObjectNode answer) {
    var call =
        new ApiCall(
            clock.instant(), method, tokens.owner(token), arguments.forTheLedger(), status, answer);
    ledger.called(call);
    return call;
  }
}
