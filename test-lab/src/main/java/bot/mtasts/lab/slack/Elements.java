package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be pressed, chosen or filled in, among blocks.
final class Elements {
  /// An element and the block that it is in.
  record Place(JsonNode block, JsonNode element) {
    String blockId() {
      return block.path("block_id").asText();
    }

    String actionId() {
      return element.path("action_id").asText();
    }
  }

  private Elements() {}

  /// All of them, in order.
  static List<Place> all(JsonNode blocks) {
    var places = new ArrayList<Place>();
    for (JsonNode block : blocks) {
      switch (block.path("type").asText()) {
        case "actions" -> block.path("elements").forEach(e -> places.add(new Place(block, e)));
        case "section" -> add(places, block, block.path("accessory"));
        case "input" -> add(places, block, block.path("element"));
        default -> {}
      }
    }
    return places;
  }

  private static void add(List<Place> places, JsonNode block, JsonNode element) {
    if (element.isObject() && !element.path("type").asText().equals("image")) {
      places.add(new Place(block, element));
    }
  }

  static @Nullable Place find(JsonNode blocks, String actionId) {
    return all(blocks).stream()
        .filter(place -> place.actionId().equals(actionId))
        .findFirst()
        .orElse(null);
  }

  /// A copy with ids where the app gave none, as Slack keeps it.
  static ArrayNode withIds(JsonNode blocks, Ids ids) {
    ArrayNode copy = Json.array();
    for (JsonNode block : blocks) {
      ObjectNode kept = block.deepCopy();
      if (!kept.has("block_id")) {
        kept.put("block_id", ids.next("b"));
      }
      copy.add(kept);
    }
    for (Place place : all(copy)) {
      if (place.element() instanceof ObjectNode element && !element.has("action_id")) {
        element.put("action_id", ids.next("a"));
      }
    }
    return copy;
  }
}
