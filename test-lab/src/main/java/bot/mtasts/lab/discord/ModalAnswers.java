package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a person filled into a form, as Discord hands it on: its components, each with its value.
final class ModalAnswers {
  private final Map<String, String> answers;
  private final Set<String> used = new HashSet<>();

  ModalAnswers(Map<String, String> answers) {
    this.answers = Map.copyOf(answers);
  }

  ArrayNode of(JsonNode components) {
    ArrayNode filled = list(components);
    if (!used.containsAll(answers.keySet())) {
      throw new IllegalArgumentException(
          "the form has " + used + ", and not all of " + answers.keySet());
    }
    return filled;
  }

  private ArrayNode list(JsonNode components) {
    return Json.array(Json.each(components).map(this::filled).toList());
  }

  private ObjectNode filled(JsonNode component) {
    int type = ComponentType.of(component);
    ObjectNode json = Json.object().put("type", type).put("id", component.path("id").asInt(0));
    if (component.has("components")) {
      json.set("components", list(component.path("components")));
    }
    if (component.has("component")) {
      json.set("component", filled(component.path("component")));
    }
    if (component.has("custom_id")) {
      String customId = component.path("custom_id").asText();
      used.add(customId);
      json.put("custom_id", customId);
      String answer = answers.getOrDefault(customId, component.path("value").asText(""));
      if (type == ComponentType.TEXT_INPUT) {
        json.put("value", checked(component, answer));
      } else {
        json.set("values", values(component, answer.isEmpty() ? List.of() : List.of(answer)));
      }
    }
    return json;
  }

  private static String checked(JsonNode input, String answer) {
    int length = Inspection.length(answer);
    boolean required = input.path("required").asBoolean(true);
    int least = required || length > 0 ? input.path("min_length").asInt(required ? 1 : 0) : 0;
    int most = input.path("max_length").asInt(Rule.TEXT_INPUT.limit());
    if (length < least || length > most) {
      throw new IllegalArgumentException(
          input.path("custom_id").asText() + " takes " + least + " to " + most + " characters");
    }
    return answer;
  }

  /// Values that a menu offers, as many as it takes.
  static ArrayNode values(JsonNode menu, List<String> values) {
    int least = menu.path("min_values").asInt(1);
    int most = menu.path("max_values").asInt(1);
    if (values.size() < least || values.size() > most) {
      throw new IllegalArgumentException("the menu takes " + least + " to " + most + " values");
    }
    List<String> offered =
        Json.each(menu.path("options")).map(option -> option.path("value").asText()).toList();
    if (ComponentType.of(menu) == ComponentType.STRING_SELECT && !offered.containsAll(values)) {
      throw new IllegalArgumentException("the menu offers " + offered + ", not all of " + values);
    }
    ArrayNode chosen = Json.array();
    values.forEach(chosen::add);
    return chosen;
  }
}
