package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
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
    return new GuildPayload(world, this).created();
  }

  /// As `GET /guilds/{guild_id}` shows it.
  ObjectNode asJson() {
    return new GuildPayload(world, this).asked();
  }

  Set<Permission> everybody() {
    return EVERYBODY;
  }

  String botRole() {
    return botRole;
  }

  /// The ids of its people, the owner first.
  Set<String> memberIds() {
    return members.keySet();
  }

  Collection<Channel> channels() {
    return channels.values();
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
