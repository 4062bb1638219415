package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A conversation of a workspace.
public final class Channel {
  /// Who may find it.
  public enum Kind {
    /// Everybody in the workspace.
    PUBLIC,
    /// Its members only.
    PRIVATE,
    /// One person and the bot.
    DIRECT
  }

  private final Changes changes;
  private final Workspace workspace;
  private final String id;
  private final String name;
  private final Kind kind;
  private final Set<String> members = new LinkedHashSet<>();
  private final List<Post> posts = new ArrayList<>();
  private final List<Post> removed = new ArrayList<>();
  private boolean archived;

  Channel(Changes changes, Workspace workspace, String id, String name, Kind kind) {
    this.changes = changes;
    this.workspace = workspace;
    this.id = id;
    this.name = name;
    this.kind = kind;
  }

  /// Such as `C0LAB00007`.
  public String id() {
    return id;
  }

  /// Without the `#`.
  public String name() {
    return name;
  }

  /// Who may find it.
  public Kind kind() {
    return kind;
  }

  /// The workspace that it is in.
  public Workspace workspace() {
    return workspace;
  }

  /// Lets somebody in.
  public Channel invite(SlackPerson person) {
    changes.change(() -> {
      members.add(person.id());
    });
    return this;
  }

  /// Lets the app's bot in.
  public Channel inviteBot() {
    changes.change(() -> {
      members.add(workspace.botUserId());
    });
    return this;
  }

  /// Sends the app's bot out.
  public Channel removeBot() {
    changes.change(() -> {
      members.remove(workspace.botUserId());
    });
    return this;
  }

  /// Closes it for good.
  public Channel archive() {
    changes.change(() -> {
      archived = true;
    });
    return this;
  }

  /// Whether it is closed.
  public boolean archived() {
    return changes.look(() -> archived);
  }

  /// Whether the app's bot is in it.
  public boolean hasBot() {
    return hasMember(workspace.botUserId());
  }

  boolean hasMember(String user) {
    return changes.look(() -> members.contains(user));
  }

  /// Only while [Changes] is held.
  void add(Post post) {
    posts.add(post);
  }

  /// Only while [Changes] is held.
  void remove(Post post) {
    posts.remove(post);
    removed.add(post);
  }

  Optional<Post> post(@Nullable String ts) {
    return changes.look(() -> posts.stream().filter(p -> p.ts.equals(ts)).findFirst());
  }

  List<Message> messages() {
    return changes.look(() -> posts.stream().map(Post::asSeen).toList());
  }

  List<Message> removed() {
    return changes.look(() -> removed.stream().map(Post::asSeen).toList());
  }

  /// The name in payloads, which do not give away private ones.
  String payloadName() {
    return switch (kind) {
      case PUBLIC -> name;
      case PRIVATE -> "privategroup";
      case DIRECT -> "directmessage";
    };
  }

  ObjectNode asJson() {
    return changes.look(() -> {
      ObjectNode json = Json.object();
      json.put("id", id).put("created", 1).put("is_archived", archived);
      json.put("is_im", kind == Kind.DIRECT).put("is_mpim", false);
      json.put("is_org_shared", false).put("context_team_id", workspace.id()).put("updated", 1);
      if (kind == Kind.DIRECT) {
        return json.put("user", name);
      }
      json.put("name", name).put("name_normalized", name);
      json.put("is_channel", kind == Kind.PUBLIC).put("is_group", kind == Kind.PRIVATE);
      json.put("is_private", kind == Kind.PRIVATE).put("is_general", name.equals("general"));
      json.put("is_shared", false).put("is_ext_shared", false);
      json.put("is_member", members.contains(workspace.botUserId()));
      return json.put("num_members", members.size());
    });
  }

  @Override
  public String toString() {
    return (kind == Kind.DIRECT ? "the direct messages of " : "#") + name + " (" + id + ")";
  }
}
