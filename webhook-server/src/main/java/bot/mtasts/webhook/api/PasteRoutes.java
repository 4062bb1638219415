package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.check.PasteJudge;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.report.ReportJson;
import bot.mtasts.webhook.SetupTexts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Before anything is published: judging a pasted text, and writing one.
final class PasteRoutes {
  private static final int LONGEST_DOMAIN = 2_000;
  private static final int LONGEST_MODE = 20;

  private final SetupTexts setupTexts;
  private final Body body;
  private final InstantSource clock;

  PasteRoutes(SetupTexts setupTexts, Body body, InstantSource clock) {
    this.setupTexts = setupTexts;
    this.body = body;
    this.clock = clock;
  }

  void mount(Routes routes, Gate gate) {
    routes.post("/api/v1/validate", gate.anyKey((ctx, _) -> validate(ctx)));
    routes.post("/api/v1/generate", gate.scope(Scope.CHECK, (ctx, _) -> generate(ctx)));
  }

  private void validate(Context ctx) throws IOException {
    byte[] pasted = pasted(ctx, body.octets(ctx));
    if (pasted.length > HttpAnswer.LARGEST_BODY) {
      throw Problem.of(
              ProblemKind.TOO_LARGE,
              "A policy may have 64 KiB: there senders stop reading (RFC 8461 §3.3).")
          .exception();
    }
    PasteJudge.Judgement judgement = PasteJudge.judge(pasted, clock.instant());
    ObjectNode json = Json.object();
    json.put("kind", judgement.kind().name().toLowerCase(Locale.ROOT));
    json.put("usable", !judgement.hasCritical());
    json.set("findings", Json.read(ReportJson.findings(judgement.findings()).getBytes(UTF_8)));
    Answers.json(ctx, 200, json);
  }

  private static byte[] pasted(Context ctx, ByteString octets) {
    if (Body.type(ctx).equals("text/plain")) {
      return octets.toByteArray();
    }
    if (!Body.isJson(ctx)) {
      throw Body.unsupported("`text/plain`, or `application/json` as {\"text\": …}");
    }
    Fields fields = Fields.of(Body.json(ctx, octets));
    JsonNode text = fields.node("text");
    if (text == null || !text.isTextual()) {
      fields.fault("/text", "The policy or the record is wanted here, as a string.");
    }
    fields.nothingElse();
    fields.refuseIfFaulty();
    return text == null ? new byte[0] : text.textValue().getBytes(UTF_8);
  }

  private void generate(Context ctx) throws IOException, InterruptedException {
    Fields fields = Fields.of(Body.json(ctx, body.octets(ctx)));
    Optional<DomainName> domain = domain(fields);
    PolicyMode mode = mode(fields);
    fields.nothingElse();
    fields.refuseIfFaulty();
    ObjectNode json =
        switch (setupTexts.draft(domain.orElseThrow(), mode)) {
          case SetupTexts.Drafted drafted -> json(domain.orElseThrow(), mode, drafted);
          case SetupTexts.NothingToWrite(var sentence) ->
              throw Problem.of(ProblemKind.NOTHING_TO_WRITE, sentence).exception();
          case SetupTexts.NotSeen(var sentence) ->
              throw Problem.of(ProblemKind.MX_NOT_SEEN, sentence).exception();
        };
    Answers.json(ctx, 200, json);
  }

  private static Optional<DomainName> domain(Fields fields) {
    @Nullable String text = fields.text("domain", LONGEST_DOMAIN);
    if (text == null) {
      if (!fields.has("domain")) {
        fields.fault("/domain", "Which domain are the texts for?");
      }
      return Optional.empty();
    }
    return switch (DomainNameParser.parse(text)) {
      case DomainNameReading.Understood(var domain) -> Optional.of(domain);
      case DomainNameReading.Refused(_, var sentence) -> {
        fields.fault("/domain", sentence);
        yield Optional.empty();
      }
    };
  }

  private static PolicyMode mode(Fields fields) {
    @Nullable String word = fields.text("mode", LONGEST_MODE);
    if (word == null) {
      return PolicyMode.TESTING; // where RFC 8461 §8.1 begins
    }
    Optional<PolicyMode> mode = PolicyMode.ofWord(word);
    if (mode.isEmpty()) {
      fields.fault("/mode", "This is `testing`, `enforce` or `none`.");
    }
    return mode.orElse(PolicyMode.TESTING);
  }

  private static ObjectNode json(DomainName domain, PolicyMode mode, SetupTexts.Drafted drafted) {
    ObjectNode json = Json.object();
    json.put("domain", domain.ascii());
    json.put("mode", mode.word());
    json.putObject("record").put("name", drafted.recordName()).put("text", drafted.record());
    json.putObject("policy")
        .put("url", drafted.policyUrl())
        .put("text", drafted.policy())
        .put("maxAge", drafted.maxAge().toSeconds());
    json.putObject("tlsRpt").put("name", drafted.tlsRptName()).put("text", drafted.tlsRpt());
    return json;
  }
}
