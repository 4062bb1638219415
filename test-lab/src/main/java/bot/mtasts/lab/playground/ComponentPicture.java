package bot.mtasts.lab.playground;

import bot.mtasts.lab.discord.ComponentType;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;

/// Draws the components of Discord's messages as its client does, near enough to judge a message
/// by: every kind of component that we send. Anything else is named, not hidden.
public final class ComponentPicture {
  private static final int WIDE = 2;

  private ComponentPicture() {}

  /// Components of a message.
  ///
  /// @return HTML in which everything that is not ours is escaped
  public static String html(JsonNode components) {
    Html html = new Html();
    all(html, components);
    return html.toString();
  }

  private static void all(Html html, JsonNode components) {
    components.forEach(component -> component(html, component));
  }

  private static void component(Html html, JsonNode component) {
    switch (ComponentType.of(component)) {
      case ComponentType.CONTAINER -> {
        Colour.open(html, "container", component.path("accent_color"));
        all(html, component.path("components"));
        html.close("div");
      }
      case ComponentType.TEXT_DISPLAY ->
          html.open("div", "class", "text")
              .raw(DiscordMarkdown.html(component.path("content").asText()))
              .close("div");
      case ComponentType.SECTION -> {
        html.open("div", "class", "section").open("div");
        all(html, component.path("components"));
        html.close("div");
        component(html, component.path("accessory"));
        html.close("div");
      }
      case ComponentType.SEPARATOR -> {
        String width = component.path("spacing").asInt(1) == WIDE ? "wide" : "narrow";
        String line = component.path("divider").asBoolean(true) ? "line" : "space";
        html.open("hr", "class", line + " " + width);
      }
      case ComponentType.ACTION_ROW -> {
        html.open("div", "class", "actions");
        all(html, component.path("components"));
        html.close("div");
      }
      case ComponentType.BUTTON -> button(html, component);
      case ComponentType.STRING_SELECT ->
          new Control(component.path("custom_id").asText(), "")
              .menu(
                  html,
                  component.path("placeholder").asText(),
                  Json.each(component.path("options")).map(ComponentPicture::option).toList());
      default -> Control.unknown(html, "component " + component.path("type").asText());
    }
  }

  private static void button(Html html, JsonNode button) {
    String label = Html.escaped((emoji(button) + " " + button.path("label").asText()).strip());
    String style =
        switch (button.path("style").asInt()) {
          case 1 -> "primary";
          case 3 -> "success";
          case 4 -> "danger";
          default -> "usual";
        };
    if (button.has("url")) {
      Control.link(html, style, button.path("url").asText(), label + " ↗");
    } else if (button.path("disabled").asBoolean()) {
      html.open("span", "class", "button disabled").raw(label).close("span");
    } else {
      new Control(button.path("custom_id").asText(), "").button(html, style, "", label);
    }
  }

  /// An entry of a menu; the client has its description in a second line.
  static Control.Option option(JsonNode option) {
    String description = option.path("description").asText();
    String label = (emoji(option) + " " + option.path("label").asText()).strip();
    return new Control.Option(
        option.path("value").asText(),
        Html.escaped(description.isEmpty() ? label : label + " · " + description));
  }

  private static String emoji(JsonNode owner) {
    return owner.path("emoji").path("name").asText("");
  }
}
