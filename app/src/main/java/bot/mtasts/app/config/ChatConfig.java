package bot.mtasts.app.config;

import bot.mtasts.core.integration.Secret;
import java.net.URI;
import java.util.Optional;

/// How people ask in a chat.
///
/// @param answerPrivately whether only the asker sees an answer, unless it is shared
/// @param userChecksPerMinute that one person may ask for
/// @param workspaceChecksPerMinute that the people of one workspace may ask for together
public record ChatConfig(
    boolean answerPrivately,
    int userChecksPerMinute,
    int workspaceChecksPerMinute,
    Slack slack,
    Discord discord) {

  /// How we are connected to Slack; which of these belong together is the adapter's to say.
  ///
  /// @param apiUrl of the Web API, with a slash at its end
  public record Slack(
      Optional<Secret> botToken,
      Optional<Secret> appToken,
      Optional<Secret> signingSecret,
      Optional<String> clientId,
      Optional<Secret> clientSecret,
      URI apiUrl) {}

  /// How we are connected to Discord; whether a token can be one is the adapter's to say.
  ///
  /// @param apiUrl of the REST API, with its version and a slash at its end
  /// @param shards over all instances; 0 leaves it to Discord
  /// @param developmentGuild the server that alone gets the commands
  /// @param presence whether the bot's profile says what to type
  public record Discord(
      Optional<Secret> token,
      URI apiUrl,
      int shards,
      Optional<String> developmentGuild,
      boolean presence) {}

  /// The same, connected to another Slack.
  public ChatConfig with(Slack other) {
    return new ChatConfig(
        answerPrivately, userChecksPerMinute, workspaceChecksPerMinute, other, discord);
  }

  /// The same, connected to another Discord.
  public ChatConfig with(Discord other) {
    return new ChatConfig(
        answerPrivately, userChecksPerMinute, workspaceChecksPerMinute, slack, other);
  }

  static ChatConfig of(Settings settings) {
    return new ChatConfig(
        settings.of(ChatKeys.ANSWER_PRIVATELY).value(),
        settings.of(ChatKeys.USER_CHECKS_PER_MINUTE).value(),
        settings.of(ChatKeys.WORKSPACE_CHECKS_PER_MINUTE).value(),
        new Slack(
            settings.of(ChatKeys.SLACK_BOT_TOKEN).value(),
            settings.of(ChatKeys.SLACK_APP_TOKEN).value(),
            settings.of(ChatKeys.SLACK_SIGNING_SECRET).value(),
            settings.of(ChatKeys.SLACK_CLIENT_ID).value(),
            settings.of(ChatKeys.SLACK_CLIENT_SECRET).value(),
            settings.of(ChatKeys.SLACK_API_URL).value()),
        new Discord(
            settings.of(ChatKeys.DISCORD_TOKEN).value(),
            settings.of(ChatKeys.DISCORD_API_URL).value(),
            settings.of(ChatKeys.DISCORD_SHARDS).value(),
            settings.of(ChatKeys.DISCORD_DEVELOPMENT_GUILD).value(),
            settings.of(ChatKeys.DISCORD_PRESENCE).value()));
  }
}
