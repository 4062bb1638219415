package bot.mtasts.app.command.integrations;

import bot.mtasts.app.Surroundings;
import bot.mtasts.app.UnavailableException;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.admin.AdminDoor;
import bot.mtasts.app.command.ConfigChoice;
import bot.mtasts.app.command.UsageException;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.mtasts.VisibleLine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the subcommands share: they ask one thing of the server, and a refusal of its is a
/// sentence.
final class Desk implements AutoCloseable {
  private final AdminDoor door;

  private Desk(AdminDoor door) {
    this.door = door;
  }

  static Desk open(Surroundings around, Workshop workshop, ConfigChoice config)
      throws ConfigException, UnavailableException, InterruptedException {
    return new Desk(
        workshop.admin(
            new Workshop.ServiceOrder(config.read(around).config(), around.environment(), false)));
  }

  /// All of them.
  JsonNode list() throws UnavailableException, UsageException, InterruptedException {
    return asked("GET", "", null).path("integrations");
  }

  /// Makes one.
  JsonNode create(ObjectNode order)
      throws UnavailableException, UsageException, InterruptedException {
    return asked("POST", "", order);
  }

  /// Asks something about one.
  ///
  /// @param what behind its name, such as `/rotate`; may be empty
  JsonNode one(String method, String name, String what, @Nullable ObjectNode body)
      throws UnavailableException, UsageException, InterruptedException {
    if (!Integration.isName(name)) {
      throw new UsageException(
          "`%s` is no name of an integration: those are lower case letters, digits and hyphens"
              .formatted(VisibleLine.of(name, 80)));
    }
    return asked(method, "/" + name + what, body);
  }

  private JsonNode asked(String method, String path, @Nullable ObjectNode body)
      throws UnavailableException, UsageException, InterruptedException {
    AdminDoor.Answer answer = door.call(method, path, body);
    if (answer.done()) {
      return answer.json();
    }
    List<String> sentences = sentences(answer.json());
    if (answer.status() >= 500) {
      throw new UnavailableException(String.join(" ", sentences));
    }
    throw new UsageException(sentences);
  }

  private static List<String> sentences(JsonNode problem) {
    List<String> sentences = new ArrayList<>();
    for (JsonNode error : problem.path("errors")) {
      sentences.add(VisibleLine.of(error.path("detail").asText(), 400));
    }
    if (sentences.isEmpty()) {
      sentences.add(
          VisibleLine.of(problem.path("detail").asText(problem.path("title").asText()), 400));
    }
    return sentences;
  }

  /// Where the helpdesk of an integration posts to.
  String hookUrl(String name) {
    return door.publicUrl() + "/api/v1/hooks/" + name;
  }

  /// Where checks are asked for.
  String checksUrl() {
    return door.publicUrl() + "/api/v1/checks";
  }

  @Override
  public void close() {
    door.close();
  }
}
