package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How Discord's client lets a person use a command: only one that is registered, where it may be
/// used, with the options it has.
final class CommandUse {
  private static final int CHAT_INPUT = 1;
  private static final int MESSAGE = 3;
  private static final int SUBCOMMAND = 1;

  private final DiscordWorld world;
  private final DiscordPerson person;
  private final Channel channel;
  private final ObjectNode resolved = Json.object();

  CommandUse(DiscordWorld world, DiscordPerson person, Channel channel) {
    this.world = world;
    this.person = person;
    this.channel = channel;
  }

  ObjectNode use(String command, Map<String, ?> options) {
    return world.changes.look(() -> data(command, options, null, ""));
  }

  ObjectNode type(String command, Map<String, ?> options, String option, String typed) {
    return world.changes.look(() -> data(command, options, option, typed));
  }

  ObjectNode useOn(Post post, String command) {
    return world.changes.look(() -> {
      ObjectNode data = head(registered(command, MESSAGE));
      data.put("target_id", post.id());
      ObjectNode found = Json.object();
      found.putObject("messages").set(post.id(), post.asJson());
      data.set("resolved", found);
      return data;
    });
  }

  private ObjectNode data(
      String command, Map<String, ?> options, @Nullable String focused, String typed) {
    String[] words = command.split(" ");
    JsonNode definition = registered(words[0], CHAT_INPUT);
    ObjectNode data = head(definition);
    JsonNode options0 = definition.path("options");
    boolean divided = Json.each(options0).anyMatch(o -> o.path("type").asInt() == SUBCOMMAND);
    if (!divided && words.length == 1) {
      data.set("options", options(options0, options, focused, typed));
    } else {
      JsonNode sub =
          Json.each(options0)
              .filter(o -> words.length == 2 && o.path("name").asText().equals(words[1]))
              .findFirst()
              .orElseThrow(() ->
                  refused(
                      "/"
                          + command
                          + " cannot be used: /"
                          + words[0]
                          + (divided ? " has subcommands" : " has no subcommands")));
      ObjectNode inner = Json.object().put("name", words[1]).put("type", SUBCOMMAND);
      inner.set("options", options(sub.path("options"), options, focused, typed));
      data.set("options", Json.array().add(inner));
    }
    if (!resolved.isEmpty()) {
      data.set("resolved", resolved);
    }
    return data;
  }

  private static ObjectNode head(JsonNode definition) {
    ObjectNode data = Json.object();
    data.put("id", definition.path("id").asText());
    data.put("name", definition.path("name").asText());
    data.put("type", definition.path("type").asInt(CHAT_INPUT));
    if (Json.has(definition, "guild_id")) {
      data.put("guild_id", definition.path("guild_id").asText());
    }
    return data;
  }

  private JsonNode registered(String name, int type) {
    Guild guild = channel.guildOrNull();
    if (channel.isRemoved()) {
      throw refused("the channel is gone");
    }
    Stream<ObjectNode> here = guild == null ? Stream.of() : guild.commands().stream();
    List<ObjectNode> named =
        Stream.concat(here, world.commands.stream())
            .filter(c -> c.path("name").asText().equals(name))
            .filter(c -> c.path("type").asInt(CHAT_INPUT) == type)
            .toList();
    if (named.isEmpty()) {
      throw refused("there is no command " + name);
    }
    return named.stream()
        .filter(this::offered)
        .findFirst()
        .orElseThrow(() ->
            refused(
                name
                    + " is not offered to "
                    + person.name()
                    + " here: it has contexts "
                    + named.getFirst().path("contexts")
                    + " and installations "
                    + named.getFirst().path("integration_types")));
  }

  private boolean offered(JsonNode command) {
    ArrayNode installed = person.installations(channel);
    if (Json.has(command, "guild_id")) {
      return allowed(command);
    }
    boolean here =
        Json.each(command.path("integration_types"))
            .anyMatch(kind -> Json.each(installed).anyMatch(kind::equals));
    JsonNode contexts = command.path("contexts");
    int context = channel.guildOrNull() != null ? 0 : channel.kind() == Channel.Kind.DIRECT ? 1 : 2;
    boolean place =
        !contexts.isArray() || Json.each(contexts).anyMatch(c -> c.asInt(-1) == context);
    return here && place && allowed(command);
  }

  private boolean allowed(JsonNode command) {
    Guild guild = channel.guildOrNull();
    String needed = Json.text(command, "default_member_permissions");
    if (guild == null || needed == null) {
      return true;
    }
    var has = guild.permissions(person);
    long bits = Permission.bits(has);
    return has.contains(Permission.ADMINISTRATOR)
        || (!needed.equals("0") && (bits & Long.parseLong(needed)) == Long.parseLong(needed));
  }

  private ArrayNode options(
      JsonNode defined, Map<String, ?> given, @Nullable String focused, String typed) {
    var filled = new ArrayList<ObjectNode>();
    var known = new HashSet<String>();
    for (JsonNode option : defined) {
      String name = option.path("name").asText();
      known.add(name);
      if (name.equals(focused)) {
        if (!option.path("autocomplete").asBoolean(false)) {
          throw refused(name + " does not suggest");
        }
        filled.add(head(option, Json.value(typed)).put("focused", true));
      } else if (given.containsKey(name)) {
        filled.add(head(option, value(option, given.get(name))));
      } else if (option.path("required").asBoolean(false) && focused == null) {
        throw refused("the option " + name + " is required");
      }
    }
    if (!known.containsAll(given.keySet()) || (focused != null && !known.contains(focused))) {
      throw refused("the command has the options " + known + ", not all of " + given.keySet());
    }
    return Json.array(filled);
  }

  private static ObjectNode head(JsonNode option, JsonNode value) {
    ObjectNode json = Json.object().put("name", option.path("name").asText());
    json.put("type", option.path("type").asInt());
    json.set("value", value);
    return json;
  }

  private JsonNode value(JsonNode option, @Nullable Object given) {
    String name = option.path("name").asText();
    JsonNode value =
        switch (given) {
          case null -> throw refused(name + " is null");
          case Channel meant -> {
            ObjectNode json = meant.asJson();
            json.put("permissions", Long.toString(Permission.bits(meant.botPermissions())));
            resolved.withObjectProperty("channels").set(meant.id(), json);
            yield Json.value(meant.id());
          }
          case DiscordPerson meant -> {
            resolved.withObjectProperty("users").set(meant.id(), meant.asJson());
            yield Json.value(meant.id());
          }
          default -> Json.value(given);
        };
    boolean fits =
        switch (option.path("type").asInt()) {
          case 3 -> value.isTextual();
          case 4 -> value.isIntegralNumber();
          case 5 -> value.isBoolean();
          case 6 -> given instanceof DiscordPerson;
          case 7 -> given instanceof Channel;
          case 10 -> value.isNumber();
          default -> false;
        };
    if (!fits) {
      throw refused(name + " is of type " + option.path("type") + ", not " + given);
    }
    JsonNode choices = option.path("choices");
    if (!choices.isEmpty() && Json.each(choices).noneMatch(c -> c.path("value").equals(value))) {
      throw refused(name + " offers " + choices + ", not " + given);
    }
    int length = value.isTextual() ? Inspection.length(value.textValue()) : 0;
    if (length > option.path("max_length").asInt(6_000)
        || length < option.path("min_length").asInt(0)) {
      throw refused(name + " takes no text of " + length + " characters");
    }
    return value;
  }

  private static IllegalArgumentException refused(String words) {
    return new IllegalArgumentException("Discord's client would not send that: " + words);
  }
}
