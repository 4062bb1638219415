package bot.mtasts.app.config;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.discord.DiscordSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What concerns people who ask in a chat: the last part of the table of [Keys].
final class ChatKeys {
  static final Key<Boolean> ANSWER_PRIVATELY =
      Key.of(
          "chat.answer-privately",
          Kind.FLAG,
          false,
          "Whether only the person who asks sees the answer, with a button to share it. As it is, the"
              + " channel sees it, and who wants it otherwise types `private`.");
  static final Key<Integer> USER_CHECKS_PER_MINUTE =
      Key.of(
          "chat.checks-per-minute-per-user",
          ServiceKinds.COUNT,
          20,
          "How many checks one person may ask for.");
  static final Key<Integer> WORKSPACE_CHECKS_PER_MINUTE =
      Key.of(
          "chat.checks-per-minute-per-workspace",
          ServiceKinds.COUNT,
          120,
          "How many checks the people of one workspace, or one server at Discord, may ask for together.");
  static final Key<Optional<Secret>> SLACK_BOT_TOKEN =
      Key.secret(
          "slack.bot-token",
          ServiceKinds.PASSWORD,
          "The bot token (`xoxb-…`) of the one workspace that the app is installed in.");
  static final Key<Optional<Secret>> SLACK_APP_TOKEN =
      Key.secret(
          "slack.app-token",
          ServiceKinds.PASSWORD,
          "The app-level token (`xapp-…`) for Socket Mode, which needs no public URL.");
  static final Key<Optional<Secret>> SLACK_SIGNING_SECRET =
      Key.secret(
          "slack.signing-secret",
          ServiceKinds.PASSWORD,
          "What Slack signs its requests with, for HTTP at `/slack/events`.");
  static final Key<Optional<String>> SLACK_CLIENT_ID =
      Key.optional(
          "slack.client-id",
          ServiceKinds.TEXT,
          "",
          "The app's client id, where many workspaces may install it at `/slack/install`.");
  static final Key<Optional<Secret>> SLACK_CLIENT_SECRET =
      Key.secret(
          "slack.client-secret", ServiceKinds.PASSWORD, "The client secret that belongs to it.");
  static final Key<URI> SLACK_API_URL =
      Key.of(
          "slack.api-url",
          ServiceKinds.apiUrl("https://slack.com/api/"),
          URI.create("https://slack.com/api/"),
          "Where Slack's Web API is; another one only to try things out.");

  static final Key<Optional<Secret>> DISCORD_TOKEN =
      Key.secret(
          "discord.token",
          ServiceKinds.PASSWORD,
          "The bot's token, three parts between dots, as Discord shows it once.");
  static final Key<URI> DISCORD_API_URL =
      Key.of(
          "discord.api-url",
          ServiceKinds.apiUrl(DiscordSettings.API_URL.toString()),
          DiscordSettings.API_URL,
          "Where Discord's REST API is; another one only to try things out.");
  static final Key<Integer> DISCORD_SHARDS =
      Key.of(
          "discord.shards",
          ServiceKinds.SHARDS,
          0,
          "Into how many shards the connection is divided over all servers that share a database."
              + " `0` takes as many as Discord recommends: one below some 1,000 servers.");
  static final Key<Optional<String>> DISCORD_DEVELOPMENT_GUILD =
      Key.optional(
          "discord.development-guild",
          ServiceKinds.SNOWFLAKE,
          "",
          "The id of the one server at Discord that gets the commands, while the bot is being"
              + " developed. Without it they are registered everywhere.");
  static final Key<Boolean> DISCORD_PRESENCE =
      Key.of(
          "discord.presence",
          Kind.FLAG,
          true,
          "Whether the bot's profile at Discord says what to type.");

  /// In the order of the documentation.
  static final List<Key<?>> ALL =
      List.of(
          ANSWER_PRIVATELY,
          USER_CHECKS_PER_MINUTE,
          WORKSPACE_CHECKS_PER_MINUTE,
          SLACK_BOT_TOKEN,
          SLACK_APP_TOKEN,
          SLACK_SIGNING_SECRET,
          SLACK_CLIENT_ID,
          SLACK_CLIENT_SECRET,
          SLACK_API_URL,
          DISCORD_TOKEN,
          DISCORD_API_URL,
          DISCORD_SHARDS,
          DISCORD_DEVELOPMENT_GUILD,
          DISCORD_PRESENCE);

  private ChatKeys() {}
}
