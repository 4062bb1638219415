package bot.mtasts.app.command.integrations;

import bot.mtasts.core.mtasts.VisibleLine;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;

/// An integration in words, from its JSON. No secret is in there.
final class IntegrationText {
  private static final int LONGEST_SETTING = 120;

  private IntegrationText() {}

  /// When one of its keys was last used.
  static String lastUsed(JsonNode integration) {
    // ISO instants of one form sort as text.
    return StreamSupport.stream(integration.path("apiKeys").spliterator(), false)
        .map(key -> key.path("lastUsedAt").asText(""))
        .filter(at -> !at.isEmpty() && !at.equals("null"))
        .max(Comparator.naturalOrder())
        .orElse("never");
  }

  /// Everything that may be shown of it, a line each.
  static String of(JsonNode integration, String hookUrl) {
    StringBuilder text = new StringBuilder();
    line(text, "name", integration.path("name").asText());
    line(text, "preset", integration.path("preset").asText());
    line(text, "created", integration.path("createdAt").asText());
    line(text, "posts to", hookUrl);
    for (JsonNode key : integration.path("apiKeys")) {
      line(
          text,
          "API key",
          "mts_"
              + key.path("id").asText()
              + "_…  may "
              + words(key.path("scopes"))
              + until(key)
              + ", last used "
              + (key.path("lastUsedAt").isTextual() ? key.path("lastUsedAt").asText() : "never"));
    }
    for (JsonNode secret : integration.path("signingSecrets")) {
      line(text, "signing secret", "of " + secret.path("createdAt").asText() + until(secret));
    }
    line(
        text,
        "callbacks to",
        integration.path("callbackHosts").isEmpty()
            ? "any public host"
            : words(integration.path("callbackHosts")));
    for (Map.Entry<String, JsonNode> setting : integration.path("settings").properties()) {
      line(
          text,
          VisibleLine.of(setting.getKey(), LONGEST_SETTING),
          VisibleLine.of(setting.getValue().asText(), LONGEST_SETTING));
    }
    if (!integration.path("credentials").isEmpty()) {
      line(text, "secrets kept", words(integration.path("credentials")));
    }
    for (JsonNode ailing : integration.path("ailingDestinations")) {
      line(text, ailing.path("disabledAt").isTextual() ? "disabled" : "failing", ailing(ailing));
    }
    return text.toString();
  }

  private static String ailing(JsonNode destination) {
    String where = VisibleLine.of(destination.path("destination").asText(), LONGEST_SETTING);
    return destination.path("disabledAt").isTextual()
        ? where
            + " since "
            + destination.path("disabledAt").asText()
            + ": "
            + VisibleLine.of(destination.path("disabledReason").asText())
        : where + " since " + destination.path("failingSince").asText();
  }

  private static String until(JsonNode kept) {
    return kept.path("expiresAt").isTextual() ? ", until " + kept.path("expiresAt").asText() : "";
  }

  private static String words(JsonNode list) {
    StringJoiner words = new StringJoiner(", ");
    list.forEach(each -> words.add(VisibleLine.of(each.asText())));
    return words.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("%-16s%s%n".formatted(label, value));
  }
}
