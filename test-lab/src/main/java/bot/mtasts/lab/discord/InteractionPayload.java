package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// An interaction as Discord writes it (interactions/receiving-and-responding, "Interaction
/// Object"). Called while the lock is held.
final class InteractionPayload {
  private static final int IN_SERVER = 0;
  private static final int WITH_BOT = 1;
  private static final int BETWEEN_PEOPLE = 2;

  private final DiscordWorld world;
  private final Interaction interaction;

  InteractionPayload(DiscordWorld world, Interaction interaction) {
    this.world = world;
    this.interaction = interaction;
  }

  /// As the gateway sends it.
  ///
  /// @param data what is special to its kind
  ObjectNode event(ObjectNode data) {
    DiscordPerson person = interaction.person();
    Channel channel = interaction.channel();
    ObjectNode json = Json.object().put("id", interaction.id());
    json.put("application_id", world.applicationId).put("type", interaction.kind().number());
    json.put("token", interaction.token()).put("version", 1);
    json.set("data", data);
    json.put("channel_id", channel.id()).put("locale", person.locale());
    json.set("authorizing_integration_owners", interaction.owners());
    json.putArray("entitlements");
    json.put("attachment_size_limit", 10_485_760);
    Guild guild = channel.guildOrNull();
    if (guild == null) {
      direct(json);
    } else {
      inGuild(json, guild);
    }
    Post source = interaction.source();
    if (source != null) {
      switch (interaction.kind()) {
        case COMPONENT, MODAL -> json.set("message", source.asJson());
        case COMMAND, MESSAGE_COMMAND, AUTOCOMPLETE -> {
          // A command on a message has it among what is resolved.
        }
      }
    }
    return json;
  }

  private void direct(ObjectNode json) {
    Channel channel = interaction.channel();
    ObjectNode place = channel.asJson();
    // Its recipients are the others, as the person sees it.
    place.set("recipients", others());
    json.set("channel", place);
    json.set("user", interaction.person().asJson());
    json.put("context", channel.kind() == Channel.Kind.DIRECT ? WITH_BOT : BETWEEN_PEOPLE);
    json.put("app_permissions", Long.toString(Permission.bits(channel.botPermissions())));
  }

  private JsonNode others() {
    Channel channel = interaction.channel();
    if (channel.kind() == Channel.Kind.DIRECT) {
      return Json.array().add(world.botJson());
    }
    return Json.array(
        channel.people().stream()
            .filter(other -> !other.equals(interaction.person()))
            .map(DiscordPerson::asJson)
            .toList());
  }

  private void inGuild(ObjectNode json, Guild guild) {
    DiscordPerson person = interaction.person();
    Channel channel = interaction.channel();
    String hers = Long.toString(Permission.bits(guild.permissions(person)));
    json.set("channel", channel.asJson().put("permissions", hers));
    json.set("member", guild.member(person.asJson(), guild.permissions(person)));
    json.put("guild_id", guild.id()).put("guild_locale", "en-US").put("context", IN_SERVER);
    json.putObject("guild").put("id", guild.id()).put("locale", "en-US").putArray("features");
    json.put(
        "app_permissions",
        interaction.forUserOnly()
            ? hers
            : Long.toString(Permission.bits(channel.botPermissions())));
  }

  /// As messages say where they come from (resources/message, "Message Interaction Metadata").
  ObjectNode metadata() {
    ObjectNode json = origin(interaction.kind());
    Post source = interaction.source();
    if (source != null) {
      switch (interaction.kind()) {
        case COMPONENT -> json.put("interacted_message_id", source.id());
        case MESSAGE_COMMAND -> json.put("target_message_id", source.id());
        case COMMAND, AUTOCOMPLETE, MODAL -> {
          // Nothing was pointed at.
        }
      }
    }
    if (interaction.kind() == Interaction.Kind.MODAL) {
      json.set("triggering_interaction_metadata", origin(Interaction.Kind.COMMAND));
    }
    return json;
  }

  private ObjectNode origin(Interaction.Kind kind) {
    ObjectNode json = Json.object().put("id", interaction.id()).put("type", kind.number());
    json.set("user", interaction.person().asJson());
    json.set("authorizing_integration_owners", interaction.owners());
    return json;
  }
}
