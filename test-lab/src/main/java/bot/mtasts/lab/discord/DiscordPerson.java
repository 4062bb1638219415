package bot.mtasts.lab.discord;

import bot.mtasts.lab.discord.Interaction.Kind;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A user of Discord, and what a user does. What Discord's client would not let one do is an
/// [IllegalArgumentException] that says why.
public final class DiscordPerson {
  private final DiscordWorld world;
  private final String id;
  private final String name;
  private String locale = "en-US";
  private boolean hasApp;
  private boolean closed;

  /// Only while the lock is held.
  DiscordPerson(DiscordWorld world, String name) {
    this.world = world;
    this.id = world.ids.next();
    this.name = name;
    world.people.put(id, this);
  }

  /// A snowflake.
  public String id() {
    return id;
  }

  /// The user name.
  public String name() {
    return name;
  }

  /// The language of this person's client, such as `de`.
  public DiscordPerson speaks(String language) {
    world.changes.change(() -> locale = language);
    return this;
  }

  /// Installs the app for oneself, to have it in every server and in all direct messages.
  public DiscordPerson installsApp() {
    world.changes.change(() -> hasApp = true);
    return this;
  }

  /// Lets no direct message of the bot in: it is told 50007.
  public DiscordPerson blocksBot() {
    world.changes.change(() -> closed = true);
    return this;
  }

  /// Where this person and the bot write to each other.
  public Channel directMessages() {
    return world.directMessages(this);
  }

  /// Writes something; without a privileged intent the bot does not hear of it.
  public Message says(Channel channel, String text) {
    return world.changes.make(() -> {
      var post = new Post(world, channel, this, null, null);
      post.say(Json.object().put("content", text));
      return post.asSeen();
    });
  }

  /// Uses a slash command.
  ///
  /// @param command its name, for a subcommand with its name behind a space
  /// @param options by name: strings, integers, doubles, booleans, or the [Channel] or
  ///   [DiscordPerson] meant
  public Interaction uses(Channel channel, String command, Map<String, ?> options) {
    return send(
        Kind.COMMAND, channel, null, new CommandUse(world, this, channel).use(command, options));
  }

  /// Types into an option that suggests.
  ///
  /// @param options what is filled in already
  /// @param option the one being typed into
  /// @param typed so far
  public Interaction types(
      Channel channel, String command, Map<String, ?> options, String option, String typed) {
    return send(
        Kind.AUTOCOMPLETE,
        channel,
        null,
        new CommandUse(world, this, channel).type(command, options, option, typed));
  }

  /// Uses a command of a message's context menu.
  public Interaction usesOn(Message message, String command) {
    Post post = post(message);
    return send(
        Kind.MESSAGE_COMMAND,
        post.channel(),
        post,
        new CommandUse(world, this, post.channel()).useOn(post, command));
  }

  /// Presses the button with this custom id.
  public Interaction presses(Message message, String customId) {
    Post post = post(message);
    JsonNode button = usable(post, customId);
    if (ComponentType.of(button) != ComponentType.BUTTON) {
      throw new IllegalArgumentException(customId + " is no button");
    }
    return send(Kind.COMPONENT, post.channel(), post, component(button));
  }

  /// Chooses from the menu with this custom id.
  public Interaction chooses(Message message, String customId, String... values) {
    Post post = post(message);
    JsonNode menu = usable(post, customId);
    if (!ComponentType.isSelect(ComponentType.of(menu))) {
      throw new IllegalArgumentException(customId + " is no menu");
    }
    ObjectNode data = component(menu);
    data.set("values", ModalAnswers.values(menu, List.of(values)));
    return send(Kind.COMPONENT, post.channel(), post, data);
  }

  /// Submits the form that opened before this person.
  ///
  /// @param answers by custom id; what is missing stays as it was filled in beforehand
  public Interaction submits(Modal modal, Map<String, String> answers) {
    Interaction opener = modal.opener();
    if (!opener.person().equals(this)) {
      throw new IllegalArgumentException("the form is open before " + opener.person().name());
    }
    ObjectNode data = Json.object().put("custom_id", modal.customId());
    data.set("components", new ModalAnswers(answers).of(modal.data().path("components")));
    Post source = opener.kind() == Kind.COMPONENT ? opener.source() : null;
    return send(Kind.MODAL, opener.channel(), source, data);
  }

  private Interaction send(Kind kind, Channel channel, @Nullable Post source, ObjectNode data) {
    return world.changes.make(() -> {
      var interaction = new Interaction(world, kind, this, channel, source, owners(channel));
      interaction.delivered(
          world.gateway.tellInteraction(
              channel.guildOrNull(), new InteractionPayload(world, interaction).event(data)));
      return interaction;
    });
  }

  private Post post(Message message) {
    return world.changes.look(() -> {
      Channel channel = world.channel(message.channel());
      Post post = channel == null ? null : channel.post(message.id());
      if (post == null) {
        throw new IllegalArgumentException("the message is gone: " + message.words());
      }
      DiscordPerson reader = post.reader();
      if (reader != null && !reader.equals(this)) {
        throw new IllegalArgumentException(name + " cannot see that message");
      }
      return post;
    });
  }

  private JsonNode usable(Post post, String customId) {
    Message seen = world.changes.look(post::asSeen);
    JsonNode component =
        seen.component(customId)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there is no " + customId + " among " + seen.customIds()));
    if (component.path("disabled").asBoolean(false)) {
      throw new IllegalArgumentException(customId + " is disabled");
    }
    return component;
  }

  private static ObjectNode component(JsonNode component) {
    ObjectNode data = Json.object();
    data.put("custom_id", component.path("custom_id").asText());
    data.put("component_type", ComponentType.of(component));
    return data.put("id", component.path("id").asInt(0));
  }

  // From here on: only while the lock is held.

  String locale() {
    return locale;
  }

  boolean blocks() {
    return closed;
  }

  /// For whom the app is installed where this person uses it; nobody if it cannot be used.
  ObjectNode owners(Channel channel) {
    ObjectNode owners = Json.object();
    Guild guild = channel.guildOrNull();
    if (guild != null && guild.isHome()) {
      owners.put("0", guild.id());
    }
    if (channel.kind() == Channel.Kind.DIRECT) {
      owners.put("0", "0");
    }
    if (hasApp) {
      owners.put("1", id);
    }
    return owners;
  }

  /// In which kinds of place the app is there for this person: 0 by the server, 1 by oneself.
  ArrayNode installations(Channel channel) {
    ArrayNode kinds = Json.array();
    owners(channel).fieldNames().forEachRemaining(kind -> kinds.add(Integer.parseInt(kind)));
    return kinds;
  }

  ObjectNode asJson() {
    return DiscordWorld.user(id, name, false);
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
