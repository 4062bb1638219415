package bot.mtasts.lab.playground;

import com.fasterxml.jackson.databind.JsonNode;

/// Draws the embeds of Discord's messages as its client does: what people see where components are
/// refused.
public final class EmbedPicture {
  private EmbedPicture() {}

  /// @param embeds an array
  /// @return HTML in which everything that is not ours is escaped
  public static String html(JsonNode embeds) {
    Html html = new Html();
    embeds.forEach(embed -> embed(html, embed));
    return html.toString();
  }

  private static void embed(Html html, JsonNode embed) {
    Colour.open(html, "container embed", embed.path("color"));
    plain(html, "author", embed.path("author").path("name").asText());
    title(html, embed);
    if (embed.has("description")) {
      html.raw(DiscordMarkdown.html(embed.path("description").asText()));
    }
    if (!embed.path("fields").isEmpty()) {
      html.open("div", "class", "fields");
      embed.path("fields").forEach(field -> field(html, field));
      html.close("div");
    }
    plain(html, "subtext", embed.path("footer").path("text").asText());
    html.close("div");
  }

  private static void title(Html html, JsonNode embed) {
    String title = DiscordSpans.html(embed.path("title").asText());
    if (title.isEmpty()) {
      return;
    }
    html.open("h3", "class", "size-3");
    if (embed.has("url")) {
      html.open("a", "href", Control.web(embed.path("url").asText()), "rel", "noreferrer")
          .raw(title)
          .close("a");
    } else {
      html.raw(title);
    }
    html.close("h3");
  }

  private static void field(Html html, JsonNode field) {
    html.open("div", "class", field.path("inline").asBoolean() ? "field inline" : "field")
        .open("strong")
        .raw(DiscordSpans.html(field.path("name").asText()))
        .close("strong")
        .raw(DiscordMarkdown.html(field.path("value").asText()))
        .close("div");
  }

  /// Authors and footers have no marks.
  private static void plain(Html html, String className, String text) {
    if (!text.isEmpty()) {
      html.open("p", "class", className).text(text).close("p");
    }
  }
}
