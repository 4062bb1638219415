package bot.mtasts.discord.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Press;
import bot.mtasts.discord.components.CustomIds;
import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Message;
import bot.mtasts.lab.discord.Modal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who comes while we stop, or before we have begun, is told so; what was begun is finished.
class StoppingTest {
  private static final Map<String, String> EXAMPLE = Map.of("domain", "example.com");
  private static final String COMMAND = "mtasts";
  private static final String EXCUSE = "I am being restarted";

  private final FakeDiscord discord = FakeDiscord.start(OurBot.quick());
  private final Channel mail = discord.guild("Ops").channel("mail");
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

  @Test
  void what_was_begun_is_waited_for() throws InterruptedException {
    CountDownLatch latch = bot.dialogue.waits();
    ada.uses(mail, COMMAND, EXAMPLE);
    bot.dialogue.next();

    Thread stopping = Thread.ofVirtual().start(bot.incoming::stopTaking);
    // Refused, so the end has begun; and it waits, since what was begun has not ended.
    while (ada.uses(mail, COMMAND, EXAMPLE).awaitAck().type() == 5) {
      bot.dialogue.next();
    }
    assertThat(stopping.isAlive()).isTrue();
    latch.countDown();
    stopping.join();

    assertThat(bot.dialogue.untaken()).isEmpty();
  }

  @Test
  void a_command_is_refused_in_words() {
    bot.incoming.stopTaking();

    isExcused(ada.uses(mail, COMMAND, EXAMPLE));
  }

  @Test
  void a_press_and_a_form_are_refused_in_words() {
    String button = new Press.AskDomain().text();
    Message message = posted(button);
    Modal form = ada.presses(message, button).awaitModal();
    bot.incoming.stopTaking();

    isExcused(ada.presses(message, button));
    isExcused(ada.submits(form, Map.of(CustomIds.FIELD, "example.com")));
  }

  @Test
  void nothing_is_suggested_then() {
    bot.incoming.stopTaking();

    assertThat(ada.types(mail, COMMAND, Map.of(), "domain", "exa").awaitChoices()).isEmpty();
  }

  @Test
  void who_comes_before_we_have_begun_is_told_to_come_again() throws InterruptedException {
    bot.close();
    discord.gateway().awaitNone(0);
    try (OurBot early = OurBot.idle(discord, OurBot.Kept.anew(), "one", null)) {
      isExcused(ada.uses(mail, COMMAND, EXAMPLE));

      early.incoming.open();
      ada.uses(mail, COMMAND, EXAMPLE).awaitWords(OurBot.HEARD);
    }
  }

  private void isExcused(Interaction interaction) {
    Message answer = interaction.awaitWords(EXCUSE);
    assertThat(answer.reader()).isEqualTo(ada.id());
    assertThat(bot.dialogue.untaken()).isEmpty();
  }

  private Message posted(String customId) {
    String id =
        Objects.requireNonNull(bot.jda.getTextChannelById(mail.id()))
            .sendMessage("A message")
            .setAllowedMentions(List.of())
            .mentionRepliedUser(false)
            .setComponents(ActionRow.of(Button.secondary(customId, "press")))
            .complete()
            .getId();
    return discord.awaitMessage(mail, message -> message.id().equals(id));
  }
}
