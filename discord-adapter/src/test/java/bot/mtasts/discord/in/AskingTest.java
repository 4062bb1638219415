package bot.mtasts.discord.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.contract.HeardDialogue.Heard;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.discord.DiscordPlace;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.discord.components.CustomIds;
import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.Guild;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Message;
import bot.mtasts.lab.discord.Modal;
import bot.mtasts.lab.discord.Permission;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// What people ask us for in Discord, and what the core makes of it.
class AskingTest {
  private static final String DOMAIN = "domain";
  private static final String COMMAND = "mtasts";

  static final List<Arguments> TYPED =
      List.of(
          arguments(Map.of(DOMAIN, "example.com"), "example.com"),
          arguments(Map.of(DOMAIN, "example.com", "action", "check"), "check example.com"),
          arguments(Map.of(DOMAIN, "example.com", "action", "fix"), "fix example.com"),
          arguments(
              Map.of(DOMAIN, "example.com", "action", "generate", "mode", "enforce"),
              "generate example.com enforce"),
          // Only one action has modes.
          arguments(
              Map.of(DOMAIN, "example.com", "mode", "testing"), "generate example.com testing"),
          arguments(Map.of(DOMAIN, " a.example  b.example "), "a.example  b.example"),
          // What people are used to from other chats is taken as it is.
          arguments(Map.of(DOMAIN, "fix example.com"), "fix example.com"),
          arguments(Map.of(DOMAIN, "@everyone <@1> ||x||"), "@everyone <@1> ||x||"),
          arguments(Map.of(DOMAIN, "\u202Emoc.elpmaxe"), "\u202Emoc.elpmaxe"));

  private final FakeDiscord discord = FakeDiscord.start(OurBot.quick());
  private final Guild guild = discord.guild("Ops");
  private final Channel mail = guild.channel("mail");
  private final DiscordPerson ada = discord.person("ada");
  private OurBot bot;

  @BeforeEach
  void connect() throws InterruptedException {
    bot = OurBot.on(discord);
  }

  @AfterEach
  void the_rules_were_kept() {
    bot.close();
    discord.close();
  }

  private Asker adaIn(Channel channel) {
    return new Asker(
        Chat.DISCORD, channel.guild().map(Guild::id).orElse(ada.id()), channel.id(), ada.id());
  }

  @ParameterizedTest
  @FieldSource("TYPED")
  void what_is_chosen_is_what_would_be_typed(Map<String, String> options, String typed)
      throws InterruptedException {
    ada.uses(mail, COMMAND, options).awaitWords(OurBot.HEARD);

    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Typed(adaIn(mail), typed));
  }

  @Test
  void the_other_commands_have_names_of_their_own() throws InterruptedException {
    ada.uses(mail, "mtasts-help", Map.of()).awaitWords(OurBot.HEARD);
    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Typed(adaIn(mail), "help"));

    ada.uses(mail, "mtasts-explain", Map.of("finding", "cert_invalid")).awaitWords(OurBot.HEARD);
    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Typed(adaIn(mail), "explain cert_invalid"));
  }

  @Test
  void who_reads_german_is_understood() throws InterruptedException {
    ada.speaks("de")
        .uses(mail, COMMAND, Map.of(DOMAIN, "example.com", "action", "fix"))
        .awaitWords(OurBot.HEARD);

    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Typed(adaIn(mail), "fix example.com"));
  }

  @Test
  void who_sees_it_is_decided_at_once() {
    assertThat(shown(Map.of(DOMAIN, "example.com")).ephemeral()).isFalse();
    assertThat(shown(Map.of(DOMAIN, "example.com", "private", true)).ephemeral()).isTrue();
    assertThat(shown(Map.of(DOMAIN, "private example.com")).ephemeral()).isTrue();
    assertThat(shown(Map.of(DOMAIN, "oops")).ephemeral()).as("a refusal").isTrue();
    assertThat(bot.places)
        .extracting(DiscordPlace::acknowledged)
        .containsExactly(
            Acknowledged.FOR_ALL,
            Acknowledged.FOR_ASKER,
            Acknowledged.FOR_ASKER,
            Acknowledged.FOR_ASKER);
  }

  private Message shown(Map<String, ?> options) {
    Interaction asked = ada.uses(mail, COMMAND, options);
    assertThat(asked.awaitAck().type()).isEqualTo(5);
    Message waiting = asked.awaitMessage(_ -> true);
    asked.awaitWords(OurBot.HEARD);
    return waiting;
  }

  @Test
  void a_policy_is_pasted_into_a_form() {
    Modal form = ada.uses(mail, "mtasts-validate", Map.of()).awaitModal();

    Message judged =
        ada.submits(form, Map.of(CustomIds.FIELD, "v=STSv1; id=a-b;")).awaitMessage(this::isRead);

    assertThat(judged.reader()).isEqualTo(ada.id());
    assertThat(bot.dialogue.untaken()).isEmpty();
  }

  @Test
  void the_form_is_opened_for_whoever_types_its_name() {
    assertThat(ada.uses(mail, COMMAND, Map.of(DOMAIN, "validate")).awaitModal().customId())
        .isEqualTo(CustomIds.PASTE_FORM);
  }

  @Test
  void a_message_is_read_as_people_and_bots_write_it() throws InterruptedException {
    Message said = discord.person("bob").says(mail, "is mail of example.com safe?");

    Message answer = ada.usesOn(said, Slash.CHECK_MESSAGE).awaitWords(OurBot.HEARD);

    assertThat(bot.places.getFirst().acknowledged()).isEqualTo(Acknowledged.FOR_ALL);
    assertThat(answer.channel()).isEqualTo(mail.id());
    assertThat(bot.dialogue.next())
        .isEqualTo(new Heard.Said(adaIn(mail), List.of("is mail of example.com safe?")));
  }

  @Test
  void a_message_without_a_domain_is_nobody_elses_business() {
    Message said = discord.person("bob").says(mail, "hello there, how are all of you today");

    ada.usesOn(said, Slash.CHECK_MESSAGE).awaitWords(OurBot.HEARD);

    assertThat(bot.places.getFirst().acknowledged()).isEqualTo(Acknowledged.FOR_ASKER);
  }

  @Test
  void where_somebody_asks_is_known() {
    ada.installsApp();
    Channel thread = mail.thread("incident");
    Channel foreign = discord.foreignGuild("Elsewhere").channel("mail");
    Channel among = discord.privateChannel(ada, discord.person("bob"));
    Channel mute = guild.channel("mute").deny(Permission.SEND_MESSAGES);

    record Asked(Channel channel, boolean present) {}
    for (Asked asked :
        List.of(
            new Asked(mail, true),
            new Asked(thread, true),
            new Asked(ada.directMessages(), true),
            new Asked(foreign, false),
            new Asked(among, false),
            new Asked(mute, false))) {
      ada.uses(asked.channel(), COMMAND, Map.of(DOMAIN, "example.com")).awaitWords(OurBot.HEARD);

      DiscordPlace place = bot.places.getLast();
      assertThat(place.present()).as("in %s", asked.channel()).isEqualTo(asked.present());
      assertThat(place.channel()).isEqualTo(asked.channel().id());
      assertThat(place.guild()).isEqualTo(asked.channel().guild().map(Guild::id).orElse(null));
      assertThat(place.application()).isEqualTo(discord.applicationId());
      assertThat(bot.dialogue.untaken().getLast().asker()).isEqualTo(adaIn(asked.channel()));
    }
  }

  @Test
  void a_command_of_another_version_is_answered_in_words() {
    bot.jda.updateCommands().addCommands(Commands.slash("mtasts-gone", "It was")).complete();

    Message answer =
        ada.uses(mail, "mtasts-gone", Map.of()).awaitWords("belongs to another version");

    assertThat(answer.reader()).isEqualTo(ada.id());
    assertThat(bot.dialogue.untaken()).isEmpty();
  }

  @Test
  void an_action_of_another_version_is_left_to_the_core() throws InterruptedException {
    bot.jda
        .updateCommands()
        .addCommands(
            Commands.slash(COMMAND, "It was")
                .addOption(OptionType.STRING, DOMAIN, "what")
                .addOption(OptionType.STRING, "action", "how"))
        .complete();

    ada.uses(mail, COMMAND, Map.of(DOMAIN, "example.com", "action", "wach"))
        .awaitWords(OurBot.HEARD);

    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Typed(adaIn(mail), "wach example.com"));
  }

  @Test
  void a_bug_of_ours_is_told_to_whoever_met_it() {
    bot.dialogue.does(_ -> {
      throw new IllegalStateException("a bug");
    });

    Message answer =
        ada.uses(mail, COMMAND, Map.of(DOMAIN, "example.com")).awaitWords("in our log as");

    assertThat(answer.reader()).isEqualTo(ada.id());
  }

  private boolean isRead(Message message) {
    return !message.loading();
  }
}
