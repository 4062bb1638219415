package bot.mtasts.webhook.api;

import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A check in the words of the API. A completed one is its report, and nothing else.
final class CheckJson {
  private final ServerUrls urls;

  CheckJson(ServerUrls urls) {
    this.urls = urls;
  }

  /// What whoever asked is told at once.
  ObjectNode accepted(CheckStanding standing) {
    CheckRequest request = standing.request();
    return Json.object()
        .put("id", request.id())
        .put("status", standing.word())
        .put("url", urls.report(request.id()));
  }

  /// A check that has no report yet, or never will.
  ObjectNode pending(CheckStanding standing) {
    ObjectNode json = about(standing);
    if (standing instanceof CheckStanding.Failed(_, var reason)) {
      json.put("reason", reason);
    }
    return json;
  }

  /// A line of a list.
  ObjectNode line(CheckStanding standing) {
    ObjectNode json = pending(standing);
    if (standing instanceof CheckStanding.Completed(_, var report)) {
      json.put("verdict", report.verdict().word());
      json.put("score", report.score().total());
    }
    return json;
  }

  /// The last event of a stream.
  static ObjectNode ended(CheckReport report) {
    return Json.object()
        .put("id", report.id())
        .put("verdict", report.verdict().word())
        .put("score", report.score().total());
  }

  private ObjectNode about(CheckStanding standing) {
    CheckRequest request = standing.request();
    ObjectNode json = accepted(standing);
    json.put("domain", request.domain().ascii());
    json.put("ticket", request.ticket());
    json.put("receivedAt", request.receivedAt().toString());
    return json;
  }
}
