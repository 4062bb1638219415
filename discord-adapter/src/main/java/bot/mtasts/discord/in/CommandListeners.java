package bot.mtasts.discord.in;

import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.CommandNames;
import bot.mtasts.core.command.CommandSpec;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Excuses;
import bot.mtasts.core.command.Invocation;
import bot.mtasts.core.command.Outlook;
import bot.mtasts.core.command.Reply;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.discord.components.ComponentRenderer;
import bot.mtasts.discord.in.Desk.Come;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;

/// The commands that people use.
final class CommandListeners {
  private final Dialogue dialogue;
  private final Desk desk;
  private final ComponentRenderer renderer;
  private final Slash slash;
  private final CommandNames names;

  CommandListeners(Dialogue dialogue, Slash slash, Desk desk, ComponentRenderer renderer) {
    this.dialogue = dialogue;
    this.desk = desk;
    this.renderer = renderer;
    this.slash = slash;
    this.names = new CommandNames(slash.specs());
  }

  /// A slash command.
  void slash(SlashCommandInteractionEvent event, Come come) {
    Optional<String> text = text(event);
    if (text.isEmpty()) {
      desk.take(come, Optional.empty(), Acknowledged.FOR_ASKER, sink -> sink.say(Excuses.STALE));
      return;
    }
    boolean privately = event.getOption(Slash.PRIVATE, false, OptionMapping::getAsBoolean);
    Invocation invocation = new Invocation(Whereabouts.asker(event), text.get(), privately);
    Optional<String> command = Optional.of(names.in(text.get()));
    Outlook outlook = dialogue.outlook(invocation);
    if (outlook == Outlook.PASTE_FORM) {
      desk.open(come, command, event, renderer.form(new Reply.PasteForm()));
      return;
    }
    desk.take(come, command, acknowledged(outlook), sink -> dialogue.typed(invocation, sink));
  }

  /// What they would have typed; empty for a command that we do not know.
  private Optional<String> text(SlashCommandInteractionEvent event) {
    if (event.getName().equals(Slash.COMMAND)) {
      return Optional.of(
          slash.typed(
              Optional.ofNullable(event.getOption(Slash.ACTION, OptionMapping::getAsString)),
              event.getOption(Slash.DOMAIN, "", OptionMapping::getAsString),
              chosen(event)));
    }
    return slash.other(event.getName()).map(spec -> text(spec, event));
  }

  private List<Slash.Chosen> chosen(SlashCommandInteractionEvent event) {
    return slash.choices().stream()
        .flatMap(parameter ->
            event.getOptionsByName(parameter.name()).stream()
                .map(option -> new Slash.Chosen(parameter.name(), option.getAsString())))
        .toList();
  }

  private static String text(CommandSpec spec, SlashCommandInteractionEvent event) {
    String arguments =
        Slash.asked(spec).stream()
            .flatMap(parameter -> event.getOptionsByName(parameter.name()).stream())
            .map(OptionMapping::getAsString)
            .collect(Collectors.joining(" "));
    return (spec.name() + " " + arguments).strip();
  }

  /// The command of a message's context menu.
  void message(MessageContextInteractionEvent event, Come come) {
    if (!event.getName().equals(Slash.CHECK_MESSAGE)) {
      desk.take(come, Optional.empty(), Acknowledged.FOR_ASKER, sink -> sink.say(Excuses.STALE));
      return;
    }
    Asker asker = Whereabouts.asker(event);
    List<String> texts = MessageTexts.of(event.getTarget());
    desk.take(
        come,
        Optional.empty(),
        acknowledged(dialogue.outlook(asker, texts)),
        sink -> dialogue.said(asker, texts, sink));
  }

  private static Acknowledged acknowledged(Outlook outlook) {
    return switch (outlook) {
      case FOR_ALL -> Acknowledged.FOR_ALL;
      case FOR_ASKER, PASTE_FORM -> Acknowledged.FOR_ASKER;
    };
  }
}
