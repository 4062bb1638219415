package bot.mtasts.slack.in;

import bot.mtasts.core.command.contract.ChatDriver;
import bot.mtasts.core.command.contract.ChatPlatformContract;

/// Slack keeps what every chat must, when it speaks to us over HTTP.
class SlackPlatformContractTest extends ChatPlatformContract {
  @Override
  protected ChatDriver open() {
    return SlackDriver.by(SlackDriver.Door.HTTP);
  }
}
