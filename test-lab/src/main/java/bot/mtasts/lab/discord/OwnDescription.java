package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.outside.Npm;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/// Discord's own description of its REST API (npm's `discord-api-spec`), against which all that an
/// app and a [FakeDiscord] said to each other can be held. [Npm#install] comes first.
public final class OwnDescription {
  private OwnDescription() {}

  /// Holds every call so far, and every answer, against it.
  ///
  /// @throws AssertionError with each fault
  /// @throws IOException if node cannot be started
  /// @throws InterruptedException if the caller's thread is interrupted
  public static void holds(FakeDiscord discord) throws IOException, InterruptedException {
    List<String> lines =
        discord.calls().stream().map(OwnDescription::line).map(Object::toString).toList();
    String said = Npm.run("discord-spec.mjs", lines);
    if (!said.endsWith(" 0 faults\n")) {
      throw new AssertionError(said);
    }
  }

  private static ObjectNode line(RestCall call) {
    ObjectNode line = Json.object().put("method", call.route().method());
    line.put("path", call.route().template()).put("status", call.status());
    line.set("request", call.body());
    line.set("answer", call.answer());
    return line;
  }
}
