package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A server: channels, people, and perhaps the bot.
public final class Guild {
  private static final Set<Permission> EVERYBODY =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.SEND_MESSAGES,
          Permission.EMBED_LINKS,
          Permission.READ_MESSAGE_HISTORY,
          Permission.USE_APPLICATION_COMMANDS,
          Permission.SEND_MESSAGES_IN_THREADS,
          Permission.USE_EXTERNAL_APPS);

  private final DiscordWorld world;
  private final String id;
  private final String name;
  private final String botRole;
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, Set<Permission>> members = new LinkedHashMap<>();
  private final Set<Permission> botPermissions = EnumSet.noneOf(Permission.class);
  private final List<ObjectNode> commands = new ArrayList<>();
  private boolean hasBot;
  private boolean available = true;
  private boolean externalAppsQuiet;

  /// Only while the lock is held.
  Guild(DiscordWorld world, String name, boolean hasBot) {
    this.world = world;
    this.id = world.ids.next();
    this.botRole = world.ids.next();
    this.name = name;
    this.hasBot = hasBot;
    if (hasBot) {
      botPermissions.addAll(EVERYBODY);
    }
    world.guilds.put(id, this);
  }

  /// A snowflake.
  public String id() {
    return id;
  }

  /// As people see it.
  public String name() {
    return name;
  }

  /// The text channel of that name; it is opened if there is none.
  public Channel channel(String channelName) {
    return channel(channelName, Channel.Kind.TEXT);
  }

  /// The announcement channel of that name; it is opened if there is none.
  public Channel announcements(String channelName) {
    return channel(channelName, Channel.Kind.ANNOUNCEMENTS);
  }

  private Channel channel(String channelName, Channel.Kind kind) {
    return world.changes.make(() -> {
      for (Channel channel : channels.values()) {
        if (channel.name().equals(channelName) && channel.kind() != Channel.Kind.THREAD) {
          return channel;
        }
      }
      Channel channel = Channel.inGuild(world, this, channelName, kind);
      add(channel);
      tell("CHANNEL_CREATE", channel.asJson());
      return channel;
    });
  }

  /// Lets somebody in, with these permissions beside everybody's.
  public Guild join(DiscordPerson person, Permission... permissions) {
    world.changes.change(() -> {
      Set<Permission> all = EnumSet.copyOf(EVERYBODY);
      all.addAll(List.of(permissions));
      members.put(person.id(), all);
    });
    return this;
  }

  /// An administrator adds the bot, with what everybody may and these; it is told with
  /// `GUILD_CREATE`.
  public Guild addBot(Permission... permissions) {
    world.changes.change(() -> {
      hasBot = true;
      botPermissions.addAll(EVERYBODY);
      botPermissions.addAll(List.of(permissions));
      tell("GUILD_CREATE", asCreated());
    });
    return this;
  }

  /// An administrator throws the bot out: `GUILD_DELETE` without `unavailable`.
  public Guild removeBot() {
    world.changes.change(() -> {
      tell("GUILD_DELETE", Json.object().put("id", id));
      hasBot = false;
      botPermissions.clear();
      commands.clear();
    });
    return this;
  }

  /// Discord has an outage here: `GUILD_DELETE` with `unavailable`, after which the bot is still a
  /// member.
  public Guild goDown() {
    world.changes.change(() -> {
      available = false;
      tell("GUILD_DELETE", Json.object().put("id", id).put("unavailable", true));
    });
    return this;
  }

  /// The outage is over.
  public Guild comeBack() {
    world.changes.change(() -> {
      available = true;
      tell("GUILD_CREATE", asCreated());
    });
    return this;
  }

  /// From now on apps that people installed for themselves answer here for themselves only: nobody
  /// has the permission `USE_EXTERNAL_APPS` (resources/application).
  public Guild quietExternalApps() {
    world.changes.change(() -> externalAppsQuiet = true);
    return this;
  }

  /// Whether the bot is a member.
  public boolean hasBot() {
    return world.changes.look(() -> hasBot);
  }

  // From here on: only while the lock is held.

  boolean isHome() {
    return hasBot;
  }

  boolean isAvailable() {
    return available;
  }

  boolean isQuiet() {
    return externalAppsQuiet;
  }

  List<ObjectNode> commands() {
    return commands;
  }

  Set<Permission> botPermissions() {
    return botPermissions;
  }

  void add(Channel channel) {
    channels.put(channel.id(), channel);
  }

  void forget(Channel channel) {
    channels.remove(channel.id());
  }

  /// Sends an event to whoever is connected for this server, if the bot is in it.
  void tell(String event, ObjectNode data) {
    if (hasBot) {
      world.gateway.tell(this, event, data);
    }
  }

  Set<Permission> permissions(DiscordPerson person) {
    Set<Permission> all =
        EnumSet.copyOf(members.computeIfAbsent(person.id(), _ -> EnumSet.copyOf(EVERYBODY)));
    if (externalAppsQuiet) {
      all.remove(Permission.USE_EXTERNAL_APPS);
    }
    return all;
  }

  ObjectNode member(ObjectNode user, Set<Permission> permissions) {
    boolean bot = user.path("bot").asBoolean();
    ObjectNode json = Json.object();
    json.set("user", user);
    json.putNull("nick").putNull("avatar").putNull("banner").putNull("premium_since");
    json.putNull("communication_disabled_until");
    json.put("joined_at", Snowflakes.time(id).toString());
    json.put("deaf", false).put("mute", false).put("pending", false).put("flags", 0);
    ArrayNode roles = json.putArray("roles");
    if (bot) {
      roles.add(botRole);
    }
    return json.put("permissions", Long.toString(Permission.bits(permissions)));
  }

  /// As `GUILD_CREATE` shows it.
  ObjectNode asCreated() {
    ObjectNode json = asJson();
    json.put("joined_at", Snowflakes.time(id).toString()).put("large", false);
    json.put("unavailable", false).put("member_count", members.size() + 1);
    ObjectNode self = member(world.botJson(), botPermissions);
    self.remove("permissions");
    json.putArray("members").add(self);
    ArrayNode open = json.putArray("channels");
    ArrayNode threads = json.putArray("threads");
    for (Channel channel : channels.values()) {
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
  ObjectNode asJson() {
    ObjectNode json = Json.object().put("id", id).put("name", name).put("region", "deprecated");
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
    json.put("owner_id", members.keySet().stream().findFirst().orElse(world.ownerId));
    json.put("afk_timeout", 300).put("max_members", 500_000).put("preferred_locale", "en-US");
    json.put("max_stage_video_channel_users", 50).put("max_video_channel_users", 25);
    json.put("widget_enabled", false).put("premium_progress_bar_enabled", false);
    json.put("nsfw", false);
    json.putArray("features");
    json.putArray("emojis");
    json.putArray("stickers");
    json.putArray("roles")
        .add(role(id, "@everyone", EVERYBODY, false))
        .add(role(botRole, world.botName(), botPermissions, true));
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

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
