package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The modals people have open, one on top of the other, and what stands in their home tabs.
final class Views {
  /// docs.slack.dev/surfaces/modals: three views at most.
  static final int STACK = 3;

  /// A view where it is kept. Touched only while [Changes] is held.
  private static final class Kept {
    final String id;
    final SlackPerson person;
    final String root;
    final @Nullable String previous;
    ObjectNode json;
    ObjectNode values = Json.object();
    String hash;
    Map<String, String> errors = Map.of();

    Kept(
        String id,
        SlackPerson person,
        @Nullable String root,
        @Nullable String previous,
        ObjectNode json,
        String hash) {
      this.id = id;
      this.person = person;
      this.root = root == null ? id : root;
      this.previous = previous;
      this.json = json;
      this.hash = hash;
    }
  }

  private final Changes changes;
  private final Ids ids;
  private final AppSettings app;
  private final Map<String, List<Kept>> stacks = new HashMap<>();
  private final Map<String, Kept> homes = new HashMap<>();

  Views(Changes changes, Ids ids, AppSettings app) {
    this.changes = changes;
    this.ids = ids;
    this.app = app;
  }

  /// Opens a modal, in place of what the person had open.
  ObjectNode open(SlackPerson person, JsonNode view) {
    return changes.make(() -> {
      var opened = new Kept(ids.next("V"), person, null, null, kept(view), hash());
      var stack = new ArrayList<Kept>();
      stack.add(opened);
      stacks.put(person.id(), stack);
      return json(opened);
    });
  }

  /// Opens a modal on top of the others.
  ///
  /// @throws Refused if the person has none open, or too many
  ObjectNode push(SlackPerson person, JsonNode view) throws Refused {
    List<Kept> stack = changes.look(() -> stacks.getOrDefault(person.id(), List.of()));
    if (stack.isEmpty()) {
      throw new Refused("view_not_found");
    }
    if (stack.size() >= STACK) {
      throw new Refused("push_limit_reached");
    }
    return changes.make(() -> {
      Kept below = stack.getLast();
      var pushed = new Kept(ids.next("V"), person, below.root, below.id, kept(view), hash());
      stack.add(pushed);
      return json(pushed);
    });
  }

  /// Changes an open view; what was typed into inputs that stay is kept.
  ///
  /// @param hash of the version that the app means; null if it does not care
  /// @throws Refused if there is no such view, or another version of it
  ObjectNode update(
      Workspace workspace,
      @Nullable String id,
      @Nullable String externalId,
      @Nullable String hash,
      JsonNode view)
      throws Refused {
    Kept found =
        changes
            .look(() ->
                all().stream()
                    .filter(v -> v.person.workspace() == workspace)
                    .filter(v ->
                        id != null
                            ? v.id.equals(id)
                            : externalId != null
                                && v.json.path("external_id").asText().equals(externalId))
                    .findFirst())
            .orElseThrow(() -> new Refused("not_found"));
    return replace(found, hash, view);
  }

  /// Puts a view into a person's home tab.
  ///
  /// @param hash of the version that the app means; null if it does not care
  /// @throws Refused if that is another version
  ObjectNode publish(SlackPerson person, @Nullable String hash, JsonNode view) throws Refused {
    Kept home = changes.look(() -> homes.get(person.id()));
    if (home != null) {
      return replace(home, hash, view);
    }
    return changes.make(() -> {
      var first = new Kept(ids.next("V"), person, null, null, kept(view), hash());
      homes.put(person.id(), first);
      return json(first);
    });
  }

  private ObjectNode replace(Kept found, @Nullable String hash, JsonNode view) throws Refused {
    boolean current =
        changes.make(() -> {
          if (hash != null && !hash.equals(found.hash)) {
            return false;
          }
          found.json = kept(view);
          found.hash = hash();
          found.errors = Map.of();
          found.values = stillThere(found.values, found.json);
          return true;
        });
    if (!current) {
      throw new Refused("hash_conflict");
    }
    return changes.look(() -> json(found));
  }

  private static ObjectNode stillThere(ObjectNode values, JsonNode view) {
    ObjectNode left = Json.object();
    for (Elements.Place place : Elements.all(view.path("blocks"))) {
      JsonNode value = values.path(place.blockId()).path(place.actionId());
      if (value.isObject()) {
        left.withObjectProperty(place.blockId()).set(place.actionId(), value);
      }
    }
    return left;
  }

  /// What the person typed or chose, to be sent with what comes next.
  void fill(String id, String blockId, String actionId, ObjectNode value) {
    changes.change(() -> {
      find(id).ifPresent(v -> v.values.withObjectProperty(blockId).set(actionId, value));
    });
  }

  /// What stands below the inputs of a view.
  void complain(String id, Map<String, String> errors) {
    changes.change(() -> {
      find(id).ifPresent(v -> v.errors = Map.copyOf(errors));
    });
  }

  /// Closes the view on top.
  void close(String id) {
    changes.change(() -> {
      stacks.values().forEach(stack -> stack.removeIf(v -> v.id.equals(id)));
    });
  }

  /// Closes all the person's modals.
  void clear(SlackPerson person) {
    changes.change(() -> {
      stacks.remove(person.id());
    });
  }

  /// The person's open modals, the one on top last.
  List<View> open(SlackPerson person) {
    return changes.look(
        () -> stacks.getOrDefault(person.id(), List.of()).stream().map(this::seen).toList());
  }

  Optional<View> home(SlackPerson person) {
    return changes.look(() -> Optional.ofNullable(homes.get(person.id())).map(this::seen));
  }

  /// As payloads tell of it; empty if it is not open any more.
  Optional<ObjectNode> payload(String id) {
    return changes.look(() -> find(id).map(this::json));
  }

  private List<Kept> all() {
    var all = new ArrayList<Kept>();
    stacks.values().forEach(all::addAll);
    all.addAll(homes.values());
    return all;
  }

  private Optional<Kept> find(String id) {
    return all().stream().filter(v -> v.id.equals(id)).findFirst();
  }

  private View seen(Kept view) {
    return new View(json(view), view.errors);
  }

  private ObjectNode kept(JsonNode view) {
    ObjectNode copy = view.deepCopy();
    copy.set("blocks", Elements.withIds(view.path("blocks"), ids));
    return copy;
  }

  private String hash() {
    return ids.timestamp() + "." + Ids.secret(4);
  }

  private ObjectNode json(Kept view) {
    Workspace team = view.person.workspace();
    ObjectNode json = view.json.deepCopy();
    json.put("id", view.id).put("team_id", team.id()).put("app_id", app.appId());
    json.put("app_installed_team_id", team.id()).put("bot_id", team.botId());
    json.put("hash", view.hash).put("root_view_id", view.root);
    json.put("previous_view_id", view.previous);
    for (String text : List.of("private_metadata", "callback_id", "external_id")) {
      json.put(text, view.json.path(text).asText(""));
    }
    for (String flag : List.of("clear_on_close", "notify_on_close")) {
      json.put(flag, view.json.path(flag).asBoolean(false));
    }
    json.putObject("state").set("values", view.values.deepCopy());
    return json;
  }
}
