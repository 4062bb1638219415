package bot.mtasts.lab.discord;

import static bot.mtasts.lab.discord.ComponentType.ACTION_ROW;
import static bot.mtasts.lab.discord.ComponentType.BUTTON;
import static bot.mtasts.lab.discord.ComponentType.CHANNEL_SELECT;
import static bot.mtasts.lab.discord.ComponentType.CONTAINER;
import static bot.mtasts.lab.discord.ComponentType.FILE;
import static bot.mtasts.lab.discord.ComponentType.MEDIA_GALLERY;
import static bot.mtasts.lab.discord.ComponentType.MENTIONABLE_SELECT;
import static bot.mtasts.lab.discord.ComponentType.ROLE_SELECT;
import static bot.mtasts.lab.discord.ComponentType.SECTION;
import static bot.mtasts.lab.discord.ComponentType.SEPARATOR;
import static bot.mtasts.lab.discord.ComponentType.STRING_SELECT;
import static bot.mtasts.lab.discord.ComponentType.TEXT_DISPLAY;
import static bot.mtasts.lab.discord.ComponentType.THUMBNAIL;
import static bot.mtasts.lab.discord.ComponentType.USER_SELECT;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Which components of a message Discord takes (components/reference).
final class ComponentRules {
  private static final Set<Integer> ON_TOP =
      Set.of(ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR, CONTAINER);
  private static final Set<Integer> IN_CONTAINER =
      Set.of(ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR);
  private static final Set<Integer> IN_ROW =
      Set.of(BUTTON, STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT);
  private static final Set<Integer> BESIDE_SECTION = Set.of(BUTTON, THUMBNAIL);
  private static final Set<String> LINKS = Set.of("http", "https", "discord");
  private static final Set<String> MEDIA = Set.of("http", "https", "attachment");
  private static final Set<String> ATTACHED = Set.of("attachment");

  private static final int LINK_BUTTON = 5;

  private final Inspection seen;
  private int count;
  private int letters;

  ComponentRules(Inspection seen) {
    this.seen = seen;
  }

  /// Rows of buttons and menus beneath a text.
  void rows(JsonNode message) {
    JsonNode rows = seen.list(message, "components", "", 0, Rule.ROWS);
    boolean layout =
        Json.each(rows).anyMatch(row -> ON_TOP.contains(ComponentType.of(row)))
            && Json.each(rows).anyMatch(row -> ComponentType.of(row) != ACTION_ROW);
    if (layout) {
      seen.note(
          Rule.COMPONENTS_V2_ONLY,
          "components",
          "UNION_TYPE_CHOICES",
          "Value of field \"type\" must be one of (1,).");
      return;
    }
    children(rows, "components", Set.of(ACTION_ROW));
  }

  /// A message made of components.
  void layout(JsonNode message) {
    JsonNode components = seen.list(message, "components", "", 0, Rule.COMPONENTS);
    children(components, "components", ON_TOP);
    if (count > Rule.COMPONENTS.limit()) {
      seen.note(
          Rule.COMPONENTS,
          "components",
          "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
          "The message has "
              + count
              + " components in all; at most "
              + Rule.COMPONENTS.limit()
              + " are allowed");
    }
    if (letters > Rule.COMPONENT_TEXT.limit()) {
      seen.note(
          Rule.COMPONENT_TEXT,
          "components",
          "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
          "The total displayable text size exceeds maximum size of " + Rule.COMPONENT_TEXT.limit());
    }
  }

  private void children(JsonNode components, String at, Set<Integer> allowed) {
    for (int i = 0; i < components.size(); i++) {
      component(components.get(i), at + "." + i, allowed);
    }
  }

  private void component(JsonNode component, String at, Set<Integer> allowed) {
    count++;
    int type = ComponentType.of(component);
    if (!allowed.contains(type)) {
      seen.note(
          Rule.SHAPE,
          at + ".type",
          "UNION_TYPE_CHOICES",
          "Value of field \"type\" must be one of " + new TreeSet<>(allowed) + ".");
      return;
    }
    seen.componentNumber(component, at);
    switch (type) {
      case ACTION_ROW -> row(component, at);
      case BUTTON -> button(component, at);
      case SECTION -> section(component, at);
      case TEXT_DISPLAY -> text(component, at);
      case THUMBNAIL -> media(component, "media", at, MEDIA);
      case MEDIA_GALLERY -> gallery(component, at);
      case FILE -> media(component, "file", at, ATTACHED);
      case SEPARATOR -> seen.number(component, "spacing", at, 1, 2);
      case CONTAINER -> container(component, at);
      default -> select(component, at);
    }
  }

  private void row(JsonNode row, String at) {
    JsonNode inside = seen.list(row, "components", at, 1, Rule.BUTTONS);
    boolean select = Json.each(inside).anyMatch(c -> ComponentType.isSelect(ComponentType.of(c)));
    if (select && inside.size() > 1) {
      seen.note(
          Rule.SHAPE,
          at + ".components",
          "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
          "The layout would exceed the width of a row");
    }
    children(inside, at + ".components", IN_ROW);
  }

  private void button(JsonNode button, String at) {
    int style = button.path("style").asInt(0);
    if (style < 1 || style > LINK_BUTTON) {
      seen.note(
          Rule.SHAPE, at + ".style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5).");
    }
    seen.optional(button, "label", at, Rule.BUTTON_LABEL);
    if (button.path("label").asText("").isBlank() && !Json.has(button, "emoji")) {
      seen.note(
          Rule.SHAPE,
          at + ".label",
          "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
          "A button needs a label or an emoji");
    }
    if (style == LINK_BUTTON) {
      seen.link(button, "url", at, true, LINKS);
    } else {
      seen.customId(button, at);
    }
    if (Json.has(button, style == LINK_BUTTON ? "custom_id" : "url")) {
      seen.note(
          Rule.SHAPE,
          at,
          "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
          "A custom id and url cannot both be specified");
    }
  }

  private void section(JsonNode section, String at) {
    JsonNode texts = seen.list(section, "components", at, 1, Rule.SECTION_TEXTS);
    children(texts, at + ".components", Set.of(TEXT_DISPLAY));
    if (!Json.has(section, "accessory")) {
      seen.note(Rule.SHAPE, at + ".accessory", "BASE_TYPE_REQUIRED", "This field is required");
    } else {
      component(section.path("accessory"), at + ".accessory", BESIDE_SECTION);
    }
  }

  private void text(JsonNode text, String at) {
    letters += seen.required(text, "content", at, Rule.COMPONENT_TEXT);
  }

  private void gallery(JsonNode gallery, String at) {
    JsonNode items = seen.list(gallery, "items", at, 1, Rule.GALLERY);
    for (int i = 0; i < items.size(); i++) {
      media(items.get(i), "media", at + ".items." + i, MEDIA);
    }
  }

  private void media(JsonNode component, String member, String at, Set<String> schemes) {
    seen.optional(component, "description", at, Rule.ALT_TEXT);
    seen.link(component.path(member), "url", at + "." + member, true, schemes);
  }

  private void container(JsonNode container, String at) {
    seen.number(container, "accent_color", at, 0, 0xFFFFFF);
    JsonNode inside = seen.list(container, "components", at, 1, Rule.COMPONENTS);
    children(inside, at + ".components", IN_CONTAINER);
  }

  /// Menus look the same in messages and in modals.
  void select(JsonNode select, String at) {
    seen.customId(select, at);
    seen.optional(select, "placeholder", at, Rule.SELECT_PLACEHOLDER);
    seen.number(select, "min_values", at, 0, Rule.SELECT_OPTIONS.limit());
    seen.number(select, "max_values", at, 1, Rule.SELECT_OPTIONS.limit());
    int most = select.path("max_values").asInt(1);
    if (select.path("min_values").asInt(1) > Math.max(most, 1)) {
      seen.note(
          Rule.SHAPE,
          at + ".min_values",
          "SELECT_COMPONENT_MIN_MAX",
          "min_values must not be greater than max_values");
    }
    if (ComponentType.of(select) == STRING_SELECT) {
      options(select, at, most);
    }
  }

  private void options(JsonNode select, String at, int most) {
    JsonNode options = seen.list(select, "options", at, 1, Rule.SELECT_OPTIONS);
    var values = new HashSet<String>();
    int chosen = 0;
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.get(i);
      String here = at + ".options." + i;
      seen.required(option, "label", here, Rule.OPTION_TEXT);
      seen.required(option, "value", here, Rule.OPTION_TEXT);
      seen.optional(option, "description", here, Rule.OPTION_TEXT);
      chosen += option.path("default").asBoolean(false) ? 1 : 0;
      if (!values.add(option.path("value").asText())) {
        seen.note(
            Rule.UNIQUE_ID,
            here + ".value",
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
            "The specified option value is already used");
      }
    }
    if (chosen > most) {
      seen.note(
          Rule.SHAPE,
          at + ".options",
          "SELECT_COMPONENT_TOO_MANY_DEFAULT_OPTIONS",
          "More options are chosen beforehand than may be chosen");
    }
    if (most > options.size() && !options.isEmpty()) {
      seen.note(
          Rule.SHAPE,
          at + ".max_values",
          "SELECT_COMPONENT_MAX_VALUES",
          "max_values must not be greater than the number of options");
    }
  }
}
