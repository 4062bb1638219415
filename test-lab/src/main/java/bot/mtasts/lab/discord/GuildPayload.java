package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// A server as Discord writes it (resources/guild). Called while the lock is held.
final class GuildPayload {
  private final DiscordWorld world;
  private final Guild guild;

  GuildPayload(DiscordWorld world, Guild guild) {
    this.world = world;
    this.guild = guild;
  }

  /// As `GUILD_CREATE` shows it.
  ObjectNode created() {
    ObjectNode json = asked();
    json.put("joined_at", Snowflakes.time(guild.id()).toString()).put("large", false);
    json.put("unavailable", false).put("member_count", guild.memberIds().size() + 1);
    ObjectNode self = guild.member(world.botJson(), guild.botPermissions());
    self.remove("permissions");
    json.putArray("members").add(self);
    ArrayNode open = json.putArray("channels");
    ArrayNode threads = json.putArray("threads");
    for (Channel channel : guild.channels()) {
      (channel.kind() == Channel.Kind.THREAD ? threads : open).add(channel.asJson());
    }
    for (String none :
        List.of(
            "voice_states",
            "presences",
            "stage_instances",
            "guild_scheduled_events",
            "soundboard_sounds")) {
      json.putArray(none);
    }
    return json;
  }

  /// As `GET /guilds/{guild_id}` shows it.
  ObjectNode asked() {
    ObjectNode json =
        Json.object().put("id", guild.id()).put("name", guild.name()).put("region", "deprecated");
    for (String none :
        List.of(
            "icon",
            "description",
            "home_header",
            "splash",
            "discovery_splash",
            "banner",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "widget_channel_id",
            "vanity_url_code",
            "rules_channel_id",
            "safety_alerts_channel_id",
            "public_updates_channel_id",
            "hub_type",
            "max_presences",
            "incidents_data")) {
      json.putNull(none);
    }
    for (String zero :
        List.of(
            "system_channel_flags",
            "verification_level",
            "default_message_notifications",
            "mfa_level",
            "explicit_content_filter",
            "premium_tier",
            "premium_subscription_count",
            "nsfw_level")) {
      json.put(zero, 0);
    }
    json.put("owner_id", guild.memberIds().stream().findFirst().orElse(world.ownerId));
    json.put("afk_timeout", 300).put("max_members", 500_000).put("preferred_locale", "en-US");
    json.put("max_stage_video_channel_users", 50).put("max_video_channel_users", 25);
    json.put("widget_enabled", false).put("premium_progress_bar_enabled", false);
    json.put("nsfw", false);
    json.putArray("features");
    json.putArray("emojis");
    json.putArray("stickers");
    json.putArray("roles")
        .add(role(guild.id(), "@everyone", guild.everybody(), false))
        .add(role(guild.botRole(), world.botName(), guild.botPermissions(), true));
    return json;
  }

  private ObjectNode role(String role, String title, Set<Permission> may, boolean bots) {
    ObjectNode json = Json.object().put("id", role).put("name", title).put("color", 0);
    json.putNull("description");
    json.putObject("colors")
        .put("primary_color", 0)
        .putNull("secondary_color")
        .putNull("tertiary_color");
    json.put("hoist", false).put("managed", bots).put("mentionable", false).put("flags", 0);
    json.putNull("icon").putNull("unicode_emoji").put("position", bots ? 1 : 0);
    if (bots) {
      json.putObject("tags").put("bot_id", world.applicationId);
    }
    return json.put("permissions", Long.toString(Permission.bits(may)));
  }
}
