package bot.mtasts.lab.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.outside.Npm;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// discord.js takes the fake for Discord, and Discord's own description of its API finds nothing
/// wrong with what any client and the fake said to each other. Run by `mvn verify -Pcrosscheck`;
/// needs node and npm.
@Tag("crosscheck")
final class DiscordCrosscheckTest {
  private static final FakeDiscordSettings SETTINGS =
      FakeDiscordSettings.usual().withPatience(Duration.ofSeconds(30));

  @BeforeAll
  static void npm_installs_what_is_pinned() throws Exception {
    Npm.install();
  }

  @Test
  void discord_js_is_at_home_here() throws Exception {
    try (var discord = FakeDiscord.start(SETTINGS)) {
      Channel channel = discord.guild("Ops").channel("mail");
      var ada = discord.person("ada").installsApp();
      var bob = discord.person("bob");
      String api = discord.restUrl().replace("/v10/", "");
      Process bot =
          Npm.node("discord-bot.mjs", Map.of("DISCORD_API", api, "DISCORD_TOKEN", discord.token()));
      try (var said = bot.inputReader()) {
        awaitLine(said, "ready");
        Message answer = commandButtonAndMenu(channel, ada, bob);
        suggestionFormAndContextMenu(discord, channel, ada);
        awaitLine(said, "posted");

        var elsewhere = discord.foreignGuild("Elsewhere").channel("mail");
        for (Channel place : List.of(ada.directMessages(), elsewhere)) {
          ada.uses(place, "mtasts", Map.of("domain", "a.test")).awaitWords("a.test is protected");
        }
        discord.gateway().drop(0);
        Interaction missed = bob.presses(answer, "again:example.com again");
        awaitLine(said, "resumed");
        missed.awaitWords("again again");
      } finally {
        bot.destroy();
      }
      assertThat(discord.limited()).isEmpty();
      OwnDescription.holds(discord);
    }
  }

  private static Message commandButtonAndMenu(
      Channel channel, DiscordPerson ada, DiscordPerson bob) {
    Interaction asked = ada.uses(channel, "mtasts", Map.of("domain", "example.com"));
    Message answer = asked.awaitWords("example.com is protected");
    assertThat(answer.componentsV2()).isTrue();
    assertThat(answer.earlier())
        .extracting(Message.Version::words)
        .containsExactly("Checking example.com");
    assertThat(asked.awaitWords("told ada").reader()).isEqualTo(ada.id());
    bob.chooses(answer, "explain", "mx_no_ipv6").awaitWords("mx_no_ipv6 means this");
    return bob.presses(answer, "again:example.com").awaitWords("example.com again is protected");
  }

  private static void suggestionFormAndContextMenu(
      FakeDiscord discord, Channel channel, DiscordPerson ada) {
    assertThat(ada.types(channel, "mtasts", Map.of(), "domain", "exa").awaitChoices())
        .extracting(Interaction.Choice::name)
        .containsExactly("example.com");
    Message hers = discord.person("bob").says(channel, "a.test");
    ada.usesOn(hers, "Check domains").awaitWords("read a.test");
    Modal form = ada.uses(channel, "validate", Map.of()).awaitModal();
    ada.submits(form, Map.of("policy", "version: STSv1")).awaitWords("pasted version: STSv1");
  }

  @Test
  void the_real_jda_and_every_refusal_are_as_discord_describes_them() throws Exception {
    try (var discord = FakeDiscord.start(SETTINGS)) {
      discord.expectBroken(Rule.CONTENT).expectBroken(Rule.ACK_ONCE);
      Guild guild = discord.guild("Ops");
      Channel channel = guild.channel("mail");
      var ada = discord.person("ada");
      try (var jda = Jda.on(discord, new LabBot())) {
        var shard = jda.ready();
        shard.updateCommands().addCommands(LabBot.commands()).complete();
        shard.retrieveCommands().complete();
        shard.retrieveApplicationInfo().complete();
        shard.openPrivateChannelById(ada.id()).complete();
        Message answer =
            ada.uses(channel, "mtasts", Map.of("domain", "a.test")).awaitWords("protected");
        ada.presses(answer, "again:a.test").awaitWords("again");
        ada.chooses(answer, "explain", "mx_no_ipv6").awaitWords("means this");
        ada.types(channel, "mtasts", Map.of(), "domain", "exa").awaitChoices();
        Modal form = ada.uses(channel, "mtasts-validate", Map.of()).awaitModal();
        ada.submits(form, Map.of("policy", "a")).awaitWords("pasted a");
        byHand(discord, guild, channel, ada.uses(channel, "mtasts-validate", Map.of()));
      }
      OwnDescription.holds(discord);
    }
  }

  private static void byHand(
      FakeDiscord discord, Guild guild, Channel channel, Interaction answered)
      throws IOException, InterruptedException {
    var rest = new Rest(discord);
    answered.awaitAck();
    rest.callback(answered, "{'type':5}");
    rest.post(channel, "x".repeat(2_001));
    rest.post(guild.channel("hidden").deny(Permission.VIEW_CHANNEL), "a");
    rest.call("GET", "channels/" + channel.id(), "");
    rest.call("GET", "channels/" + channel.thread("incident").id(), "");
    rest.call("GET", "guilds/" + guild.id(), "");
    rest.call("GET", "gateway", "");
    rest.callAsNobody("GET", "users/@me", "");
    discord.fail(Route.CREATE_MESSAGE, new Fault.Limited(Duration.ofSeconds(1), true));
    rest.post(channel, "a");
  }

  private static void awaitLine(BufferedReader said, String wanted) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.equals(wanted)) {
        return;
      }
    }
    throw new AssertionError("the bot ended before it was " + wanted);
  }
}
