package bot.mtasts.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A message as Discord takes it, in two shapes that say the same.
///
/// @param components Components V2, within Discord's limits
/// @param embed what is sent where Components V2 are refused; never both
/// @param rows the buttons and selects that belong to the embed: at most five action rows
public record DiscordMessage(ArrayNode components, ObjectNode embed, ArrayNode rows) {
  private static final int IS_COMPONENTS_V2 = 1 << 15;

  /// The body of a request with Components V2. Nobody is ever pinged.
  public ObjectNode body() {
    ObjectNode body = quiet().put("flags", IS_COMPONENTS_V2);
    body.set("components", components);
    return body;
  }

  /// The body of a request with the embed. Nobody is ever pinged.
  public ObjectNode embedBody() {
    ObjectNode body = quiet();
    body.putArray("embeds").add(embed);
    body.set("components", rows);
    return body;
  }

  private static ObjectNode quiet() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("allowed_mentions").put("replied_user", false).putArray("parse");
    return body;
  }
}
