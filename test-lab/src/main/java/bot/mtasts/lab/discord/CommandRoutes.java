package bot.mtasts.lab.discord;

import bot.mtasts.lab.discord.DiscordError.Kind;
import bot.mtasts.lab.discord.MessageRules.Violation;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The commands an app has (interactions/application-commands).
final class CommandRoutes {
  private final DiscordWorld world;
  private final Map<String, Pace> creates = new HashMap<>();

  CommandRoutes(DiscordWorld world) {
    this.world = world;
  }

  RestAnswer global(RestRequest request) throws DiscordError {
    ours(request);
    return RestAnswer.of(shown(world.commands, request));
  }

  RestAnswer ofGuild(RestRequest request) throws DiscordError {
    ours(request);
    return RestAnswer.of(shown(guild(request).commands(), request));
  }

  RestAnswer putGlobal(RestRequest request) throws DiscordError {
    ours(request);
    return RestAnswer.of(shown(put(request, world.commands, null), request));
  }

  RestAnswer putGuild(RestRequest request) throws DiscordError {
    ours(request);
    Guild guild = guild(request);
    return RestAnswer.of(shown(put(request, guild.commands(), guild), request));
  }

  private void ours(RestRequest request) throws DiscordError {
    if (!request.parameter("application_id").equals(world.applicationId)) {
      throw DiscordError.of(Kind.UNKNOWN_APPLICATION);
    }
  }

  private Guild guild(RestRequest request) throws DiscordError {
    Guild guild = world.guilds.get(request.parameter("guild_id"));
    if (guild == null || !guild.isHome()) {
      throw DiscordError.of(Kind.MISSING_ACCESS);
    }
    return guild;
  }

  private List<ObjectNode> put(
      RestRequest request, List<ObjectNode> commands, @Nullable Guild guild) throws DiscordError {
    List<Violation> violations = CommandRules.in(request.body(), guild != null);
    if (!violations.isEmpty()) {
      violations.forEach(
          v -> world.ledger.broke(v.rule(), request.route().toString(), v.toString()));
      throw DiscordError.invalidForm(violations);
    }
    var next = new ArrayList<ObjectNode>();
    for (JsonNode sent : request.body()) {
      next.add(command(request, sent, commands, guild));
    }
    commands.clear();
    commands.addAll(next);
    return commands;
  }

  private ObjectNode command(
      RestRequest request, JsonNode sent, List<ObjectNode> before, @Nullable Guild guild)
      throws DiscordError {
    int type = sent.path("type").asInt(1);
    ObjectNode same =
        before.stream()
            .filter(c -> c.path("name").equals(sent.path("name")))
            .filter(c -> c.path("type").asInt() == type)
            .findFirst()
            .orElse(null);
    if (same == null) {
      create(request, guild);
    }
    ObjectNode json = Json.object();
    json.put("id", same == null ? world.ids.next() : same.path("id").asText());
    json.put("application_id", world.applicationId).put("type", type);
    json.set("name", sent.path("name"));
    json.put("description", sent.path("description").asText(""));
    json.set("name_localizations", orNull(sent, "name_localizations"));
    json.set("description_localizations", orNull(sent, "description_localizations"));
    json.set("default_member_permissions", orNull(sent, "default_member_permissions"));
    json.put("nsfw", sent.path("nsfw").asBoolean(false)).put("dm_permission", true);
    if (type == 1) {
      json.set("options", sent.has("options") ? sent.path("options") : Json.array());
    }
    if (guild == null) {
      json.set(
          "contexts", sent.has("contexts") ? numbers(sent.path("contexts")) : orNull(sent, ""));
      json.set(
          "integration_types",
          sent.has("integration_types")
              ? numbers(sent.path("integration_types"))
              : Json.array().add(0));
    } else {
      json.put("guild_id", guild.id()).putNull("contexts");
      json.putArray("integration_types").add(0);
    }
    if (same != null && withoutVersion(same).equals(json)) {
      return same;
    }
    return json.put("version", world.ids.next());
  }

  private static ObjectNode withoutVersion(ObjectNode command) {
    ObjectNode copy = command.deepCopy();
    copy.remove("version");
    return copy;
  }

  private static JsonNode orNull(JsonNode sent, String member) {
    return Json.has(sent, member) ? sent.path(member) : Json.value(null);
  }

  /// JDA sends them as strings, which the API takes for the numbers they are.
  private static ArrayNode numbers(JsonNode sent) {
    ArrayNode numbers = Json.array();
    sent.forEach(one -> numbers.add(one.asInt()));
    return numbers;
  }

  private void create(RestRequest request, @Nullable Guild guild) throws DiscordError {
    String scope = guild == null ? "" : guild.id();
    Pace pace =
        creates.computeIfAbsent(
            scope,
            _ ->
                new Pace(world.settings.clock(), Rule.COMMAND_CREATES.limit(), Duration.ofDays(1)));
    if (!pace.take()) {
      world.ledger.broke(
          Rule.COMMAND_CREATES, request.route().toString(), "too many new commands in a day");
      throw DiscordError.of(Kind.COMMAND_CREATES);
    }
  }

  /// Lists leave the localisations out unless asked for them.
  private static ArrayNode shown(List<ObjectNode> commands, RestRequest request) {
    boolean all = request.route().method().equals("PUT") || request.asks("with_localizations");
    return Json.array(
        commands.stream()
            .map(command -> {
              ObjectNode copy = command.deepCopy();
              if (!all) {
                copy.remove(List.of("name_localizations", "description_localizations"));
              }
              return copy;
            })
            .toList());
  }
}
