package bot.mtasts.lab.playground;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;

/// Draws Block Kit as Slack's client does, near enough to judge a message by: every kind of block
/// that we send, with buttons that tell which action they stand for. Anything else is named, not
/// hidden.
public final class BlockPicture {
  private BlockPicture() {}

  /// Blocks of a message, a modal or a home.
  ///
  /// @return HTML in which everything that is not ours is escaped
  public static String html(JsonNode blocks) {
    Html html = new Html();
    blocks.forEach(block -> block(html, block));
    return html.toString();
  }

  private static void block(Html html, JsonNode block) {
    String id = block.path("block_id").asText();
    switch (block.path("type").asText()) {
      case "header" -> html.open("h3").raw(plain(block.path("text"))).close("h3");
      case "divider" -> html.open("hr");
      case "section" -> section(html, block, id);
      case "context" -> {
        html.open("div", "class", "context");
        block.path("elements").forEach(each -> html.open("span").raw(text(each)).close("span"));
        html.close("div");
      }
      case "actions" -> {
        html.open("div", "class", "actions");
        block.path("elements").forEach(each -> element(html, each, id));
        html.close("div");
      }
      case "input" -> input(html, block, id);
      case "rich_text" -> richText(html, block);
      case "markdown" -> html.open("pre").text(block.path("text").asText()).close("pre");
      case "image" ->
          html.open("p", "class", "image").text(block.path("alt_text").asText()).close("p");
      default -> unknown(html, block);
    }
  }

  private static void section(Html html, JsonNode block, String id) {
    html.open("div", "class", "section").open("div");
    if (block.has("text")) {
      html.open("p").raw(text(block.path("text"))).close("p");
    }
    if (block.has("fields")) {
      html.open("div", "class", "fields");
      block.path("fields").forEach(field -> html.open("p").raw(text(field)).close("p"));
      html.close("div");
    }
    html.close("div");
    if (block.has("accessory")) {
      element(html, block.path("accessory"), id);
    }
    html.close("div");
  }

  private static void element(Html html, JsonNode element, String block) {
    switch (element.path("type").asText()) {
      case "button" -> button(html, element, block);
      case "overflow" -> {
        html.open("details", "class", "overflow").open("summary", "aria-label", "More").text("⋯");
        html.close("summary").open("div");
        element.path("options").forEach(option -> option(html, element, option, block));
        html.close("div").close("details");
      }
      case "static_select" ->
          new Control(element.path("action_id").asText(), block)
              .menu(
                  html,
                  element.path("placeholder").path("text").asText(),
                  Json.each(element.path("options"))
                      .map(option ->
                          new Control.Option(
                              option.path("value").asText(), plain(option.path("text"))))
                      .toList());
      default -> unknown(html, element);
    }
  }

  private static void button(Html html, JsonNode button, String block) {
    String style = button.path("style").asText("usual");
    String label = plain(button.path("text"));
    if (button.has("url")) {
      Control.link(html, style, button.path("url").asText(), label);
    } else {
      new Control(button.path("action_id").asText(), block)
          .button(html, style, button.path("value").asText(), label);
    }
  }

  private static void option(Html html, JsonNode overflow, JsonNode option, String block) {
    html.open(
            "button",
            "type",
            "button",
            "data-action",
            overflow.path("action_id").asText(),
            "data-block",
            block,
            "data-option",
            option.path("value").asText())
        .raw(plain(option.path("text")))
        .close("button");
  }

  private static void input(Html html, JsonNode block, String id) {
    JsonNode element = block.path("element");
    String name = id + "/" + element.path("action_id").asText();
    String tag = element.path("multiline").asBoolean() ? "textarea" : "input";
    html.open("label").open("span").raw(plain(block.path("label"))).close("span");
    String first = element.path("initial_value").asText();
    if (tag.equals("textarea")) {
      html.open(tag, "name", name, "rows", "8").text(first).close(tag);
    } else {
      html.open(
          tag,
          "name",
          name,
          "value",
          first,
          "placeholder",
          element.path("placeholder").path("text").asText());
    }
    if (block.has("hint")) {
      html.open("small").raw(plain(block.path("hint"))).close("small");
    }
    html.close("label");
  }

  private static void richText(Html html, JsonNode block) {
    for (JsonNode part : block.path("elements")) {
      String tag =
          switch (part.path("type").asText()) {
            case "rich_text_preformatted" -> "pre";
            case "rich_text_quote" -> "blockquote";
            default -> "p";
          };
      html.open(tag);
      part.path("elements").forEach(each -> richElement(html, each));
      html.close(tag);
    }
  }

  private static void richElement(Html html, JsonNode element) {
    String text = element.path("text").asText();
    switch (element.path("type").asText()) {
      case "text" -> {
        String tag =
            element.path("style").path("code").asBoolean()
                ? "code"
                : element.path("style").path("bold").asBoolean() ? "strong" : "span";
        html.open(tag).text(text).close(tag);
      }
      case "link" -> {
        String url = element.path("url").asText();
        html.open("a", "href", Control.web(url), "rel", "noreferrer");
        html.text(text.isEmpty() ? url : text).close("a");
      }
      default -> unknown(html, element);
    }
  }

  /// A text object: mrkdwn or plain.
  private static String text(JsonNode text) {
    return text.path("type").asText().equals("mrkdwn")
        ? Mrkdwn.html(text.path("text").asText())
        : plain(text);
  }

  private static String plain(JsonNode text) {
    String html = Html.escaped(text.path("text").asText()).replace("\n", "<br>");
    return text.path("emoji").asBoolean(true) ? Mrkdwn.emojis(html) : html;
  }

  private static void unknown(Html html, JsonNode node) {
    Control.unknown(html, node.path("type").asText());
  }
}
