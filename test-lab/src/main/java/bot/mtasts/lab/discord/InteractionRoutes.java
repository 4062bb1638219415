package bot.mtasts.lab.discord;

import bot.mtasts.lab.discord.DiscordError.Kind;
import bot.mtasts.lab.discord.MessageRules.Violation;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The first answer to an interaction (interactions/receiving-and-responding).
final class InteractionRoutes {
  private static final int MESSAGE = 4;
  private static final int DEFERRED = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int SUGGESTIONS = 8;
  private static final int MODAL = 9;

  private final DiscordWorld world;
  private final Messages messages;

  InteractionRoutes(DiscordWorld world, Messages messages) {
    this.world = world;
    this.messages = messages;
  }

  RestAnswer callback(RestRequest request) throws DiscordError {
    Interaction interaction = world.interactions.get(request.parameter("interaction_token"));
    if (interaction == null || !interaction.id().equals(request.parameter("interaction_id"))) {
      throw DiscordError.of(Kind.UNKNOWN_INTERACTION);
    }
    if (interaction.acknowledged()) {
      broke(Rule.ACK_ONCE, request, interaction + " was answered before");
      throw DiscordError.of(Kind.ALREADY_ACKNOWLEDGED);
    }
    if (interaction.late()) {
      broke(
          Rule.ACK_IN_TIME,
          request,
          interaction + " was answered after " + world.settings.callbackLimit().toMillis() + " ms");
      throw DiscordError.of(Kind.UNKNOWN_INTERACTION);
    }
    int type = request.body().path("type").asInt(0);
    if (!fitting(interaction).contains(type)) {
      broke(Rule.ACK_ONCE, request, type + " does not answer " + interaction);
      throw DiscordError.invalidForm(
          List.of(
              new Violation(
                  Rule.ACK_ONCE,
                  "type",
                  "BASE_TYPE_CHOICES",
                  "Value must be one of " + fitting(interaction) + ".")));
    }
    @Nullable Post shown = act(request, interaction, type, request.body().path("data"));
    interaction.acknowledge(type);
    return request.asks("with_response")
        ? RestAnswer.of(response(interaction, type, shown))
        : RestAnswer.nothing();
  }

  private static Set<Integer> fitting(Interaction interaction) {
    return switch (interaction.kind()) {
      case COMMAND, MESSAGE_COMMAND -> Set.of(MESSAGE, DEFERRED, MODAL);
      case AUTOCOMPLETE -> Set.of(SUGGESTIONS);
      case COMPONENT -> Set.of(MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL);
      case MODAL ->
          interaction.source() == null
              ? Set.of(MESSAGE, DEFERRED)
              : Set.of(MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE);
    };
  }

  private @Nullable Post act(RestRequest request, Interaction interaction, int type, JsonNode data)
      throws DiscordError {
    return switch (type) {
      case MESSAGE -> {
        Post post =
            messages.write(
                request, data, interaction.channel(), reader(interaction, data), interaction);
        interaction.originalPost(post);
        yield post;
      }
      case DEFERRED -> think(request, interaction, data);
      case DEFERRED_UPDATE -> {
        interaction.originalPost(interaction.source());
        yield interaction.source();
      }
      case UPDATE -> update(request, interaction, data);
      case SUGGESTIONS -> {
        messages.refuse(request, MessageRules.inChoices(data));
        interaction.suggest(data);
        yield null;
      }
      default -> {
        messages.refuse(request, MessageRules.inModal(data));
        interaction.open(data);
        yield null;
      }
    };
  }

  private Post think(RestRequest request, Interaction interaction, JsonNode data)
      throws DiscordError {
    messages.refuse(request, MessageRules.inDeferral(data));
    var post = new Post(world, interaction.channel(), null, reader(interaction, data), interaction);
    post.think();
    interaction.originalPost(post);
    return post;
  }

  private Post update(RestRequest request, Interaction interaction, JsonNode data)
      throws DiscordError {
    Post source = interaction.source();
    if (source == null || !source.channel().posts().contains(source)) {
      throw DiscordError.of(Kind.UNKNOWN_MESSAGE);
    }
    messages.edit(request, data, source);
    interaction.originalPost(source);
    return source;
  }

  /// The only one who sees the answer, which this call decides for good.
  static @Nullable DiscordPerson reader(Interaction interaction, JsonNode data) {
    boolean asked = (data.path("flags").asInt(0) & MessageRules.EPHEMERAL) != 0;
    return asked || interaction.quiet() ? interaction.person() : null;
  }

  private static ObjectNode response(Interaction interaction, int type, @Nullable Post shown) {
    ObjectNode json = Json.object();
    ObjectNode about = json.putObject("interaction");
    about.put("id", interaction.id()).put("type", interaction.kind().number());
    if (shown != null) {
      about.put("response_message_id", shown.id());
      about.put("response_message_loading", shown.loading());
      about.put("response_message_ephemeral", shown.reader() != null);
      if (type == MESSAGE || type == UPDATE) {
        json.putObject("resource").put("type", type).set("message", shown.asJson());
      }
    }
    return json;
  }

  private void broke(Rule rule, RestRequest request, String words) {
    world.ledger.broke(rule, request.route().toString(), words);
  }
}
