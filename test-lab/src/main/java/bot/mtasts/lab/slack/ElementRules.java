package bot.mtasts.lab.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/// Which buttons, menus and inputs Slack takes, and in which blocks.
final class ElementRules {
  private static final Set<String> PICKED =
      Set.of(
          "users_select",
          "conversations_select",
          "channels_select",
          "datepicker",
          "timepicker",
          "datetimepicker");
  private static final Set<String> CHOSEN = Set.of("radio_buttons", "checkboxes");
  private static final Set<String> SELECTED = Set.of("static_select", "multi_static_select");
  private static final Set<String> TYPED =
      Set.of("plain_text_input", "url_text_input", "email_text_input", "number_input");
  private static final Set<String> ACTIONS = union(PICKED, CHOSEN, SELECTED, "button", "overflow");
  private static final Set<String> ACCESSORIES =
      union(PICKED, CHOSEN, SELECTED, "button", "overflow", "image");
  private static final Set<String> INPUTS = union(PICKED, CHOSEN, union(SELECTED, TYPED, Set.of()));

  private final Inspection seen;

  ElementRules(Inspection seen) {
    this.seen = seen;
  }

  private static Set<String> union(
      Set<String> first, Set<String> second, Set<String> third, String... more) {
    var all = new HashSet<>(first);
    all.addAll(second);
    all.addAll(third);
    all.addAll(Set.of(more));
    return Set.copyOf(all);
  }

  void action(JsonNode element, String at) {
    check(element, at, ACTIONS);
  }

  void accessory(JsonNode element, String at) {
    check(element, at, ACCESSORIES);
  }

  void input(JsonNode element, String at) {
    check(element, at, INPUTS);
  }

  void image(JsonNode image, String at) {
    seen.members(image, at, Set.of("type", "image_url", "alt_text"), Set.of());
    seen.string(image, "image_url", at, Rule.URL);
    seen.string(image, "alt_text", at, Rule.ALT_TEXT);
  }

  private void check(JsonNode element, String at, Set<String> known) {
    String type = seen.type(element, at, known);
    seen.string(element, "action_id", at, Rule.ACTION_ID);
    seen.plain(element, "placeholder", at, Rule.PLACEHOLDER);
    if (element.has("confirm")) {
      confirmation(element.path("confirm"), at + "/confirm");
    }
    switch (type) {
      case "button" -> button(element, at);
      case "overflow" -> overflow(element, at);
      case "static_select", "multi_static_select" -> select(element, at);
      case "radio_buttons", "checkboxes" -> choice(element, at);
      case "plain_text_input", "url_text_input", "email_text_input", "number_input" ->
          typed(element, at, type);
      case "image" -> image(element, at);
      // The pickers have nothing left to look at, and an unknown type was noted.
      default -> {}
    }
  }

  private void button(JsonNode button, String at) {
    seen.members(
        button,
        at,
        Set.of("type", "text"),
        Set.of("action_id", "value", "url", "style", "confirm", "accessibility_label"));
    seen.plain(button, "text", at, Rule.BUTTON_TEXT);
    seen.string(button, "value", at, Rule.BUTTON_VALUE);
    seen.string(button, "url", at, Rule.URL);
    seen.string(button, "accessibility_label", at, Rule.BUTTON_TEXT);
    style(button, at);
  }

  private void style(JsonNode node, String at) {
    if (node.has("style") && !Set.of("primary", "danger").contains(node.path("style").asText())) {
      seen.note(Rule.SHAPE, at + "/style", "must be a valid enum value");
    }
  }

  private void confirmation(JsonNode confirm, String at) {
    seen.members(confirm, at, Set.of("title", "text", "confirm", "deny"), Set.of("style"));
    seen.plain(confirm, "title", at, Rule.CONFIRM_TITLE);
    seen.either(confirm, "text", at, Rule.CONFIRM_TEXT);
    seen.plain(confirm, "confirm", at, Rule.CONFIRM_BUTTON);
    seen.plain(confirm, "deny", at, Rule.CONFIRM_BUTTON);
    style(confirm, at);
  }

  private void overflow(JsonNode menu, String at) {
    seen.members(menu, at, Set.of("type", "options"), Set.of("action_id", "confirm"));
    options(menu.path("options"), at + "/options", Rule.OVERFLOW_OPTIONS, true, true);
  }

  private void select(JsonNode menu, String at) {
    if (menu.has("options") == menu.has("option_groups")) {
      seen.note(Rule.SHAPE, at, "must define either `options` or `option_groups`");
    }
    if (menu.has("options")) {
      options(menu.path("options"), at + "/options", Rule.SELECT_OPTIONS, true, false);
    }
    JsonNode groups = menu.path("option_groups");
    if (groups.isArray()) {
      seen.items(groups, at + "/option_groups", Rule.SELECT_OPTIONS);
    }
    for (int i = 0; i < groups.size(); i++) {
      String here = at + "/option_groups/" + i;
      seen.members(groups.get(i), here, Set.of("label", "options"), Set.of());
      seen.plain(groups.get(i), "label", here, Rule.OPTION_TEXT);
      options(groups.get(i).path("options"), here + "/options", Rule.SELECT_OPTIONS, true, false);
    }
  }

  private void choice(JsonNode choice, String at) {
    seen.members(
        choice,
        at,
        Set.of("type", "options"),
        Set.of("action_id", "confirm", "initial_option", "initial_options", "focus_on_load"));
    options(choice.path("options"), at + "/options", Rule.CHOICE_OPTIONS, false, false);
  }

  private void options(JsonNode list, String at, Rule most, boolean plain, boolean withUrl) {
    seen.items(list, at, most);
    for (int i = 0; i < list.size(); i++) {
      JsonNode option = list.get(i);
      String here = at + "/" + i;
      seen.members(
          option,
          here,
          Set.of("text", "value"),
          withUrl ? Set.of("description", "url") : Set.of("description"));
      if (plain) {
        seen.plain(option, "text", here, Rule.OPTION_TEXT);
        seen.plain(option, "description", here, Rule.OPTION_TEXT);
      } else {
        seen.either(option, "text", here, Rule.OPTION_TEXT);
        seen.either(option, "description", here, Rule.OPTION_TEXT);
      }
      seen.string(option, "value", here, Rule.OPTION_VALUE);
      seen.string(option, "url", here, Rule.URL);
    }
  }

  private void typed(JsonNode input, String at, String type) {
    var optional =
        new HashSet<>(
            Set.of(
                "action_id",
                "placeholder",
                "initial_value",
                "focus_on_load",
                "dispatch_action_config"));
    if (type.equals("plain_text_input")) {
      optional.addAll(Set.of("multiline", "min_length", "max_length"));
    } else if (type.equals("number_input")) {
      optional.addAll(Set.of("is_decimal_allowed", "min_value", "max_value"));
    }
    seen.members(input, at, Set.of("type"), optional);
    if (!input.path("initial_value").asText("").isEmpty()) {
      seen.string(input, "initial_value", at, Rule.INPUT_TEXT);
    }
    for (String bound : Set.of("min_length", "max_length")) {
      int length = input.path(bound).asInt(1);
      if (length < 0 || length > Rule.INPUT_TEXT.limit()) {
        seen.note(
            Rule.INPUT_TEXT,
            at + "/" + bound,
            "must be less than " + (Rule.INPUT_TEXT.limit() + 1));
      }
    }
  }
}
