package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.ModeColumn;
import bot.mtasts.core.say.FindingPages;
import bot.mtasts.core.say.Nearest;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The catalogue of findings: what a code means, for anybody.
final class FindingRoutes {
  private static final String ALL = "/api/v1/findings";
  private static final List<Format> FORMATS = List.of(Format.JSON, Format.MARKDOWN);

  void mount(Routes routes) {
    routes.get(ALL, this::list);
    routes.get(ALL + "/{code}", this::show);
  }

  private void list(Context ctx) {
    ObjectNode json = Json.object();
    ArrayNode codes = json.putArray("findings");
    for (FindingCode code : FindingCode.values()) {
      codes.add(of(code));
    }
    cached(ctx);
    Answers.json(ctx, 200, json);
  }

  private void show(Context ctx) {
    FindingCode code = found(ctx.pathParam("code"));
    ctx.header("Vary", "Accept");
    Format format =
        Format.best(ctx.header("Accept"), FORMATS)
            .orElseThrow(() ->
                Problem.of(
                        ProblemKind.NOT_ACCEPTABLE,
                        "A finding can be had as application/json or text/markdown.")
                    .exception());
    cached(ctx);
    String page = FindingPages.markdown(code);
    if (format == Format.MARKDOWN) {
      ctx.status(200).contentType(format.contentType()).result(page.getBytes(UTF_8));
    } else {
      Answers.json(ctx, 200, of(code).put("markdown", page));
    }
  }

  private static FindingCode found(String word) {
    return FindingCode.ofWord(word)
        .orElseThrow(() -> {
          List<String> words = Arrays.stream(FindingCode.values()).map(FindingCode::word).toList();
          String meant =
              Nearest.to(word, words).map(near -> " Did you mean `" + near + "`?").orElse("");
          return Problem.of(ProblemKind.NOT_FOUND, "There is no finding of this code." + meant)
              .exception();
        });
  }

  // It changes with our releases only.
  private static void cached(Context ctx) {
    ctx.header("Cache-Control", "public, max-age=3600");
  }

  private static ObjectNode of(FindingCode code) {
    ObjectNode json = Json.object();
    json.put("code", code.word());
    json.put("title", code.title());
    json.put("dimension", code.dimension().word());
    ObjectNode severity = json.putObject("severity");
    for (ModeColumn column : ModeColumn.values()) {
      severity.put(column.name().toLowerCase(Locale.ROOT), code.severity(column).word());
    }
    Effect effect =
        Arrays.stream(ModeColumn.values())
            .map(code::effect)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    json.put("effect", effect == null ? null : effect.word());
    json.put("reference", code.source());
    ArrayNode reports = json.putArray("senderReports");
    code.senderReports().forEach(reports::add);
    return json;
  }
}
