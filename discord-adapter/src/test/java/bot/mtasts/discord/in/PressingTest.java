package bot.mtasts.discord.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.contract.HeardDialogue.Heard;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.mtasts.DomainName;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people press and fill in, also long after it was shown.
class PressingTest {
  private static final Press.Rerun RERUN = new Press.Rerun("chk_1");
  private static final Press.Fix FIX = new Press.Fix("chk_1");
  private static final Press.Share SHARE = new Press.Share("chk_1");
  private static final Press.Explain EXPLAIN = new Press.Explain(FindingCode.CERT_INVALID);

  private final FakeDiscord discord = FakeDiscord.start(OurBot.quick());
  private final Guild guild = discord.guild("Ops");
  private final Channel mail = guild.channel("mail");
  private final DiscordPerson ada = discord.person("ada");
  private final DiscordPerson bob = discord.person("bob");
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

  private Asker in(DiscordPerson person) {
    return new Asker(Chat.DISCORD, guild.id(), mail.id(), person.id());
  }

  /// A message that answers nobody, with these buttons.
  private Message posted(String... customIds) {
    List<Button> buttons =
        List.of(customIds).stream().map(id -> Button.secondary(id, "press")).toList();
    return sent(ActionRow.of(buttons));
  }

  private Message sent(ActionRow row) {
    String id =
        Objects.requireNonNull(bot.jda.getTextChannelById(mail.id()))
            .sendMessage("A message")
            .setAllowedMentions(List.of())
            .mentionRepliedUser(false)
            .setComponents(row)
            .complete()
            .getId();
    return discord.awaitMessage(mail, message -> message.id().equals(id));
  }

  /// What answers Ada's command, and can be run again.
  private Message answered() throws InterruptedException {
    bot.dialogue.does(sink ->
        sink.say(new Reply.CheckFailed(new DomainName("example.com"), "chk_1", "It failed.")));
    Message message =
        ada.uses(mail, "mtasts", Map.of("domain", "example.com"))
            .awaitMessage(answer -> answer.component(RERUN.text()).isPresent());
    bot.dialogue.does(OurBot.says(OurBot.HEARD));
    bot.dialogue.next();
    return message;
  }

  @Test
  void what_answers_nobody_is_run_again_in_its_place() throws InterruptedException {
    Message message = posted(RERUN.text());

    assertThat(bob.presses(message, RERUN.text()).awaitAck().type()).isEqualTo(6);

    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Pressed(in(bob), RERUN, false));
    DiscordPlace place = place();
    assertThat(place.acknowledged()).isEqualTo(Acknowledged.IN_PLACE);
    assertThat(place.pressed()).isEqualTo(message.id());
    assertThat(place.pressedPrivately()).isFalse();
  }

  @Test
  void whose_answer_it_is_runs_it_again_in_its_place() throws InterruptedException {
    Message message = answered();

    assertThat(ada.presses(message, RERUN.text()).awaitAck().type()).isEqualTo(6);

    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Pressed(in(ada), RERUN, false));
  }

  @Test
  void somebody_elses_answer_stays_and_whoever_presses_has_one_of_their_own()
      throws InterruptedException {
    Message message = answered();

    Interaction pressed = bob.presses(message, RERUN.text());

    Message own = pressed.awaitWords(OurBot.HEARD);
    assertThat(own.reader()).isEqualTo(bob.id());
    assertThat(bot.dialogue.next())
        .as("privately, so that it can be shared")
        .isEqualTo(new Heard.Pressed(in(bob), RERUN, true));
  }

  @Test
  void a_plan_and_an_explanation_are_for_whoever_presses() throws InterruptedException {
    Message message = posted(FIX.text(), EXPLAIN.text());

    assertThat(bob.presses(message, FIX.text()).awaitWords(OurBot.HEARD).reader())
        .isEqualTo(bob.id());
    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Pressed(in(bob), FIX, false));
    assertThat(bob.presses(message, EXPLAIN.text()).awaitWords(OurBot.HEARD).reader())
        .isEqualTo(bob.id());
    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Pressed(in(bob), EXPLAIN, false));
  }

  @Test
  void what_is_chosen_from_a_menu_is_pressed() throws InterruptedException {
    Message message =
        sent(
            ActionRow.of(
                StringSelectMenu.create(CustomIds.EXPLAIN)
                    .addOption("Certificate", EXPLAIN.text())
                    .build()));

    bob.chooses(message, CustomIds.EXPLAIN, EXPLAIN.text()).awaitWords(OurBot.HEARD);

    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Pressed(in(bob), EXPLAIN, false));
  }

  @Test
  void what_is_shared_is_for_everybody() throws InterruptedException {
    Message message = posted(SHARE.text());

    assertThat(bob.presses(message, SHARE.text()).awaitAck().type()).isEqualTo(5);

    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Pressed(in(bob), SHARE, false));
    assertThat(place().acknowledged()).isEqualTo(Acknowledged.FOR_ALL);
  }

  @Test
  void forms_open_without_the_core_and_lead_back_to_it() throws InterruptedException {
    Message message = posted(new Press.AskDomain().text(), new Press.AskPaste().text());

    Modal form = bob.presses(message, new Press.AskDomain().text()).awaitModal();
    bob.submits(form, Map.of(CustomIds.FIELD, " Example.com ")).awaitWords(OurBot.HEARD);

    assertThat(bot.dialogue.next()).isEqualTo(new Heard.Typed(in(bob), "check Example.com"));
    assertThat(place().acknowledged()).isEqualTo(Acknowledged.FOR_ALL);
    assertThat(bob.presses(message, new Press.AskPaste().text()).awaitModal().customId())
        .isEqualTo(CustomIds.PASTE_FORM);
  }

  @Test
  void what_no_button_of_ours_carries_is_answered_in_words() {
    for (String carried :
        List.of("watch:chk_1", "explain:no_such_finding", "@everyone", "x".repeat(100), ":")) {
      Message answer =
          bob.presses(posted(carried), carried).awaitWords("belongs to another version");
      assertThat(answer.reader()).isEqualTo(bob.id());
    }
    assertThat(bot.dialogue.untaken()).isEmpty();
  }

  @Test
  void a_menu_that_we_never_had_is_answered_in_words() {
    Message message =
        sent(
            ActionRow.of(
                EntitySelectMenu.create("whom", EntitySelectMenu.SelectTarget.USER).build()));

    bob.chooses(message, "whom", ada.id()).awaitWords("belongs to another version");
  }

  @Test
  void a_form_that_we_did_not_ask_for_is_answered_in_words() {
    Message message = posted("opens");
    Modal form = openedByAnotherVersion(message);

    Message answer =
        bob.submits(form, Map.of("another_field", "x")).awaitWords("belongs to another version");

    assertThat(answer.reader()).isEqualTo(bob.id());
  }

  private Modal openedByAnotherVersion(Message message) {
    var other =
        new ListenerAdapter() {
          @Override
          public void onButtonInteraction(ButtonInteractionEvent event) {
            event
                .replyModal(
                    net.dv8tion.jda.api.modals.Modal.create("another_form", "A form")
                        .addComponents(
                            Label.of(
                                "Anything",
                                TextInput.create("another_field", TextInputStyle.SHORT).build()))
                        .build())
                .queue();
          }
        };
    bot.jda.removeEventListener(bot.incoming);
    bot.jda.addEventListener(other);
    Modal form = bob.presses(message, "opens").awaitModal();
    bot.jda.removeEventListener(other);
    bot.jda.addEventListener(bot.incoming);
    return form;
  }

  private DiscordPlace place() {
    return bot.places.getLast();
  }
}
