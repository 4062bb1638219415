package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.ApiMethod.Caller;
import bot.mtasts.lab.slack.ApiMethod.Who;
import bot.mtasts.lab.slack.Channel.Kind;
import bot.mtasts.lab.slack.Post.Content;
import bot.mtasts.lab.slack.Post.Origin;
import bot.mtasts.lab.slack.RateLimits.Tier;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `chat.*`: saying something, changing it, taking it back.
final class ChatMethods {
  private static final String WRITE = "chat:write";

  private final AppSettings app;
  private final Posts posts;
  private final RateLimits limits;

  ChatMethods(AppSettings app, Posts posts, RateLimits limits) {
    this.app = app;
    this.posts = posts;
    this.limits = limits;
  }

  List<ApiMethod> rows() {
    return List.of(
        // Its limit is one a second and channel, not a tier.
        new ApiMethod("chat.postMessage", Tier.SPECIAL, Who.BOT, WRITE, this::postMessage),
        new ApiMethod("chat.postEphemeral", Tier.FOUR, Who.BOT, WRITE, this::postEphemeral),
        new ApiMethod("chat.update", Tier.THREE, Who.BOT, WRITE, this::update),
        new ApiMethod("chat.delete", Tier.THREE, Who.BOT, WRITE, this::delete));
  }

  private ObjectNode postMessage(Caller caller, Arguments arguments) throws Refused {
    Channel channel = channel(caller, arguments);
    mayPost(caller, channel);
    Content content = content("chat.postMessage", arguments);
    String thread = arguments.text("thread_ts");
    if (thread != null && channel.post(thread).isEmpty()) {
      throw new Refused("thread_not_found");
    }
    limits.posted(channel);
    Post post =
        posts.say(channel, Origin.API, channel.workspace().botUserId(), content, thread, null);
    ObjectNode answer = Json.object().put("channel", channel.id()).put("ts", post.ts);
    answer.set("message", post.asJson(app));
    return answer;
  }

  private ObjectNode postEphemeral(Caller caller, Arguments arguments) throws Refused {
    Channel channel = channel(caller, arguments);
    if (!channel.hasBot()) {
      throw new Refused(channel.kind() == Kind.PUBLIC ? "not_in_channel" : "channel_not_found");
    }
    notArchived(channel);
    String reader = arguments.required("user", "invalid_arguments");
    if (!channel.hasMember(reader)) {
      throw new Refused("user_not_in_channel");
    }
    Content content = content("chat.postEphemeral", arguments);
    Post post =
        posts.say(
            channel,
            Origin.API,
            channel.workspace().botUserId(),
            content,
            arguments.text("thread_ts"),
            reader);
    return Json.object().put("message_ts", post.ts);
  }

  private ObjectNode update(Caller caller, Arguments arguments) throws Refused {
    Post post = ownPost(caller, arguments, "cant_update_message");
    notArchived(post.channel);
    Optional<JsonNode> blocks = blocks(arguments);
    String text = arguments.text("text");
    // "If you don't include this field, the message's previous blocks will be retained."
    JsonNode kept = blocks.orElse(post.content().blocks());
    Content content = posts.content("chat.update", text, kept);
    posts.edit(post, content);
    ObjectNode answer = Json.object().put("channel", post.channel.id()).put("ts", post.ts);
    answer.put("text", content.text()).set("message", post.asJson(app));
    return answer;
  }

  private ObjectNode delete(Caller caller, Arguments arguments) throws Refused {
    Post post = ownPost(caller, arguments, "cant_delete_message");
    posts.remove(post);
    return Json.object().put("channel", post.channel.id()).put("ts", post.ts);
  }

  /// A message that the app posted by the Web API and everybody sees. Those posted through a
  /// `response_url` cannot be changed by the Web API (bolt-js 2063).
  private static Post ownPost(Caller caller, Arguments arguments, String notOurs) throws Refused {
    Workspace team = caller.workspace();
    Channel channel =
        team.channelWithId(arguments.required("channel", "channel_not_found"))
            .orElseThrow(() -> new Refused("channel_not_found"));
    Post post =
        channel
            .post(arguments.text("ts"))
            .filter(found -> found.reader == null)
            .orElseThrow(() -> new Refused("message_not_found"));
    if (post.origin != Origin.API) {
      throw new Refused(notOurs);
    }
    return post;
  }

  private Content content(String method, Arguments arguments) throws Refused {
    return posts.content(method, arguments.text("text"), blocks(arguments).orElse(null));
  }

  private static Optional<JsonNode> blocks(Arguments arguments) throws Refused {
    return arguments.json("blocks", "invalid_blocks_format");
  }

  /// By id or name; a person's id is where the bot writes to that person.
  private static Channel channel(Caller caller, Arguments arguments) throws Refused {
    Workspace team = caller.workspace();
    @Nullable String named = arguments.text("channel");
    if (named == null) {
      throw new Refused("channel_not_found");
    }
    Optional<Channel> channel =
        team.channelCalled(named).or(() -> team.personWithId(named).map(team::directMessages));
    return channel.orElseThrow(() -> new Refused("channel_not_found"));
  }

  private static void mayPost(Caller caller, Channel channel) throws Refused {
    notArchived(channel);
    if (channel.hasBot()) {
      return;
    }
    switch (channel.kind()) {
      case PUBLIC -> {
        if (!caller.may("chat:write.public")) {
          throw new Refused("not_in_channel");
        }
      }
      // Who is not in it does not learn that it exists.
      case PRIVATE, DIRECT -> throw new Refused("channel_not_found");
    }
  }

  private static void notArchived(Channel channel) throws Refused {
    if (channel.archived()) {
      throw new Refused("is_archived");
    }
  }
}
