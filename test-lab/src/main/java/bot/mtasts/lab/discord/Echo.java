package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives embeds and components back as Discord does: with the members it fills in.
final class Echo {
  private final Set<Integer> numbers = new HashSet<>();
  private final Snowflakes ids;
  private int next = 1;

  Echo(Snowflakes ids) {
    this.ids = ids;
  }

  /// An embed of an app is `rich`, and its pictures are fetched through a proxy.
  ObjectNode embed(JsonNode sent) {
    ObjectNode embed = sent.deepCopy();
    embed.put("type", "rich");
    for (String picture : Set.of("image", "thumbnail")) {
      if (embed.path(picture) instanceof ObjectNode media) {
        fetched(media);
      }
    }
    for (JsonNode field : embed.path("fields")) {
      unless((ObjectNode) field, "inline", false);
    }
    return embed;
  }

  /// Components get the numbers they have not.
  ArrayNode components(JsonNode sent) {
    collect(sent);
    return list(sent);
  }

  private void collect(JsonNode node) {
    if (node.path("id").isInt() && node.path("id").intValue() > 0) {
      numbers.add(node.path("id").asInt());
    }
    node.forEach(this::collect);
  }

  private ArrayNode list(JsonNode sent) {
    return Json.array(Json.each(sent).map(this::component).toList());
  }

  private ObjectNode component(JsonNode sent) {
    ObjectNode component = sent.deepCopy();
    if (component.path("id").asInt(0) == 0) {
      component.put("id", free());
    }
    if (component.has("components")) {
      component.set("components", list(component.path("components")));
    }
    if (component.has("accessory")) {
      component.set("accessory", component(component.path("accessory")));
    }
    if (ComponentType.isSelect(ComponentType.of(component))) {
      unless(component, "min_values", 1);
      unless(component, "max_values", 1);
    }
    switch (ComponentType.of(component)) {
      case ComponentType.CONTAINER -> {
        unless(component, "accent_color", null);
        unless(component, "spoiler", false);
      }
      case ComponentType.SEPARATOR -> {
        unless(component, "divider", true);
        unless(component, "spacing", 1);
      }
      case ComponentType.THUMBNAIL -> picture(component);
      case ComponentType.MEDIA_GALLERY ->
          component.path("items").forEach(item -> picture((ObjectNode) item));
      case ComponentType.FILE -> {
        unless(component, "spoiler", false);
        unless(component, "name", null);
        unless(component, "size", null);
        fetched((ObjectNode) component.path("file"));
      }
      default -> {
        // The others come back as they were sent.
      }
    }
    return component;
  }

  private void picture(ObjectNode component) {
    unless(component, "description", null);
    unless(component, "spoiler", false);
    fetched((ObjectNode) component.path("media"));
  }

  private int free() {
    while (numbers.contains(next)) {
      next++;
    }
    numbers.add(next);
    return next;
  }

  private static void unless(ObjectNode component, String member, @Nullable Object value) {
    if (!component.has(member)) {
      component.set(member, Json.value(value));
    }
  }

  private void fetched(ObjectNode media) {
    media.put("id", ids.next()).put("proxy_url", media.path("url").asText());
    media.putNull("width").putNull("height").putNull("content_type");
  }
}
