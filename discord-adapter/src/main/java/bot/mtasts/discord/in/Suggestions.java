package bot.mtasts.discord.in;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Handoff;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.SaidLog;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.VisibleLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Suggests while people type: the domains that were checked here lately, and the findings there
/// are. Looks at nothing outside.
final class Suggestions {
  private static final Logger log = LoggerFactory.getLogger(Suggestions.class);

  // Discord waits for three seconds, and people for less.
  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final String ELLIPSIS = "…";

  private final Dialogue dialogue;
  private final Handoff handoff;
  private final SaidLog saidLog;

  Suggestions(Dialogue dialogue, Handoff handoff, SaidLog saidLog) {
    this.dialogue = dialogue;
    this.handoff = handoff;
    this.saidLog = saidLog;
  }

  /// Suggests something, or nothing; soon in any case.
  ///
  /// @param open whether anything is begun with
  void typed(CommandAutoCompleteInteractionEvent event, boolean open) {
    Instant begun = saidLog.arrived();
    CompletableFuture<List<Choice>> found = new CompletableFuture<>();
    if (!open || !handoff.take(() -> found.complete(suggested(event)))) {
      found.complete(List.of());
    }
    var _ =
        found
            .completeOnTimeout(List.of(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .thenAccept(choices -> reply(event, choices, begun));
  }

  private void reply(
      CommandAutoCompleteInteractionEvent event, List<Choice> choices, Instant begun) {
    event
        .replyChoices(choices)
        .queue(
            _ -> note(event, "done", begun),
            // They have typed on, and the answer is to a question that nobody asks any more.
            _ -> note(event, "late", begun));
  }

  private void note(CommandAutoCompleteInteractionEvent event, String outcome, Instant begun) {
    saidLog.acknowledged(begun);
    saidLog.note("suggestion", Optional.empty(), Whereabouts.workspace(event), outcome, begun);
  }

  private List<Choice> suggested(CommandAutoCompleteInteractionEvent event) {
    String typed = event.getFocusedOption().getValue().strip();
    try {
      return event.getFocusedOption().getName().equals(Slash.DOMAIN)
          ? domains(Whereabouts.asker(event), typed)
          : findings(typed);
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).addKeyValue("outcome", "failed").log("discord suggestion");
      return List.of();
    }
  }

  /// What is typed comes first: whoever presses Enter means that.
  private List<Choice> domains(Asker asker, String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    Stream<Choice> asTyped =
        typed.isEmpty() || typed.length() > OptionData.MAX_CHOICE_VALUE_LENGTH
            ? Stream.empty()
            : Stream.of(choice(typed, typed));
    Stream<Choice> latest =
        latest(asker)
            .filter(domain -> domain.unicode().contains(wanted) || domain.ascii().contains(wanted))
            .filter(domain -> !domain.unicode().equals(wanted) && !domain.ascii().equals(wanted))
            .filter(domain -> domain.ascii().length() <= OptionData.MAX_CHOICE_VALUE_LENGTH)
            .map(domain -> choice(domain.unicode(), domain.ascii()));
    return Stream.concat(asTyped, latest).limit(OptionData.MAX_CHOICES).toList();
  }

  private Stream<DomainName> latest(Asker asker) {
    return dialogue.latest(asker) instanceof Reply.Latest(var checks)
        ? checks.stream().map(check -> check.request().domain()).distinct()
        : Stream.empty();
  }

  private static List<Choice> findings(String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return Arrays.stream(FindingCode.values())
        .filter(code ->
            code.word().contains(wanted) || code.title().toLowerCase(Locale.ROOT).contains(wanted))
        .limit(OptionData.MAX_CHOICES)
        .map(code -> choice(code.word() + ": " + code.title(), code.word()))
        .toList();
  }

  private static Choice choice(String name, String value) {
    return new Choice(cut(VisibleLine.of(name, OptionData.MAX_CHOICE_NAME_LENGTH)), value);
  }

  private static String cut(String name) {
    if (name.length() <= OptionData.MAX_CHOICE_NAME_LENGTH) {
      return name;
    }
    int end = OptionData.MAX_CHOICE_NAME_LENGTH - ELLIPSIS.length();
    return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end)
        + ELLIPSIS;
  }
}
