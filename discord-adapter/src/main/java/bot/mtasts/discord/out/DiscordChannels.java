package bot.mtasts.discord.out;

import bot.mtasts.core.delivery.Destination.DiscordChannel;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.discord.out.DiscordError.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at the channels that people name as destinations.
public final class DiscordChannels {
  // Categories, directories, forums and media channels hold other channels or threads, and no
  // messages (docs.discord.com/developers/resources/channel, "Channel Types").
  private static final Set<Integer> WITHOUT_MESSAGES = Set.of(4, 14, 15, 16);

  private static final int OVERWRITE_OF_MEMBER = 1;
  private static final long VIEW_CHANNEL = 1L << 10;
  private static final long SEND_MESSAGES = 1L << 11;

  private final DiscordRest rest;
  private volatile @Nullable String bot;

  DiscordChannels(DiscordRest rest) {
    this.rest = rest;
  }

  /// Why a channel cannot be a destination, in a sentence for whoever asked; empty when it can,
  /// when Discord cannot be asked just now, or when only an attempt can tell: what roles give and
  /// take is not looked at.
  public Optional<String> refusal(DiscordChannel destination) {
    String channel = destination.channel();
    if (!DiscordIds.isId(channel)) {
      return Optional.of(notAnId(channel));
    }
    Outcome<JsonNode> looked = rest.channel(channel);
    return switch (looked) {
      case Outcome.Ok<JsonNode>(var json) -> fault(json, quoted(channel));
      case Outcome.Refused<JsonNode> refused when tells(refused) ->
          Optional.of(DiscordError.sentence(refused, quoted(channel)));
      case Outcome.Refused<JsonNode> _,
          Outcome.RateLimited<JsonNode> _,
          Outcome.Unreached<JsonNode> _ ->
          Optional.empty();
    };
  }

  private static boolean tells(Outcome.Refused<JsonNode> refused) {
    Kind kind = DiscordError.kind(refused);
    return kind == Kind.GONE || kind == Kind.FIXABLE || kind == Kind.TOKEN;
  }

  private Optional<String> fault(JsonNode channel, String name) {
    if (WITHOUT_MESSAGES.contains(channel.path("type").asInt())) {
      return Optional.of(DiscordError.NOT_A_TEXT_CHANNEL.sentence(name));
    }
    // One that is only archived opens when we write.
    if (channel.path("thread_metadata").path("locked").asBoolean()) {
      return Optional.of(DiscordError.THREAD_LOCKED.sentence(name));
    }
    return isDeniedToUs(channel.path("permission_overwrites"))
        ? Optional.of(DiscordError.MISSING_PERMISSIONS.sentence(name))
        : Optional.empty();
  }

  // What is said of one member stands above all that is said of roles.
  private boolean isDeniedToUs(JsonNode overwrites) {
    for (JsonNode overwrite : overwrites) {
      if (overwrite.path("type").asInt() == OVERWRITE_OF_MEMBER
          && (overwrite.path("deny").asLong() & (VIEW_CHANNEL | SEND_MESSAGES)) != 0
          && overwrite.path("id").asText().equals(bot())) {
        return true;
      }
    }
    return false;
  }

  /// Our id, once Discord has told it; null until then.
  private @Nullable String bot() {
    if (bot == null && rest.self() instanceof Outcome.Ok<JsonNode>(var self)) {
      bot = self.path("id").asText();
    }
    return bot;
  }

  /// What to say of a channel that is named otherwise than Discord names it.
  static String notAnId(String channel) {
    return ("%s is not a channel's id in Discord, which is a long number. In Discord, turn on *Developer"
            + " Mode* under *User Settings > Advanced*; then *Copy Channel ID* is in the channel's"
            + " menu. Write `discord:` and the number.")
        .formatted(quoted(VisibleLine.of(channel)));
  }

  /// A channel as sentences name it.
  static String quoted(String channel) {
    return "`" + channel + "`";
  }
}
