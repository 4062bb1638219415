package bot.mtasts.discord.out;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Destination.DiscordChannel;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.Fault;
import bot.mtasts.lab.discord.Guild;
import bot.mtasts.lab.discord.Permission;
import bot.mtasts.lab.discord.Route;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordChannelsTest {
  private final Ops ops = Ops.open();
  private final Guild guild = ops.discord.guild("Ops");

  @AfterEach
  void close() {
    ops.close();
  }

  @Test
  void a_channel_where_we_may_write_is_one() {
    assertThat(refusal(ops.mail)).isEmpty();
    assertThat(refusal(ops.mail.thread("asleep").archive())).as("it opens").isEmpty();
    assertThat(refusal(guild.channel("plain").deny(Permission.EMBED_LINKS)))
        .as("components need no embeds")
        .isEmpty();
    assertThat(refusal(ops.ada.directMessages())).isEmpty();
  }

  @Test
  void why_it_is_none_is_told_to_whoever_asked() {
    Channel gone = guild.channel("gone");
    gone.remove();
    assertThat(refusal(gone)).get().asString().contains("no channel", gone.id(), "10003");
    assertThat(refusal(guild.channel("hidden").deny(Permission.VIEW_CHANNEL)))
        .get()
        .asString()
        .contains("*View Channel*");
    assertThat(refusal(guild.channel("silent").deny(Permission.SEND_MESSAGES)))
        .get()
        .asString()
        .contains("*Send Messages*");
    assertThat(refusal(ops.discord.foreignGuild("Elsewhere").channel("mail")))
        .get()
        .asString()
        .contains("Add our bot to the server");
    assertThat(refusal(ops.mail.thread("locked").lock()))
        .get()
        .asString()
        .contains("open it again");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 14, 15, 16})
  void where_there_are_no_messages_none_can_go(int type) {
    try (RawDiscord raw = new RawDiscord();
        DiscordRest rest = new DiscordRest(raw.api(), new Secret("t"), ops.time)) {
      raw.says(200, Map.of(), "{\"id\":\"%s\",\"type\":%d}".formatted(ops.mail.id(), type));
      assertThat(new DiscordChannels(rest).refusal(new DiscordChannel(ops.mail.id())))
          .get()
          .asString()
          .contains("no text channel");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail", "#mail", "general", "42", "../1"})
  void a_name_is_no_id_and_discord_is_not_even_asked(String name) {
    int before = ops.discord.calls().size();
    assertThat(ops.out.channels().refusal(new DiscordChannel(name)))
        .get()
        .asString()
        .contains("`" + name + "`", "Developer Mode", "Copy Channel ID");
    assertThat(ops.discord.calls()).hasSize(before);
  }

  @Test
  void when_discord_cannot_be_asked_nothing_is_held_against_the_channel() {
    ops.discord
        .fail(Route.CHANNEL, new Fault.BadGateway())
        .fail(Route.CHANNEL, new Fault.Drops())
        .fail(Route.CHANNEL, new Fault.Refused(400, 4_711, "what"))
        .fail(Route.CHANNEL, new Fault.Limited(Duration.ofMinutes(1), false));
    for (int one = 0; one < 5; one++) {
      assertThat(refusal(ops.mail)).isEmpty();
    }
  }

  @Test
  void that_somebody_else_is_kept_out_does_not_matter_to_us() {
    try (RawDiscord raw = new RawDiscord();
        DiscordRest rest = new DiscordRest(raw.api(), new Secret("t"), ops.time)) {
      raw.says(
              200,
              Map.of(),
              """
              {"type":0,"permission_overwrites":[
                {"id":"%1$s","type":0,"allow":"0","deny":"2048"},
                {"id":"%2$s","type":1,"allow":"0","deny":"2048"}]}
              """
                  .formatted(guild.id(), ops.ada.id()))
          .says(200, Map.of(), "{\"id\":\"%s\"}".formatted(ops.discord.applicationId()));
      assertThat(new DiscordChannels(rest).refusal(new DiscordChannel(ops.mail.id()))).isEmpty();
    }
  }

  private Optional<String> refusal(Channel channel) {
    return ops.out.channels().refusal(new DiscordChannel(channel.id()));
  }
}
