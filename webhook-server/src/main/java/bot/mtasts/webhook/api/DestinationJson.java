package bot.mtasts.webhook.api;

import bot.mtasts.core.delivery.Destination;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;

/// A destination as the API shows it. A callback URL may carry a secret in its path or its query,
/// so that only its origin is shown.
final class DestinationJson {
  private static final String CALLBACK = "callback:";

  private DestinationJson() {}

  static ObjectNode of(Destination destination) {
    ObjectNode json = Json.object();
    switch (destination) {
      case Destination.Callback(var url) -> json.put("kind", "callback").put("url", origin(url));
      case Destination.HelpdeskNote(var integration, var ticket, var visible) ->
          json.put("kind", "helpdesk")
              .put("integration", integration)
              .put("ticket", ticket)
              .put("visibleToRequester", visible);
      case Destination.SlackChannel(var team, var channel) ->
          json.put("kind", "slack").put("team", team).put("channel", channel);
      case Destination.DiscordChannel(var channel) ->
          json.put("kind", "discord").put("channel", channel);
      case Destination.ChatAnswer(var chat, var channel, _, var privately, _) ->
          json.put("kind", chat.word() + "_answer")
              .put("channel", channel)
              .put("privately", privately);
    }
    return json;
  }

  /// A [Destination#key] for people.
  static String withoutSecrets(String key) {
    return key.startsWith(CALLBACK) ? CALLBACK + origin(key.substring(CALLBACK.length())) : key;
  }

  private static String origin(String url) {
    try {
      URI uri = new URI(url);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getScheme() + "://" + uri.getHost() + port + "/…";
    } catch (URISyntaxException _) {
      return "…"; // nothing of it is known to be harmless
    }
  }
}
