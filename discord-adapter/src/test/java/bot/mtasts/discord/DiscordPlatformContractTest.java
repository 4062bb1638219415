package bot.mtasts.discord;

import bot.mtasts.core.command.contract.ChatDriver;
import bot.mtasts.core.command.contract.ChatPlatformContract;

/// Discord keeps what every chat must.
class DiscordPlatformContractTest extends ChatPlatformContract {
  @Override
  protected ChatDriver open() {
    return new DiscordDriver();
  }
}
