package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A place where people and bots write.
public final class Channel {
  /// What it is (resources/channel, "Channel Types").
  public enum Kind {
    /// In a server.
    TEXT(0),
    /// A person and the bot.
    DIRECT(1),
    /// Two people without the bot: only an app that one of them installed for oneself gets here.
    PRIVATE(1),
    /// More people without the bot.
    GROUP(3),
    /// In a server, for others to follow.
    ANNOUNCEMENTS(5),
    /// Under a channel of a server.
    THREAD(11);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  private final DiscordWorld world;
  private final String id;
  private final String name;
  private final Kind kind;
  private final @Nullable Guild guild;
  private final @Nullable Channel parent;
  private final List<DiscordPerson> people;
  private final List<Post> posts = new ArrayList<>();
  private final List<Post> removedPosts = new ArrayList<>();
  private final Set<Permission> denied = EnumSet.noneOf(Permission.class);
  private boolean archived;
  private boolean locked;
  private boolean removed;

  private Channel(
      DiscordWorld world,
      String name,
      Kind kind,
      @Nullable Guild guild,
      @Nullable Channel parent,
      List<DiscordPerson> people) {
    this.world = world;
    this.id = world.ids.next();
    this.name = name;
    this.kind = kind;
    this.guild = guild;
    this.parent = parent;
    this.people = List.copyOf(people);
    world.channels.put(id, this);
  }

  /// Only while the lock is held.
  static Channel inGuild(DiscordWorld world, Guild guild, String name, Kind kind) {
    return new Channel(world, name, kind, guild, null, List.of());
  }

  /// Only while the lock is held.
  static Channel of(DiscordWorld world, Kind kind, List<DiscordPerson> people) {
    return new Channel(world, "", kind, null, null, people);
  }

  /// A snowflake.
  public String id() {
    return id;
  }

  /// Without the `#`; empty for direct messages.
  public String name() {
    return name;
  }

  /// What it is.
  public Kind kind() {
    return kind;
  }

  /// The server it is in; empty for direct messages.
  public Optional<Guild> guild() {
    return Optional.ofNullable(guild);
  }

  /// Who writes to each other here; none for a server's channel.
  public List<DiscordPerson> people() {
    return people;
  }

  @Nullable Guild guildOrNull() {
    return guild;
  }

  /// Opens a thread under it, in which the bot may write as it may here.
  public Channel thread(String threadName) {
    Guild home = guild;
    if (home == null || parent != null) {
      throw new IllegalStateException("only a server's channel has threads");
    }
    return world.changes.make(() -> {
      var thread = new Channel(world, threadName, Kind.THREAD, home, this, List.of());
      home.add(thread);
      home.tell("THREAD_CREATE", thread.asJson().put("newly_created", true));
      return thread;
    });
  }

  /// Takes permissions from the bot here; it is told with `CHANNEL_UPDATE`.
  public Channel deny(Permission... permissions) {
    return changed(() -> denied.addAll(List.of(permissions)));
  }

  /// Gives them back.
  public Channel allow(Permission... permissions) {
    return changed(() -> List.of(permissions).forEach(denied::remove));
  }

  /// Closes a thread: whoever writes opens it again.
  public Channel archive() {
    return changed(() -> archived = true);
  }

  /// Closes a thread for good: who writes is told 50083.
  public Channel lock() {
    return changed(() -> {
      archived = true;
      locked = true;
    });
  }

  private Channel changed(Runnable change) {
    world.changes.change(() -> {
      change.run();
      if (guild != null) {
        guild.tell(kind == Kind.THREAD ? "THREAD_UPDATE" : "CHANNEL_UPDATE", asJson());
      }
    });
    return this;
  }

  /// Removes it, with all that was written.
  public void remove() {
    world.changes.change(() -> {
      removed = true;
      world.channels.remove(id);
      if (guild != null) {
        guild.tell(kind == Kind.THREAD ? "THREAD_DELETE" : "CHANNEL_DELETE", asJson());
        guild.forget(this);
      }
    });
  }

  /// Whether it is closed.
  public boolean archived() {
    return world.changes.look(() -> archived);
  }

  // From here on: only while the lock is held.

  boolean isRemoved() {
    return removed;
  }

  boolean isLocked() {
    return locked;
  }

  boolean isArchived() {
    return archived;
  }

  void reopen() {
    archived = false;
  }

  void add(Post post) {
    posts.add(post);
  }

  void remove(Post post) {
    posts.remove(post);
    removedPosts.add(post);
  }

  List<Post> posts() {
    return List.copyOf(posts);
  }

  List<Post> removedPosts() {
    return List.copyOf(removedPosts);
  }

  @Nullable Post post(String post) {
    return posts.stream().filter(p -> p.id().equals(post)).findFirst().orElse(null);
  }

  /// What the bot may do here.
  Set<Permission> botPermissions() {
    if (guild == null) {
      return kind == Kind.DIRECT
          ? EnumSet.allOf(Permission.class)
          : EnumSet.noneOf(Permission.class);
    }
    Set<Permission> may =
        parent == null ? EnumSet.copyOf(guild.botPermissions()) : parent.botPermissions();
    if (!may.contains(Permission.ADMINISTRATOR)) {
      may.removeAll(denied);
    }
    return may;
  }

  ObjectNode asJson() {
    ObjectNode json = Json.object().put("id", id).put("type", kind.number).put("flags", 0);
    json.put("last_message_id", posts.isEmpty() ? null : posts.getLast().id());
    if (guild == null) {
      if (kind == Kind.GROUP) {
        json.putNull("name").putNull("icon").put("owner_id", people.getFirst().id());
      }
      json.set("recipients", Json.array(people.stream().map(DiscordPerson::asJson).toList()));
      return json;
    }
    json.put("guild_id", guild.id()).put("name", name).put("rate_limit_per_user", 0);
    if (parent != null) {
      return thread(json, parent);
    }
    json.put("position", 0).put("nsfw", false).putNull("topic").putNull("parent_id");
    var overwrites = json.putArray("permission_overwrites");
    if (!denied.isEmpty()) {
      overwrites
          .addObject()
          .put("id", world.applicationId)
          .put("type", 1)
          .put("allow", "0")
          .put("deny", Long.toString(Permission.bits(denied)));
    }
    return json;
  }

  private ObjectNode thread(ObjectNode json, Channel under) {
    String opened = Snowflakes.time(id).toString();
    json.put("parent_id", under.id).put("owner_id", world.applicationId);
    json.put("message_count", posts.size()).put("total_message_sent", posts.size());
    json.put("member_count", 1);
    json.putObject("thread_metadata")
        .put("archived", archived)
        .put("archive_timestamp", opened)
        .put("auto_archive_duration", 1_440)
        .put("locked", locked)
        .put("create_timestamp", opened);
    return json;
  }

  @Override
  public String toString() {
    return (name.isEmpty() ? kind.toString() : "#" + name) + " (" + id + ")";
  }
}
