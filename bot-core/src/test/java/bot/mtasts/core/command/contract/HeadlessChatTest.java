package bot.mtasts.core.command.contract;

/// The contract, kept by the least that can keep it: what fails here is wrong in the core.
class HeadlessChatTest extends ChatPlatformContract {
  @Override
  protected ChatDriver open() {
    return new HeadlessChat();
  }
}
