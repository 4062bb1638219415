package bot.mtasts.lab.discord;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The routes of the REST API that are served, written as in Discord's OpenAPI description.
///
/// Their limits are the fake's: Discord publishes none and asks clients to read the headers
/// (topics/rate-limits). They are what bots report to see, and rather small.
public enum Route {
  /// Where the gateway is.
  GATEWAY("GET", "/gateway", Access.ANYBODY, 20, 1_000),
  /// Where the gateway is, and how many shards are recommended.
  GATEWAY_BOT("GET", "/gateway/bot", Access.BOT, 20, 1_000),
  /// The bot as a user.
  ME("GET", "/users/@me", Access.BOT, 20, 1_000),
  /// Anybody.
  USER("GET", "/users/{user_id}", Access.BOT, 20, 1_000),
  /// Opens the direct messages with somebody.
  CREATE_DM("POST", "/users/@me/channels", Access.BOT, 10, 10_000),
  /// The application.
  APPLICATION("GET", "/applications/@me", Access.BOT, 20, 1_000),
  /// The application, where JDA looks for it.
  OAUTH_APPLICATION("GET", "/oauth2/applications/@me", Access.BOT, 20, 1_000),
  /// The commands for everywhere.
  COMMANDS("GET", "/applications/{application_id}/commands", Access.BOT, 20, 1_000),
  /// Replaces the commands for everywhere.
  PUT_COMMANDS("PUT", "/applications/{application_id}/commands", Access.BOT, 5, 5_000),
  /// The commands of one server.
  GUILD_COMMANDS(
      "GET", "/applications/{application_id}/guilds/{guild_id}/commands", Access.BOT, 20, 1_000),
  /// Replaces the commands of one server.
  PUT_GUILD_COMMANDS(
      "PUT", "/applications/{application_id}/guilds/{guild_id}/commands", Access.BOT, 5, 5_000),
  /// The answer to an interaction, which no bucket limits.
  CALLBACK(
      "POST",
      "/interactions/{interaction_id}/{interaction_token}/callback",
      Access.TOKEN_IN_PATH,
      0,
      0),
  /// One more message for an interaction.
  CREATE_FOLLOW_UP(
      "POST", "/webhooks/{webhook_id}/{webhook_token}", Access.TOKEN_IN_PATH, 5, 2_000),
  /// The answer to an interaction, read.
  ORIGINAL(
      "GET",
      "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
      Access.TOKEN_IN_PATH,
      5,
      2_000),
  /// The answer to an interaction, edited.
  EDIT_ORIGINAL(
      "PATCH",
      "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
      Access.TOKEN_IN_PATH,
      5,
      2_000),
  /// The answer to an interaction, removed.
  DELETE_ORIGINAL(
      "DELETE",
      "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
      Access.TOKEN_IN_PATH,
      5,
      2_000),
  /// A follow-up, read.
  FOLLOW_UP(
      "GET",
      "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
      Access.TOKEN_IN_PATH,
      5,
      2_000),
  /// A follow-up, edited.
  EDIT_FOLLOW_UP(
      "PATCH",
      "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
      Access.TOKEN_IN_PATH,
      5,
      2_000),
  /// A follow-up, removed.
  DELETE_FOLLOW_UP(
      "DELETE",
      "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
      Access.TOKEN_IN_PATH,
      5,
      2_000),
  /// A channel.
  CHANNEL("GET", "/channels/{channel_id}", Access.BOT, 20, 1_000),
  /// A message in a channel.
  CREATE_MESSAGE("POST", "/channels/{channel_id}/messages", Access.BOT, 5, 5_000),
  /// A message, read.
  MESSAGE("GET", "/channels/{channel_id}/messages/{message_id}", Access.BOT, 5, 1_000),
  /// A message, edited.
  EDIT_MESSAGE("PATCH", "/channels/{channel_id}/messages/{message_id}", Access.BOT, 5, 5_000),
  /// A message, removed.
  DELETE_MESSAGE("DELETE", "/channels/{channel_id}/messages/{message_id}", Access.BOT, 5, 1_000),
  /// A server.
  GUILD("GET", "/guilds/{guild_id}", Access.BOT, 20, 1_000);

  /// Who may call.
  enum Access {
    ANYBODY,
    /// The bot's token in a header.
    BOT,
    /// An interaction's token in the path.
    TOKEN_IN_PATH
  }

  private final String method;
  private final String template;
  private final Access access;
  private final int limit;
  private final int windowMillis;

  Route(String method, String template, Access access, int limit, int windowMillis) {
    this.method = method;
    this.template = template;
    this.access = access;
    this.limit = limit;
    this.windowMillis = windowMillis;
  }

  /// Such as `PATCH`.
  public String method() {
    return method;
  }

  /// Below `/api/v10`, such as `/channels/{channel_id}/messages`.
  public String template() {
    return template;
  }

  Access access() {
    return access;
  }

  /// Requests in a window; 0 for no limit.
  int limit() {
    return limit;
  }

  int windowMillis() {
    return windowMillis;
  }

  /// A route and what its names stand for.
  record Match(Route route, Map<String, String> parameters) {}

  /// The route of a path whose steps are decoded; null if there is none. A name that is written out
  /// (`@original`) goes before one that stands for anything.
  static @Nullable Match of(String method, List<String> path) {
    Match found = null;
    for (Route route : values()) {
      if (!route.method.equals(method)) {
        continue;
      }
      Map<String, String> parameters = route.read(path);
      if (parameters != null && (found == null || parameters.size() < found.parameters().size())) {
        found = new Match(route, parameters);
      }
    }
    return found;
  }

  private @Nullable Map<String, String> read(List<String> path) {
    List<String> steps = List.of(template.substring(1).split("/"));
    if (path.size() != steps.size()) {
      return null;
    }
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < steps.size(); i++) {
      String step = steps.get(i);
      if (step.startsWith("{")) {
        parameters.put(step.substring(1, step.length() - 1), path.get(i));
      } else if (!step.equals(path.get(i))) {
        return null;
      }
    }
    return parameters;
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
