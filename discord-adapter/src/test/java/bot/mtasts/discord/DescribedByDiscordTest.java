package bot.mtasts.discord;

import bot.mtasts.core.command.contract.ChatDriver;
import bot.mtasts.core.command.contract.ChatPlatformContract;
import bot.mtasts.lab.discord.OwnDescription;
import bot.mtasts.lab.outside.Npm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// Discord's own description of its API finds nothing wrong with anything that we and the fake say
/// to each other while people do what every chat offers. Run by `mvn verify -Pcrosscheck`; needs
/// node and npm.
@Tag("crosscheck")
class DescribedByDiscordTest extends ChatPlatformContract {
  @BeforeAll
  static void npm_installs_what_is_pinned() throws Exception {
    Npm.install();
  }

  private final DiscordDriver driver = new DiscordDriver();

  @Override
  protected ChatDriver open() {
    return driver;
  }

  @AfterEach
  void nothing_was_said_that_is_not_described() throws Exception {
    OwnDescription.holds(driver.discord());
  }
}
