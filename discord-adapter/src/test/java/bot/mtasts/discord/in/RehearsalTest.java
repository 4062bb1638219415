package bot.mtasts.discord.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.contract.HeardDialogue;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.discord.DiscordSettings;
import bot.mtasts.discord.OurDialogue;
import bot.mtasts.discord.components.ComponentRenderer;
import bot.mtasts.discord.out.DiscordOut;
import bot.mtasts.lab.discord.FakeDiscord;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @Test
  void made_up_commands_go_all_the_way_and_neither_discord_nor_the_dialogue_hears_of_them() {
    HeardDialogue dialogue = new HeardDialogue(OurDialogue.real());
    OurBot.Kept kept = OurBot.Kept.anew();
    try (FakeDiscord discord = FakeDiscord.start()) {
      DiscordSettings settings =
          new DiscordSettings(
              new Secret(discord.token()), URI.create(discord.restUrl()), 1, null, false);
      ComponentRenderer renderer = new ComponentRenderer(ReportPages.NONE);
      try (DiscordOut outgoing =
          DiscordOut.of(settings, renderer::message, ReportPages.NONE, CLOCK)) {
        int done =
            Incoming.rehearsal(
                settings,
                new Incoming.Hearers(dialogue, outgoing.sinks(), renderer, Heed.NONE),
                new Incoming.Keeping(kept.vault(), kept.leases(), "one"),
                CLOCK);
        assertThat(done).as("acknowledged and handed on").isEqualTo(Rehearsal.TIMES);
      }
      assertThat(discord.calls()).isEmpty();
      assertThat(dialogue.untaken()).isEmpty();
    }
  }
}
