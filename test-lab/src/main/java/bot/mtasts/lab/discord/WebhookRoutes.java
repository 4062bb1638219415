package bot.mtasts.lab.discord;

import bot.mtasts.lab.discord.DiscordError.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What follows the first answer, by the interaction's token
/// (interactions/receiving-and-responding, "Followup Messages").
final class WebhookRoutes {
  private final DiscordWorld world;
  private final Messages messages;

  WebhookRoutes(DiscordWorld world, Messages messages) {
    this.world = world;
    this.messages = messages;
  }

  RestAnswer create(RestRequest request) throws DiscordError {
    Interaction interaction = interaction(request);
    Post original = interaction.originalPost();
    if (original != null && original.loading()) {
      // As the documentation has it, for old apps: the first one takes the place of "thinking".
      messages.edit(request, request.body(), original);
      return RestAnswer.of(original.asJson());
    }
    if (interaction.forUserOnly() && interaction.followUps().size() >= Rule.FOLLOW_UPS.limit()) {
      world.ledger.broke(
          Rule.FOLLOW_UPS, request.route().toString(), "one more follow-up to " + interaction);
      throw DiscordError.of(Kind.FOLLOW_UPS);
    }
    Post post =
        messages.write(
            request,
            request.body(),
            interaction.channel(),
            InteractionRoutes.reader(interaction, request.body()),
            interaction);
    interaction.followUps().add(post);
    return RestAnswer.of(post.asJson());
  }

  RestAnswer read(RestRequest request) throws DiscordError {
    return RestAnswer.of(post(interaction(request), request.parameters()).asJson());
  }

  RestAnswer edit(RestRequest request) throws DiscordError {
    Post post = post(interaction(request), request.parameters());
    messages.edit(request, request.body(), post);
    return RestAnswer.of(post.asJson());
  }

  RestAnswer delete(RestRequest request) throws DiscordError {
    Interaction interaction = interaction(request);
    Post post = post(interaction, request.parameters());
    post.channel().remove(post);
    interaction.followUps().remove(post);
    if (post == interaction.originalPost()) {
      interaction.originalPost(null);
    }
    return RestAnswer.nothing();
  }

  private Interaction interaction(RestRequest request) throws DiscordError {
    Interaction interaction = world.interactions.get(request.parameter("webhook_token"));
    if (interaction == null
        || !interaction.acknowledged()
        || !request.parameter("webhook_id").equals(world.applicationId)) {
      throw DiscordError.of(Kind.UNKNOWN_WEBHOOK);
    }
    if (interaction.expired()) {
      world.ledger.broke(
          Rule.TOKEN_MINUTES,
          request.route().toString(),
          interaction + " was answered after its token's end");
      throw DiscordError.of(Kind.INVALID_WEBHOOK_TOKEN);
    }
    return interaction;
  }

  private static Post post(Interaction interaction, Map<String, String> parameters)
      throws DiscordError {
    String id = parameters.get("message_id");
    @Nullable Post post =
        id == null
            ? interaction.originalPost()
            : interaction.followUps().stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElse(null);
    Post original = interaction.originalPost();
    if (post == null && original != null && original.id().equals(id)) {
      post = original;
    }
    if (post == null || !post.channel().posts().contains(post)) {
      throw DiscordError.of(Kind.UNKNOWN_MESSAGE);
    }
    return post;
  }
}
