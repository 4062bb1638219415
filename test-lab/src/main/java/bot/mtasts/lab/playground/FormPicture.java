package bot.mtasts.lab.playground;

import bot.mtasts.lab.discord.ComponentType;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Draws Discord's modals: labels with a field each, texts, and the older rows with one text input.
public final class FormPicture {
  private static final int PARAGRAPH = 2;

  private FormPicture() {}

  /// @param modal `title` and `components`
  /// @return HTML of a form whose fields are named by their custom ids
  public static String html(JsonNode modal) {
    Html html = new Html();
    html.open("form", "class", "body")
        .open("h2", "tabindex", "-1", "autofocus", "")
        .text(modal.path("title").asText())
        .close("h2");
    modal.path("components").forEach(component -> component(html, component));
    html.open("footer")
        .open("button", "type", "button", "data-close", "")
        .text("Cancel")
        .close("button")
        .open("button", "class", "button primary")
        .text("Submit")
        .close("button");
    return html.close("footer").close("form").toString();
  }

  private static void component(Html html, JsonNode component) {
    switch (ComponentType.of(component)) {
      case ComponentType.LABEL ->
          field(
              html,
              component.path("label").asText(),
              component.path("description").asText(),
              component.path("component"));
      case ComponentType.ACTION_ROW ->
          component
              .path("components")
              .forEach(input -> field(html, input.path("label").asText(), "", input));
      case ComponentType.TEXT_DISPLAY ->
          html.raw(DiscordMarkdown.html(component.path("content").asText()));
      default -> Control.unknown(html, "component " + component.path("type").asText());
    }
  }

  private static void field(Html html, String label, String description, JsonNode field) {
    html.open("label").open("span").text(label).close("span");
    if (!description.isEmpty()) {
      html.open("small").text(description).close("small");
    }
    switch (ComponentType.of(field)) {
      case ComponentType.TEXT_INPUT -> input(html, field);
      case ComponentType.STRING_SELECT -> menu(html, field);
      default -> Control.unknown(html, "component " + field.path("type").asText());
    }
    html.close("label");
  }

  private static void input(Html html, JsonNode input) {
    List<String> attributes =
        new ArrayList<>(
            List.of(
                "name",
                input.path("custom_id").asText(),
                "placeholder",
                input.path("placeholder").asText()));
    if (input.has("max_length")) {
      attributes.addAll(List.of("maxlength", input.path("max_length").asText()));
    }
    if (input.path("required").asBoolean(true)) {
      attributes.addAll(List.of("required", ""));
    }
    String value = input.path("value").asText();
    if (input.path("style").asInt() == PARAGRAPH) {
      attributes.addAll(List.of("rows", "8"));
      html.open("textarea", attributes.toArray(String[]::new)).text(value).close("textarea");
    } else {
      attributes.addAll(List.of("value", value));
      html.open("input", attributes.toArray(String[]::new));
    }
  }

  private static void menu(Html html, JsonNode menu) {
    html.open("select", "name", menu.path("custom_id").asText());
    Json.each(menu.path("options"))
        .map(ComponentPicture::option)
        .forEach(option ->
            html.open("option", "value", option.value()).raw(option.label()).close("option"));
    html.close("select");
  }
}
