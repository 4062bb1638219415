package bot.mtasts.slack.in;

import bot.mtasts.core.command.contract.ChatDriver;
import bot.mtasts.core.command.contract.ChatPlatformContract;
import bot.mtasts.lab.slack.FakeSlackSettings;

/// The same where a command's response URL never replaces anything, as people report of Slack.
class SlackCommandUrlsContractTest extends ChatPlatformContract {
  @Override
  protected ChatDriver open() {
    return SlackDriver.by(
        SlackDriver.Door.HTTP, FakeSlackSettings.usual().withCommandUrlsThatNeverReplace());
  }
}
