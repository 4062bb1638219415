package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message as people see it at one moment.
///
/// @param channel the channel's id
/// @param author the id of the person or the bot
/// @param byApp whether the bot wrote it
/// @param embeds an array; empty if there are none
/// @param components an array; empty if there are none
/// @param flags see [MessageRules]
/// @param reader the id of the only person who sees it; null if all do
/// @param files the names of its attachments
/// @param interaction the id of the interaction that it answers; null if none
/// @param earlier what it said before each edit, oldest first; that it was "thinking" is no version
public record Message(
    String channel,
    String id,
    String author,
    boolean byApp,
    String content,
    JsonNode embeds,
    JsonNode components,
    int flags,
    @Nullable String reader,
    List<String> files,
    @Nullable String interaction,
    List<Version> earlier) {

  /// What a message said at one time.
  public record Version(String content, JsonNode embeds, JsonNode components, int flags) {
    /// All that could be read of it.
    public String words() {
      return Words.of(content, embeds, components);
    }

    boolean isEmpty() {
      return content.isEmpty() && embeds.isEmpty() && components.isEmpty();
    }
  }

  /// Copies the lists.
  public Message {
    files = List.copyOf(files);
    earlier = List.copyOf(earlier);
  }

  /// How often it was edited.
  public int edits() {
    return earlier.size();
  }

  /// Whether only one person sees it.
  public boolean ephemeral() {
    return reader != null;
  }

  /// Whether people see that the bot is "thinking", and nothing else.
  public boolean loading() {
    return (flags & MessageRules.LOADING) != 0;
  }

  /// Whether it is made of components only.
  public boolean componentsV2() {
    return (flags & MessageRules.COMPONENTS_V2) != 0;
  }

  /// All that can be read: text, embeds and components, a line each.
  public String words() {
    return Words.of(content, embeds, components);
  }

  /// The button or menu with this custom id.
  public Optional<JsonNode> component(String customId) {
    return interactive(components)
        .filter(c -> c.path("custom_id").asText().equals(customId))
        .findFirst();
  }

  /// The button that says this.
  public Optional<JsonNode> button(String label) {
    return all(components)
        .filter(c -> ComponentType.of(c) == ComponentType.BUTTON)
        .filter(c -> c.path("label").asText().equals(label))
        .findFirst();
  }

  /// The custom ids of everything that can be pressed or chosen from, in order.
  public List<String> customIds() {
    return interactive(components).map(c -> c.path("custom_id").asText()).toList();
  }

  private static Stream<JsonNode> interactive(JsonNode components) {
    return all(components).filter(c -> c.has("custom_id"));
  }

  /// Every component, those inside others after these.
  static Stream<JsonNode> all(JsonNode components) {
    return Json.each(components)
        .flatMap(component ->
            Stream.concat(
                Stream.of(component),
                Stream.concat(all(component.path("components")), inside(component))));
  }

  private static Stream<JsonNode> inside(JsonNode component) {
    return Stream.of("accessory", "component")
        .map(component::path)
        .filter(JsonNode::isObject)
        .flatMap(one -> all(Json.array().add(one)));
  }

  /// Everything readable, in the order in which it is shown.
  private static final class Words {
    private final List<String> lines = new ArrayList<>();

    static String of(String content, JsonNode embeds, JsonNode components) {
      var words = new Words();
      words.add(Json.value(content));
      Json.each(embeds).forEach(words::embed);
      all(components).forEach(words::component);
      return String.join("\n", words.lines);
    }

    private void embed(JsonNode embed) {
      add(embed.path("author").path("name"));
      add(embed.path("title"));
      add(embed.path("description"));
      for (JsonNode field : embed.path("fields")) {
        add(field.path("name"));
        add(field.path("value"));
      }
      add(embed.path("footer").path("text"));
    }

    private void component(JsonNode component) {
      add(component.path("content"));
      add(component.path("label"));
      add(component.path("placeholder"));
      for (JsonNode option : component.path("options")) {
        add(option.path("label"));
        add(option.path("description"));
      }
    }

    private void add(JsonNode text) {
      if (text.isTextual() && !text.textValue().isEmpty()) {
        lines.add(text.textValue());
      }
    }
  }
}
