package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/// What each route does. Called while the lock is held.
final class RestApi {
  private final DiscordWorld world;
  private final CommandRoutes commands;
  private final InteractionRoutes interactions;
  private final WebhookRoutes webhooks;
  private final ChannelRoutes channels;
  private final Supplier<String> gatewayUrl;

  RestApi(DiscordWorld world, Supplier<String> gatewayUrl) {
    this.world = world;
    this.gatewayUrl = gatewayUrl;
    var messages = new Messages(world);
    commands = new CommandRoutes(world);
    interactions = new InteractionRoutes(world, messages);
    webhooks = new WebhookRoutes(world, messages);
    channels = new ChannelRoutes(world, messages);
  }

  RestAnswer answer(RestRequest request) throws DiscordError {
    return switch (request.route()) {
      case GATEWAY -> RestAnswer.of(Json.object().put("url", gatewayUrl.get()));
      case GATEWAY_BOT -> RestAnswer.of(gateway());
      case ME -> RestAnswer.of(world.self());
      case USER -> user(request);
      case APPLICATION, OAUTH_APPLICATION -> RestAnswer.of(application());
      case COMMANDS -> commands.global(request);
      case PUT_COMMANDS -> commands.putGlobal(request);
      case GUILD_COMMANDS -> commands.ofGuild(request);
      case PUT_GUILD_COMMANDS -> commands.putGuild(request);
      case CALLBACK -> interactions.callback(request);
      case CREATE_FOLLOW_UP -> webhooks.create(request);
      case ORIGINAL, FOLLOW_UP -> webhooks.read(request);
      case EDIT_ORIGINAL, EDIT_FOLLOW_UP -> webhooks.edit(request);
      case DELETE_ORIGINAL, DELETE_FOLLOW_UP -> webhooks.delete(request);
      case CREATE_DM -> channels.directMessages(request);
      case CHANNEL -> channels.channel(request);
      case CREATE_MESSAGE -> channels.create(request);
      case MESSAGE -> channels.message(request);
      case EDIT_MESSAGE -> channels.edit(request);
      case DELETE_MESSAGE -> channels.delete(request);
      case GUILD -> channels.guild(request);
    };
  }

  private ObjectNode gateway() {
    ObjectNode json = Json.object().put("url", gatewayUrl.get());
    json.put("shards", world.settings.shards());
    json.putObject("session_start_limit")
        .put("total", 1_000)
        .put("remaining", Math.max(0, 1_000 - world.gateway.identifies()))
        .put("reset_after", 86_400_000)
        .put("max_concurrency", world.settings.maxConcurrency());
    return json;
  }

  private RestAnswer user(RestRequest request) throws DiscordError {
    String id = request.parameter("user_id");
    if (id.equals(world.applicationId)) {
      return RestAnswer.of(world.botJson());
    }
    DiscordPerson person = world.people.get(id);
    if (person == null) {
      throw DiscordError.of(DiscordError.Kind.UNKNOWN_USER);
    }
    return RestAnswer.of(person.asJson());
  }

  private ObjectNode application() {
    ObjectNode json = Json.object().put("id", world.applicationId).put("name", world.botName());
    json.put("description", "").put("summary", "").put("verify_key", "0".repeat(64));
    json.put("bot_public", true).put("bot_require_code_grant", false).put("flags", 0);
    json.putNull("icon").putNull("team").putNull("type").put("flags_new", "0");
    json.putNull("interactions_endpoint_url").putNull("role_connections_verification_url");
    json.put("explicit_content_filter", 0).putNull("event_webhooks_url");
    json.put("event_webhooks_status", 1).put("max_participants", -1);
    json.put("approximate_guild_count", world.guilds.size());
    json.put("approximate_user_install_count", 0).put("approximate_user_authorization_count", 0);
    json.putArray("tags");
    json.putArray("redirect_uris");
    json.putArray("eligible_oauth2_scopes");
    json.putObject("integration_types_config");
    json.set("bot", world.botJson());
    json.set("owner", DiscordWorld.user(world.ownerId, "owner", false));
    return json;
  }
}
