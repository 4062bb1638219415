package bot.mtasts.webhook.callback;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.service.PayloadWriter;
import bot.mtasts.webhook.template.EventTemplate;
import java.time.Instant;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes events: as JSON, or through the template that an integration brings for its callbacks.
public final class EventWriter implements PayloadWriter {
  private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);

  /// The type of an event without a template.
  public static final String JSON = "application/json";

  @Override
  public Payload write(
      @Nullable Integration integration,
      Destination destination,
      EventType event,
      CheckStanding ended,
      Instant now) {
    String json = EventJson.of(event, ended, now);
    if (integration == null || !(destination instanceof Destination.Callback)) {
      return new Payload(JSON, ByteString.encodeUtf8(json));
    }
    EventTemplate template = EventTemplate.in(integration.settings()).orElse(null);
    if (template == null) {
      return new Payload(JSON, ByteString.encodeUtf8(json));
    }
    return switch (template.render(json)) {
      case EventTemplate.Rendered.Text(var text) ->
          new Payload(template.contentType(), ByteString.encodeUtf8(text));
      // It was tried when it was saved; what still goes wrong must not cost anybody the result.
      case EventTemplate.Rendered.Faulty(var sentence) -> {
        LOG.atWarn()
            .addKeyValue("check_id", ended.request().id())
            .addKeyValue("integration", integration.name())
            .addKeyValue("outcome", "sent as JSON")
            .addKeyValue("reason", sentence)
            .log("template");
        yield new Payload(JSON, ByteString.encodeUtf8(json));
      }
    };
  }
}
