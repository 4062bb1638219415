package bot.mtasts.webhook.callback;

import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.report.ReportJson;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// An event as JSON: `{"type","timestamp","ticket"?,"data"}`.
public final class EventJson {
  private static final JsonFactory JSON = new JsonFactory();

  private EventJson() {}

  /// The event on one line. `data` is the report, octet for octet as the API gives it; of a check
  /// that failed its id, domain, status and reason.
  ///
  /// @throws IllegalArgumentException if the check has not ended
  public static String of(EventType event, CheckStanding ended, Instant now) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("type", event.word());
      json.writeStringField("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
      if (ended.request().ticket() != null) {
        json.writeStringField("ticket", ended.request().ticket());
      }
      json.writeFieldName("data");
      switch (ended) {
        case CheckStanding.Completed(_, var report) -> json.writeRawValue(ReportJson.line(report));
        case CheckStanding.Failed(var request, var reason) -> failure(json, request, reason);
        case CheckStanding.Queued _, CheckStanding.Running _ ->
            throw new IllegalArgumentException("not ended yet: " + ended.request().id());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does not fail", e);
    }
    return text.toString();
  }

  private static void failure(JsonGenerator json, CheckRequest request, String reason)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", request.id());
    json.writeStringField("domain", request.domain().ascii());
    json.writeStringField("status", "failed");
    json.writeStringField("reason", reason);
    json.writeEndObject();
  }
}
