package bot.mtasts.lab.discord;

import bot.mtasts.lab.discord.DiscordError.Kind;
import bot.mtasts.lab.discord.MessageRules.Violation;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Channels, servers, and what the bot writes there in its own name.
final class ChannelRoutes {
  private static final int LONGEST_NONCE = 25;

  private final DiscordWorld world;
  private final Messages messages;

  ChannelRoutes(DiscordWorld world, Messages messages) {
    this.world = world;
    this.messages = messages;
  }

  RestAnswer channel(RestRequest request) throws DiscordError {
    return RestAnswer.of(visible(request).asJson());
  }

  RestAnswer guild(RestRequest request) throws DiscordError {
    Guild guild = world.guilds.get(request.parameter("guild_id"));
    if (guild == null) {
      throw DiscordError.of(Kind.UNKNOWN_GUILD);
    }
    if (!guild.isHome()) {
      throw DiscordError.of(Kind.MISSING_ACCESS);
    }
    return RestAnswer.of(guild.asJson());
  }

  RestAnswer directMessages(RestRequest request) throws DiscordError {
    DiscordPerson person = world.people.get(request.body().path("recipient_id").asText(""));
    if (person == null) {
      throw DiscordError.of(Kind.UNKNOWN_USER);
    }
    return RestAnswer.of(world.directMessages(person).asJson());
  }

  RestAnswer create(RestRequest request) throws DiscordError {
    Channel channel = writable(request);
    JsonNode body = request.body();
    Post same = sameNonce(request, channel);
    if (same != null) {
      return RestAnswer.of(same.asJson());
    }
    Post post = messages.write(request, body, channel, null, null);
    if (Json.has(body, "nonce")) {
      post.nonce(body.path("nonce").asText());
    }
    channel.reopen();
    return RestAnswer.of(post.asJson());
  }

  /// With `enforce_nonce` the message of before is given back instead of a second one.
  private @Nullable Post sameNonce(RestRequest request, Channel channel) throws DiscordError {
    JsonNode body = request.body();
    String nonce = body.path("nonce").asText("");
    if (nonce.length() > LONGEST_NONCE) {
      messages.refuse(
          request,
          List.of(
              new Violation(
                  Rule.SHAPE,
                  "nonce",
                  "NONCE_TYPE_TOO_LONG",
                  "Must be " + LONGEST_NONCE + " or fewer in length.")));
    }
    if (nonce.isEmpty() || !body.path("enforce_nonce").asBoolean(false)) {
      return null;
    }
    return channel.posts().stream()
        .filter(post -> nonce.equals(post.nonce()))
        .findFirst()
        .orElse(null);
  }

  RestAnswer message(RestRequest request) throws DiscordError {
    return RestAnswer.of(post(visible(request), request).asJson());
  }

  RestAnswer edit(RestRequest request) throws DiscordError {
    Channel channel = visible(request);
    Post post = post(channel, request);
    if (!post.byApp()) {
      throw DiscordError.of(Kind.NOT_THE_AUTHOR);
    }
    if (channel.isArchived()) {
      throw DiscordError.of(Kind.THREAD_ARCHIVED);
    }
    messages.edit(request, request.body(), post);
    return RestAnswer.of(post.asJson());
  }

  RestAnswer delete(RestRequest request) throws DiscordError {
    Channel channel = visible(request);
    Post post = post(channel, request);
    if (!post.byApp() && !channel.botPermissions().contains(Permission.MANAGE_MESSAGES)) {
      throw DiscordError.of(Kind.MISSING_PERMISSIONS);
    }
    channel.remove(post);
    return RestAnswer.nothing();
  }

  private Channel visible(RestRequest request) throws DiscordError {
    Channel channel = world.channel(request.parameter("channel_id"));
    if (channel == null) {
      throw DiscordError.of(Kind.UNKNOWN_CHANNEL);
    }
    if (!channel.botPermissions().contains(Permission.VIEW_CHANNEL)) {
      throw DiscordError.of(Kind.MISSING_ACCESS);
    }
    return channel;
  }

  private Channel writable(RestRequest request) throws DiscordError {
    Channel channel = visible(request);
    boolean thread = channel.kind() == Channel.Kind.THREAD;
    Set<Permission> may = channel.botPermissions();
    boolean embeds = !request.body().path("embeds").isEmpty();
    if (!may.contains(thread ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES)
        || (embeds && !may.contains(Permission.EMBED_LINKS))) {
      throw DiscordError.of(Kind.MISSING_PERMISSIONS);
    }
    if (channel.isLocked()) {
      throw DiscordError.of(Kind.THREAD_ARCHIVED);
    }
    if (channel.people().stream().anyMatch(DiscordPerson::blocks)) {
      throw DiscordError.of(Kind.CANNOT_MESSAGE_USER);
    }
    return channel;
  }

  /// Messages for one person are no messages of the channel.
  private static Post post(Channel channel, RestRequest request) throws DiscordError {
    Post post = channel.post(request.parameter("message_id"));
    if (post == null || post.reader() != null) {
      throw DiscordError.of(Kind.UNKNOWN_MESSAGE);
    }
    return post;
  }
}
