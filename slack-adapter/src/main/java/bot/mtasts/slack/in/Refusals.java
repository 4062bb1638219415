package bot.mtasts.slack.in;

import bot.mtasts.core.command.Handoff;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.bolt.response.Response;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people that nothing will be done, where nothing was begun: in the acknowledgement itself,
/// so that they read it even when we can reach nobody; a button's acknowledgement shows nothing, so
/// there its `response_url` is used.
final class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);
  private static final int MOST_AT_ONCE = 100;

  private final Slack slack;
  private final Handoff senders = new Handoff("slack-refusal-", MOST_AT_ONCE);

  Refusals(Slack slack) {
    this.slack = slack;
  }

  /// Acknowledges something that is not done.
  ///
  /// @param sentence for whoever asked, in mrkdwn; nothing of strangers' in it
  Response of(Told told, String sentence) {
    return switch (told.kind()) {
      case COMMAND -> json(whisper(sentence));
      case SUBMISSION -> json(inForm(told, sentence));
      case PRESS, SHORTCUT -> {
        String url = told.text("/response_url");
        if (!url.isEmpty()) {
          senders.take(() -> send(url, sentence));
        }
        yield Response.ok();
      }
      case EVENT -> Response.ok();
    };
  }

  private static ObjectNode whisper(String sentence) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("response_type", "ephemeral")
        .put("text", sentence);
  }

  /// Beside the form's field, so that what was typed there stays.
  private static ObjectNode inForm(Told told, String sentence) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("response_action", "errors");
    ObjectNode errors = answer.putObject("errors");
    for (JsonNode block : told.payload().at("/view/blocks")) {
      if (block.path("type").asText().equals("input")) {
        errors.put(block.path("block_id").asText(), sentence);
        return answer;
      }
    }
    return JsonNodeFactory.instance.objectNode().put("response_action", "clear");
  }

  static Response json(ObjectNode body) {
    return Response.builder()
        .statusCode(200)
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(body.toString())
        .build();
  }

  private void send(String url, String sentence) {
    Map<String, Object> message =
        Map.of("response_type", "ephemeral", "replace_original", false, "text", sentence);
    try (okhttp3.Response answer = slack.getHttpClient().postJsonBody(url, message)) {
      if (!answer.isSuccessful()) {
        log.atWarn().addKeyValue("status", answer.code()).log("slack refusal");
      }
    } catch (IOException | IllegalArgumentException e) {
      // The message of either may quote the URL, with which anybody could write there.
      log.atWarn().addKeyValue("outcome", e.getClass().getSimpleName()).log("slack refusal");
    }
  }

  void close() {
    senders.interrupt();
  }
}
