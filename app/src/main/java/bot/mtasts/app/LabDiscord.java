package bot.mtasts.app;

import bot.mtasts.app.config.ChatConfig;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.playground.DiscordScreen;
import java.net.URI;
import java.util.Optional;

/// A stand-in for Discord with servers to try things in, for those who look at the lab.
final class LabDiscord implements AutoCloseable {
  private final FakeDiscord discord = FakeDiscord.start();

  /// The same configuration, connected to this Discord.
  ChatConfig connected(ChatConfig config) {
    return config.with(
        new ChatConfig.Discord(
            Optional.of(new Secret(discord.token())),
            URI.create(discord.restUrl()),
            config.discord().shards(),
            Optional.empty(),
            config.discord().presence()));
  }

  /// What people see of it.
  DiscordScreen screen() {
    return new DiscordScreen(discord);
  }

  @Override
  public void close() {
    // Whoever plays breaks rules that nobody is to be told of.
    discord.stop();
  }
}
