package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message where it is kept: it can be edited. Touched only while [Changes] is held.
final class Post {
  /// What a message says.
  record Content(String text, ArrayNode blocks) {}

  /// Which way it came in.
  enum Origin {
    PERSON,
    API,
    RESPONSE_URL
  }

  final Channel channel;
  final String ts;
  final @Nullable String threadTs;
  final String author;
  final Origin origin;
  final @Nullable String reader;
  private final List<Message.Version> earlier = new ArrayList<>();
  private Content content;
  private @Nullable String editedTs;

  Post(
      Channel channel,
      String ts,
      @Nullable String threadTs,
      String author,
      Origin origin,
      @Nullable String reader,
      Content content) {
    this.channel = channel;
    this.ts = ts;
    this.threadTs = threadTs;
    this.author = author;
    this.origin = origin;
    this.reader = reader;
    this.content = content;
  }

  Content content() {
    return content;
  }

  void edit(Content now, String at) {
    earlier.add(new Message.Version(content.text(), content.blocks()));
    content = now;
    editedTs = at;
  }

  Message asSeen() {
    return new Message(
        channel.id(),
        ts,
        threadTs,
        author,
        origin != Origin.PERSON,
        content.text(),
        content.blocks().deepCopy(),
        reader,
        earlier);
  }

  /// As the Web API and payloads tell of it.
  ObjectNode asJson(AppSettings app) {
    Workspace team = channel.workspace();
    ObjectNode message = Json.object();
    message.put("user", author).put("type", "message").put("ts", ts);
    if (origin != Origin.PERSON) {
      message.put("bot_id", team.botId()).put("app_id", app.appId());
      ObjectNode profile = message.putObject("bot_profile");
      profile.put("id", team.botId()).put("app_id", app.appId()).put("name", app.name());
      profile.put("deleted", false).put("updated", 1).put("team_id", team.id());
      profile.put("user_id", team.botUserId());
    }
    message.put("text", content.text()).put("team", team.id());
    if (threadTs != null) {
      message.put("thread_ts", threadTs);
    }
    JsonNode blocks = content.blocks();
    if (!blocks.isEmpty()) {
      message.set("blocks", blocks.deepCopy());
    }
    if (editedTs != null) {
      message.putObject("edited").put("user", author).put("ts", editedTs);
    }
    return message;
  }
}
