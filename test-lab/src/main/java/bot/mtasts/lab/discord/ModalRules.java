package bot.mtasts.lab.discord;

import static bot.mtasts.lab.discord.ComponentType.ACTION_ROW;
import static bot.mtasts.lab.discord.ComponentType.LABEL;
import static bot.mtasts.lab.discord.ComponentType.TEXT_DISPLAY;
import static bot.mtasts.lab.discord.ComponentType.TEXT_INPUT;

import com.fasterxml.jackson.databind.JsonNode;

/// Which modals Discord takes: labels with a field each, texts, and the older rows with one text
/// input. Fields that no app of ours has (files, radio buttons, check boxes) count as unknown.
final class ModalRules {
  private final Inspection seen;

  ModalRules(Inspection seen) {
    this.seen = seen;
  }

  void modal(JsonNode data) {
    seen.required(data, "title", "", Rule.MODAL_TITLE);
    seen.required(data, "custom_id", "", Rule.CUSTOM_ID);
    JsonNode components = seen.list(data, "components", "", 1, Rule.MODAL_ROWS);
    for (int i = 0; i < components.size(); i++) {
      component(components.get(i), "components." + i);
    }
  }

  private void component(JsonNode component, String at) {
    seen.componentNumber(component, at);
    switch (ComponentType.of(component)) {
      case ACTION_ROW -> {
        JsonNode inside = seen.list(component, "components", at, 1, Rule.BUTTONS);
        if (inside.size() > 1) {
          wrongType(at + ".components", "one text input");
        }
        for (JsonNode field : inside) {
          seen.required(field, "label", at + ".components.0", Rule.FIELD_LABEL);
          textInput(field, at + ".components.0");
        }
      }
      case LABEL -> {
        seen.required(component, "label", at, Rule.FIELD_LABEL);
        seen.optional(component, "description", at, Rule.FIELD_DESCRIPTION);
        labelled(component.path("component"), at + ".component");
      }
      case TEXT_DISPLAY -> seen.required(component, "content", at, Rule.COMPONENT_TEXT);
      default -> wrongType(at + ".type", "one of (1, 10, 18)");
    }
  }

  private void labelled(JsonNode field, String at) {
    if (ComponentType.isSelect(ComponentType.of(field))) {
      seen.componentNumber(field, at);
      new ComponentRules(seen).select(field, at);
      return;
    }
    if (field.has("label")) {
      seen.note(
          Rule.SHAPE,
          at + ".label",
          "TEXT_INPUT_LABEL_IN_LABEL",
          "A text input in a label has no label of its own");
    }
    textInput(field, at);
  }

  private void textInput(JsonNode input, String at) {
    if (ComponentType.of(input) != TEXT_INPUT) {
      wrongType(at + ".type", "a text input or a select menu");
      return;
    }
    seen.componentNumber(input, at);
    seen.customId(input, at);
    int style = input.path("style").asInt(0);
    if (style != 1 && style != 2) {
      seen.note(Rule.SHAPE, at + ".style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2).");
    }
    seen.number(input, "min_length", at, 0, Rule.TEXT_INPUT.limit());
    seen.number(input, "max_length", at, 1, Rule.TEXT_INPUT.limit());
    seen.optional(input, "value", at, Rule.TEXT_INPUT);
    seen.optional(input, "placeholder", at, Rule.INPUT_PLACEHOLDER);
  }

  private void wrongType(String at, String wanted) {
    seen.note(Rule.SHAPE, at, "UNION_TYPE_CHOICES", "Value must be " + wanted + ".");
  }
}
