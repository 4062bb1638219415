package bot.mtasts.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.command.ChatPlatform;
import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.contract.HeardDialogue;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.MemoryLeases;
import bot.mtasts.core.service.MemoryVault;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the platform says of itself.
class DiscordPlatformTest {
  private static final InstantSource CLOCK = InstantSource.system();

  private static DiscordPlatform.Parts parts() {
    return new DiscordPlatform.Parts(
        new HeardDialogue(),
        new DiscordPlatform.Keeping(
            new MemoryVault(CLOCK), new MemoryLeases(CLOCK), "one", (_, _) -> {}),
        ReportPages.NONE,
        Heed.NONE,
        CLOCK);
  }

  private static DiscordSettings settings(@Nullable Secret token) {
    return new DiscordSettings(token, DiscordSettings.API_URL, 0, null, false);
  }

  @Test
  void nothing_is_connected_with_settings_that_cannot_work() {
    assertThatThrownBy(() -> DiscordPlatform.connect(settings(null), parts()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DiscordPlatform.connect(settings(new Secret("no token")), parts()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("discord.token")
        .hasMessageNotContaining("no token");
  }

  @Test
  void other_channels_are_not_its() {
    DiscordDriver driver = new DiscordDriver();
    try (ChatPlatform platform = driver.connect(new HeardDialogue(OurDialogue.real()))) {
      assertThat(platform.chat()).isEqualTo(Chat.DISCORD);
      assertThat(platform.refusal(new Destination.SlackChannel(null, "C1")))
          .hasValue("That is no channel of Discord's.");
    } finally {
      driver.close();
    }
  }
}
