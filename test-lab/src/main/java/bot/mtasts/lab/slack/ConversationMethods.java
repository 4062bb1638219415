package bot.mtasts.lab.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.ApiMethod.Caller;
import bot.mtasts.lab.slack.ApiMethod.Who;
import bot.mtasts.lab.slack.Channel.Kind;
import bot.mtasts.lab.slack.RateLimits.Tier;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `conversations.*` and `users.info`: where one can write, and to whom.
final class ConversationMethods {
  private static final int LARGEST_PAGE = 1_000;

  List<ApiMethod> rows() {
    return List.of(
        new ApiMethod("conversations.list", Tier.TWO, Who.BOT, null, this::list),
        new ApiMethod("conversations.info", Tier.THREE, Who.BOT, null, this::info),
        new ApiMethod("conversations.open", Tier.THREE, Who.BOT, "im:write", this::open),
        new ApiMethod("conversations.join", Tier.THREE, Who.BOT, "channels:join", this::join),
        new ApiMethod("users.info", Tier.FOUR, Who.BOT, "users:read", this::user));
  }

  private ObjectNode list(Caller caller, Arguments arguments) throws Refused {
    String asked = arguments.text("types");
    Set<String> types = Set.of((asked == null ? "public_channel" : asked).split(",", -1));
    for (String type : types) {
      caller.need(scopeOf(type));
    }
    boolean withoutArchived = arguments.flag("exclude_archived");
    List<Channel> all =
        caller.workspace().channels().stream()
            .filter(channel -> types.contains(typeOf(channel)))
            .filter(channel -> channel.kind() == Kind.PUBLIC || channel.hasBot())
            .filter(channel -> !withoutArchived || !channel.archived())
            .toList();
    int from = from(arguments.text("cursor"), all);
    int size = Math.clamp(arguments.number("limit", 100), 1, LARGEST_PAGE);
    int to = Math.min(from + size, all.size());
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray("channels");
    all.subList(from, to).forEach(channel -> page.add(channel.asJson()));
    answer
        .putObject("response_metadata")
        .put("next_cursor", to < all.size() ? cursor(all.get(to)) : "");
    return answer;
  }

  // A cursor names the channel that comes next, as Slack's do (`dGVhbTpDMDYxRkE1UEI=`).
  private static String cursor(Channel next) {
    return Base64.getEncoder().encodeToString(("team:" + next.id()).getBytes(UTF_8));
  }

  private static int from(@Nullable String cursor, List<Channel> all) throws Refused {
    if (cursor == null) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (cursor(all.get(i)).equals(cursor)) {
        return i;
      }
    }
    throw new Refused("invalid_cursor");
  }

  private static String scopeOf(String type) throws Refused {
    return switch (type) {
      case "public_channel" -> "channels:read";
      case "private_channel" -> "groups:read";
      case "im" -> "im:read";
      case "mpim" -> "mpim:read";
      default -> throw new Refused("invalid_types");
    };
  }

  private static String typeOf(Channel channel) {
    return switch (channel.kind()) {
      case PUBLIC -> "public_channel";
      case PRIVATE -> "private_channel";
      case DIRECT -> "im";
    };
  }

  private ObjectNode info(Caller caller, Arguments arguments) throws Refused {
    Channel channel = visible(caller, arguments);
    caller.need(scopeOf(typeOf(channel)));
    ObjectNode answer = Json.object();
    answer.set("channel", channel.asJson());
    return answer;
  }

  private ObjectNode join(Caller caller, Arguments arguments) throws Refused {
    Channel channel = visible(caller, arguments);
    if (channel.kind() != Kind.PUBLIC) {
      throw new Refused("method_not_supported_for_channel_type");
    }
    if (channel.archived()) {
      throw new Refused("is_archived");
    }
    ObjectNode answer = Json.object();
    if (channel.hasBot()) {
      answer.put("warning", "already_in_channel");
    }
    channel.inviteBot();
    answer.set("channel", channel.asJson());
    return answer;
  }

  private static Channel visible(Caller caller, Arguments arguments) throws Refused {
    return caller
        .workspace()
        .channelWithId(arguments.text("channel"))
        .filter(channel -> channel.kind() == Kind.PUBLIC || channel.hasBot())
        .orElseThrow(() -> new Refused("channel_not_found"));
  }

  private ObjectNode open(Caller caller, Arguments arguments) throws Refused {
    Workspace team = caller.workspace();
    String users = arguments.required("users", "users_list_not_supplied");
    SlackPerson person = team.personWithId(users).orElseThrow(() -> new Refused("user_not_found"));
    Channel channel = team.directMessages(person);
    ObjectNode answer = Json.object();
    if (arguments.flag("return_im")) {
      answer.set("channel", channel.asJson());
    } else {
      answer.putObject("channel").put("id", channel.id());
    }
    return answer;
  }

  private ObjectNode user(Caller caller, Arguments arguments) throws Refused {
    SlackPerson person =
        caller
            .workspace()
            .personWithId(arguments.text("user"))
            .orElseThrow(() -> new Refused("user_not_found"));
    ObjectNode answer = Json.object();
    ObjectNode user = answer.putObject("user");
    user.put("id", person.id()).put("team_id", person.workspace().id());
    user.put("name", person.name()).put("real_name", person.name()).put("deleted", false);
    user.put("is_bot", false).put("is_app_user", false).put("is_admin", person.administers());
    user.put("is_owner", false).put("tz", "Etc/UTC").put("tz_offset", 0).put("updated", 1);
    user.putObject("profile").put("real_name", person.name()).put("display_name", person.name());
    return answer;
  }
}
