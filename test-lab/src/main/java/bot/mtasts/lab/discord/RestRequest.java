package bot.mtasts.lab.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// A call that was let in.
///
/// @param parameters the parts of the path, by their names in the route
/// @param query by name
/// @param body a missing node if there was none
record RestRequest(
    Route route,
    Map<String, String> parameters,
    Map<String, String> query,
    JsonNode body,
    List<Attachment> files) {

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  boolean asks(String flag) {
    return List.of("true", "1", "True").contains(query.getOrDefault(flag, ""));
  }
}
