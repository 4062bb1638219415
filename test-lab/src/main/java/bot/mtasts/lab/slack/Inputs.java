package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What people put into inputs, as `state.values` tells of it.
final class Inputs {
  private Inputs() {}

  /// The option with this value.
  ///
  /// @throws IllegalArgumentException if it is not offered
  static ObjectNode option(JsonNode element, String value) {
    for (JsonNode option : element.findValues("options").stream().toList()) {
      for (JsonNode one : option) {
        if (one.path("value").asText().equals(value)) {
          return one.deepCopy();
        }
      }
    }
    throw new IllegalArgumentException("there is no option " + value);
  }

  /// What is typed into a text input, or chosen where there are options.
  static ObjectNode filled(JsonNode element, String value) {
    String type = element.path("type").asText();
    return switch (type) {
      case "plain_text_input", "url_text_input", "email_text_input", "number_input" ->
          Json.object().put("type", type).put("value", value);
      case "users_select" -> Json.object().put("type", type).put("selected_user", value);
      case "channels_select" -> Json.object().put("type", type).put("selected_channel", value);
      case "conversations_select" ->
          Json.object().put("type", type).put("selected_conversation", value);
      case "datepicker" -> Json.object().put("type", type).put("selected_date", value);
      case "timepicker" -> Json.object().put("type", type).put("selected_time", value);
      default -> chosen(element, option(element, value));
    };
  }

  /// One option, or a list of one where several can be chosen.
  static ObjectNode chosen(JsonNode element, ObjectNode option) {
    String type = element.path("type").asText();
    ObjectNode value = Json.object().put("type", type);
    if (type.equals("checkboxes") || type.startsWith("multi_")) {
      value.putArray("selected_options").add(option);
    } else {
      value.set("selected_option", option);
    }
    return value;
  }
}
