package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.report.ReportJson;
import bot.mtasts.core.report.ReportMarkdown;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.webhook.ReportHtml;
import io.javalin.http.Context;
import java.util.List;
import okio.ByteString;

/// Shows one check in the format that is asked for.
final class CheckPage {
  private static final int TAG_LENGTH = 22;

  private final CheckJson json;
  private final ReportHtml html;

  CheckPage(CheckJson json, ReportHtml html) {
    this.json = json;
    this.html = html;
  }

  /// @param offered the usual format first
  /// @throws ProblemException if none of them is acceptable
  void show(Context ctx, CheckStanding standing, List<Format> offered) {
    ctx.header("Vary", "Accept");
    Format format =
        Format.best(ctx.header("Accept"), offered)
            .orElseThrow(() ->
                Problem.of(
                        ProblemKind.NOT_ACCEPTABLE,
                        "A check can be had as "
                            + String.join(", ", offered.stream().map(Format::mediaType).toList())
                            + ".")
                    .exception());
    give(ctx, standing, format);
  }

  /// Shows it in this format, whatever was asked for.
  void give(Context ctx, CheckStanding standing, Format format) {
    String text =
        switch (format) {
          case JSON -> json(standing);
          case MARKDOWN -> markdown(standing);
          case HTML -> html(ctx, standing);
        };
    byte[] body = text.getBytes(UTF_8);
    if (standing instanceof CheckStanding.Completed && unchanged(ctx, body)) {
      Answers.notModified(ctx);
      return;
    }
    ctx.status(200).contentType(format.contentType()).result(body);
  }

  private String json(CheckStanding standing) {
    return standing instanceof CheckStanding.Completed(_, var report)
        ? ReportJson.line(report)
        : Json.write(json.pending(standing));
  }

  private static String markdown(CheckStanding standing) {
    String domain = ReportMarkdown.escape(standing.request().domain().unicode());
    return switch (standing) {
      case CheckStanding.Completed(_, var report) -> ReportMarkdown.of(report);
      case CheckStanding.Queued _ -> "The check of " + domain + " waits for its turn.\n";
      case CheckStanding.Running _ -> "The check of " + domain + " is running.\n";
      case CheckStanding.Failed(_, var reason) ->
          "The check of " + domain + " failed: " + ReportMarkdown.escape(reason) + "\n";
    };
  }

  private String html(Context ctx, CheckStanding standing) {
    return html(ctx, html.page(standing));
  }

  private static String html(Context ctx, ReportHtml.Page page) {
    ctx.header("Content-Security-Policy", page.contentSecurityPolicy());
    return page.html();
  }

  /// Says to a person that there is no such check, or not any more.
  void showUnknown(Context ctx) {
    String text = html(ctx, html.unknown());
    ctx.status(404).contentType(Format.HTML.contentType()).result(text.getBytes(UTF_8));
  }

  /// A report never changes, and yet its words may, with the next release: it is asked for again
  /// each time, and sent only when it differs.
  private static boolean unchanged(Context ctx, byte[] body) {
    String tag = "\"" + ByteString.of(body).sha256().base64Url().substring(0, TAG_LENGTH) + "\"";
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", "private, no-cache");
    String known = ctx.header("If-None-Match");
    if (known == null) {
      return false;
    }
    // RFC 9110 §13.1.2: the weak comparison
    return known.strip().equals("*")
        || List.of(known.split(",")).stream()
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(tag::equals);
  }
}
