package bot.mtasts.discord.in;

import bot.mtasts.core.command.Attendant;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Excuses;
import bot.mtasts.core.command.Handoff;
import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.RehearsedDialogue;
import bot.mtasts.core.command.SaidLog;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.store.Leases;
import bot.mtasts.core.store.Vault;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.discord.DiscordSettings;
import bot.mtasts.discord.Sinks;
import bot.mtasts.discord.components.ComponentRenderer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// All that people do in Discord, as JDA tells it, put together. Its methods return soon: JDA calls
/// them on the gateway's thread.
public final class Incoming extends ListenerAdapter implements AutoCloseable {
  // Whoever asked for a check keeps a thread until it has ended, which takes a minute at most.
  private static final int MOST_AT_ONCE = 2_000;
  private static final Duration TO_FINISH = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(Incoming.class);

  private final Dialogue dialogue;
  private final Handoff handoff;
  private final Desk desk;
  private final Reception reception;
  private final CommandListeners commands;
  private final PressListeners presses;
  private final FormListeners forms;
  private final Suggestions suggestions;
  private final CommandRegistration registration;
  private final Handoff registrar = new Handoff("discord-commands-", 1);

  private Incoming(
      DiscordSettings settings,
      Hearers hearers,
      Keeping keeping,
      InstantSource clock,
      Level level) {
    this.dialogue = hearers.dialogue();
    this.handoff = new Handoff("discord-said-", MOST_AT_ONCE);
    SaidLog saidLog = new SaidLog(Chat.DISCORD, hearers.heed(), clock, level);
    Attendant attendant = new Attendant(handoff, saidLog, clock);
    this.desk = new Desk(attendant, hearers.sinks(), saidLog, settings.apiUrl());
    this.reception = new Reception(handoff, desk, saidLog);
    Slash slash = new Slash(dialogue.specs());
    this.commands = new CommandListeners(dialogue, slash, desk, hearers.renderer());
    this.presses = new PressListeners(dialogue, desk, hearers.renderer());
    this.forms = new FormListeners(dialogue, desk);
    this.suggestions = new Suggestions(dialogue, handoff, saidLog);
    this.registration =
        new CommandRegistration(
            CommandDefinitions.of(slash),
            settings.developmentGuild(),
            keeping.vault(),
            keeping.leases(),
            keeping.instance());
  }

  /// Who hears what comes.
  ///
  /// @param sinks where people are answered
  /// @param heed counts and measures
  public record Hearers(Dialogue dialogue, Sinks sinks, ComponentRenderer renderer, Heed heed) {}

  /// What is kept, over all instances.
  ///
  /// @param instance the name of this one among those that share the leases
  public record Keeping(Vault vault, Leases leases, String instance) {}

  /// Makes it; whoever comes before [#open] is told to come again.
  public static Incoming of(
      DiscordSettings settings, Hearers hearers, Keeping keeping, InstantSource clock) {
    return new Incoming(settings, hearers, keeping, clock, Level.INFO);
  }

  /// Takes made-up commands all the way, so that the first real ones are not kept waiting by what
  /// is done for the first time. Takes a second or so; asks Discord nothing.
  public static void rehearse(
      DiscordSettings settings, Hearers hearers, Keeping keeping, InstantSource clock) {
    int done = rehearsal(settings, hearers, keeping, clock);
    log.atDebug().addKeyValue("outcome", done).log("discord rehearsal");
  }

  /// @return how many of [Rehearsal#TIMES] were done with
  static int rehearsal(
      DiscordSettings settings, Hearers hearers, Keeping keeping, InstantSource clock) {
    Rehearsal.Count count = new Rehearsal.Count();
    Hearers rehearsing =
        new Hearers(
            new RehearsedDialogue(hearers.dialogue()), hearers.sinks(), hearers.renderer(), count);
    try (Incoming incoming = new Incoming(settings, rehearsing, keeping, clock, Level.DEBUG);
        Rehearsal rehearsal = new Rehearsal(settings.apiUrl(), incoming)) {
      incoming.open();
      rehearsal.run();
      incoming.stopTaking();
    }
    return count.done();
  }

  /// Begins to have things done.
  public void open() {
    reception.open();
  }

  /// Registers the commands, in the background, if that is to be done.
  ///
  /// @param connected the shards that are connected just then
  public void register(Supplier<List<JDA>> connected) {
    var _ =
        registrar.take(() -> {
          try {
            registration.run(connected);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // we stop; the next start tries again
          }
        });
  }

  /// What is not as it should be, a sentence each.
  public List<String> notReady() {
    return registration.trouble().stream().toList();
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    reception.take(event, "command", come -> commands.slash(event, come));
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    reception.take(event, "shortcut", come -> commands.message(event, come));
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    reception.take(event, "press", come -> presses.press(event, event.getComponentId(), come));
  }

  @Override
  public void onStringSelectInteraction(StringSelectInteractionEvent event) {
    String chosen = event.getValues().isEmpty() ? "" : event.getValues().getFirst();
    reception.take(event, "press", come -> presses.press(event, chosen, come));
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    reception.take(event, "submission", come -> forms.submitted(event, come));
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    suggestions.typed(event, reception.isOpen());
  }

  @Override
  public void onUserContextInteraction(UserContextInteractionEvent event) {
    notOurs(event, "shortcut");
  }

  @Override
  public void onEntitySelectInteraction(EntitySelectInteractionEvent event) {
    notOurs(event, "press");
  }

  /// We have none of these. Another version may have had, and words are better than silence.
  private void notOurs(IReplyCallback event, String what) {
    reception.take(
        event,
        what,
        come ->
            desk.take(
                come, Optional.empty(), Acknowledged.FOR_ASKER, sink -> sink.say(Excuses.STALE)));
  }

  /// Takes nothing more, and waits a while for what was begun to be handed on. Whoever comes now is
  /// told.
  public void stopTaking() {
    dialogue.stopFollowing();
    try {
      handoff.close(TO_FINISH);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // whoever stops us is in a hurry
    }
  }

  /// Interrupts what still runs.
  @Override
  public void close() {
    registration.close();
    registrar.interrupt();
    handoff.interrupt();
  }
}
