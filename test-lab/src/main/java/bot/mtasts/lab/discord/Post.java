package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message while it may still change. Touched only while the lock is held.
final class Post {
  private static final int REPLY_TO_COMMAND = 20;
  private static final int REPLY_TO_CONTEXT_COMMAND = 23;

  private final DiscordWorld world;
  private final Channel channel;
  private final String id;
  private final @Nullable DiscordPerson author;
  private final @Nullable DiscordPerson reader;
  private final @Nullable Interaction interaction;
  private final Instant written;
  private final List<Message.Version> earlier = new ArrayList<>();
  private List<Attachment> attachments = List.of();
  private Message.Version now;
  private boolean loading;
  private @Nullable Instant edited;
  private @Nullable String nonce;

  /// @param author null for the bot
  /// @param reader the only one who sees it; null if all do
  Post(
      DiscordWorld world,
      Channel channel,
      @Nullable DiscordPerson author,
      @Nullable DiscordPerson reader,
      @Nullable Interaction interaction) {
    this.world = world;
    this.channel = channel;
    this.id = world.ids.next();
    this.author = author;
    this.reader = reader;
    this.interaction = interaction;
    this.written = world.settings.clock().instant();
    this.now = new Message.Version("", Json.array(), Json.array(), 0);
    channel.add(this);
  }

  String id() {
    return id;
  }

  Channel channel() {
    return channel;
  }

  @Nullable DiscordPerson reader() {
    return reader;
  }

  @Nullable String nonce() {
    return nonce;
  }

  Instant written() {
    return written;
  }

  boolean byApp() {
    return author == null;
  }

  boolean loading() {
    return loading;
  }

  /// Shows "… is thinking".
  void think() {
    loading = true;
  }

  void nonce(@Nullable String value) {
    nonce = value;
  }

  void attach(List<Attachment> files) {
    if (!files.isEmpty()) {
      attachments = List.copyOf(files);
    }
  }

  /// Says this; what it said before is remembered, unless it was only thinking.
  void say(JsonNode content) {
    var echo = new Echo(world.ids);
    var next =
        new Message.Version(
            content.path("content").asText(""),
            Json.array(Json.each(content.path("embeds")).map(echo::embed).toList()),
            echo.components(content.path("components")),
            content.path("flags").asInt(0));
    if (!loading && !now.isEmpty()) {
      earlier.add(now);
      edited = world.settings.clock().instant();
    }
    loading = false;
    now = next;
  }

  /// What of it edits go by.
  ObjectNode content() {
    ObjectNode json = Json.object().put("content", now.content()).put("flags", now.flags());
    json.set("embeds", now.embeds());
    json.set("components", now.components());
    return json;
  }

  private int flags() {
    return now.flags()
        | (loading ? MessageRules.LOADING : 0)
        | (reader == null ? 0 : MessageRules.EPHEMERAL);
  }

  /// As people see it now.
  Message asSeen() {
    return new Message(
        channel.id(),
        id,
        author == null ? world.applicationId : author.id(),
        author == null,
        now.content(),
        now.embeds(),
        now.components(),
        flags(),
        reader == null ? null : reader.id(),
        attachments.stream().map(Attachment::name).toList(),
        interaction == null ? null : interaction.id(),
        earlier);
  }

  /// As the API shows it (resources/message).
  ObjectNode asJson() {
    ObjectNode json = Json.object().put("id", id).put("channel_id", channel.id());
    json.put("type", type()).put("content", now.content()).put("flags", flags());
    json.set("author", author == null ? world.botJson() : author.asJson());
    json.set("embeds", now.embeds());
    json.set("components", now.components());
    json.set("attachments", files());
    json.putArray("mentions");
    json.putArray("mention_roles");
    json.put("mention_everyone", false).put("pinned", false).put("tts", false);
    json.put("timestamp", written.toString());
    json.put("edited_timestamp", edited == null ? null : edited.toString());
    if (nonce != null) {
      json.put("nonce", nonce);
    }
    if (author == null) {
      json.put("application_id", world.applicationId);
    }
    if (interaction != null) {
      json.put("webhook_id", world.applicationId);
      json.set("interaction_metadata", new InteractionPayload(world, interaction).metadata());
    }
    return json;
  }

  private int type() {
    if (interaction == null || interaction.originalPost() != this) {
      return 0;
    }
    return switch (interaction.kind()) {
      case COMMAND -> REPLY_TO_COMMAND;
      case MESSAGE_COMMAND -> REPLY_TO_CONTEXT_COMMAND;
      case AUTOCOMPLETE, COMPONENT, MODAL -> 0;
    };
  }

  private ArrayNode files() {
    ArrayNode files = Json.array();
    for (int i = 0; i < attachments.size(); i++) {
      Attachment file = attachments.get(i);
      String url = "https://cdn.discordapp.invalid/" + id + "/" + file.name();
      files
          .addObject()
          .put("id", Integer.toString(i))
          .put("filename", file.name())
          .put("size", file.size())
          .put("url", url)
          .put("proxy_url", url)
          .put("content_type", file.type());
    }
    return files;
  }
}
