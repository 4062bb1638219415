package bot.mtasts.discord.shards;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Destination;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A server that throws the bot out loses what is sent there; one that is down does not.
final class LeftServersTest {
  @Test
  void the_channels_of_a_server_that_removed_the_bot_are_lost() throws Exception {
    try (var bots = Bots.onUsual()) {
      var ops = bots.discord.guild("Ops");
      var mail = ops.channel("mail");
      var thread = mail.thread("incident");
      var other = bots.discord.guild("Other").channel("mail");
      bots.connected("one");

      ops.removeBot();

      Bots.Lost lost = bots.lost.poll(30, TimeUnit.SECONDS);
      assertThat(lost).isNotNull();
      assertThat(lost.channels())
          .contains(channel(mail.id()), channel(thread.id()))
          .doesNotContain(channel(other.id()));
      assertThat(lost.reason()).contains("removed from the channel's server");
    }
  }

  @Test
  void an_outage_disables_nothing() throws Exception {
    try (var bots = Bots.onUsual()) {
      var shaky = bots.discord.guild("Shaky");
      var other = bots.discord.guild("Other");
      var elsewhere = other.channel("mail");
      bots.connected("one");

      shaky.goDown();
      other.removeBot();

      // They are told in order: had the first lost anything, it would be here by now.
      Bots.Lost lost = bots.lost.poll(30, TimeUnit.SECONDS);
      assertThat(lost).isNotNull();
      assertThat(lost.channels()).contains(channel(elsewhere.id()));
      assertThat(bots.lost).isEmpty();
    }
  }

  private static Destination.DiscordChannel channel(String id) {
    return new Destination.DiscordChannel(id);
  }
}
