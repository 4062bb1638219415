package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Changes;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All there is on this Discord. Its maps are touched only while [Changes] is held.
final class DiscordWorld {
  final FakeDiscordSettings settings;
  final Changes changes = new Changes();
  final Snowflakes ids = new Snowflakes();
  final Ledger ledger = new Ledger(changes);
  final Faults faults = new Faults(changes);
  final Gateway gateway;

  /// The application's id is its bot's id, too.
  final String applicationId = ids.next();

  final String ownerId = ids.next();
  final Map<String, Guild> guilds = new LinkedHashMap<>();
  final Map<String, Channel> channels = new LinkedHashMap<>();
  final Map<String, DiscordPerson> people = new LinkedHashMap<>();
  final Map<String, Interaction> interactions = new LinkedHashMap<>();
  final List<ObjectNode> commands = new ArrayList<>();

  DiscordWorld(FakeDiscordSettings settings) {
    this.settings = settings;
    gateway = new Gateway(this);
  }

  String botName() {
    return "mtasts";
  }

  ObjectNode botJson() {
    return user(applicationId, botName(), true);
  }

  /// A user as everybody sees one (resources/user).
  static ObjectNode user(String id, String name, boolean bot) {
    ObjectNode json = Json.object().put("id", id).put("username", name).put("bot", bot);
    json.put("discriminator", bot ? "0001" : "0").put("global_name", bot ? null : name);
    json.put("public_flags", 0).put("flags", 0).put("system", false);
    for (String none :
        List.of(
            "avatar",
            "banner",
            "accent_color",
            "avatar_decoration_data",
            "collectibles",
            "clan",
            "display_name_styles",
            "primary_guild")) {
      json.putNull(none);
    }
    return json;
  }

  /// The bot as it sees itself.
  ObjectNode self() {
    ObjectNode self = botJson();
    self.put("mfa_enabled", false).put("locale", "en-US").put("verified", true);
    self.putNull("email");
    return self;
  }

  /// The direct messages of somebody and the bot; they are opened if there are none.
  Channel directMessages(DiscordPerson person) {
    return changes.make(() -> {
      for (Channel channel : channels.values()) {
        if (channel.kind() == Channel.Kind.DIRECT && channel.people().contains(person)) {
          return channel;
        }
      }
      return Channel.of(this, Channel.Kind.DIRECT, List.of(person));
    });
  }

  @Nullable Channel channel(String id) {
    return channels.get(id);
  }
}
