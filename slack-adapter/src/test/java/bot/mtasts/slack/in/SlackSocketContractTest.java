package bot.mtasts.slack.in;

import bot.mtasts.core.command.contract.ChatDriver;
import bot.mtasts.core.command.contract.ChatPlatformContract;

/// The same through Socket Mode.
class SlackSocketContractTest extends ChatPlatformContract {
  @Override
  protected ChatDriver open() {
    return SlackDriver.by(SlackDriver.Door.SOCKET);
  }
}
