package bot.mtasts.discord.components;

import static bot.mtasts.discord.components.DiscordText.MARKDOWN;
import static bot.mtasts.discord.components.DiscordText.TEXT_DISPLAYS;

import bot.mtasts.core.command.CommandSpec;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.markup.Fitting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What can be typed; and what was typed wrongly.
final class HelpDrafts {
  private static final int MOST_EXAMPLES = 4;
  private static final int MOST_INSTEAD = 5;
  private static final int LONGEST_SENTENCE = 2_000;

  private HelpDrafts() {}

  static Draft of(List<CommandSpec> commands) {
    return Draft.of(
            "Is a domain's mail protected by MTA-STS?",
            List.of("Type `/mtasts domain:example.com` in any channel, or press a button."))
        .withParts(
            new Fitting<>(
                commands.stream()
                    .map(spec -> new Fitting.Part<>(List.of(command(spec)), List.of()))
                    .toList(),
                HelpDrafts::rest))
        .withFoot(
            Draft.small(
                "With `private:True` only you see the answer. For the domains in somebody's message:"
                    + " in its menu, *Apps*, *Check domains in this message*."))
        .withButtons(Forms.doors());
  }

  private static Optional<String> rest(int leftOut) {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of("And %,d more commands.".formatted(leftOut));
  }

  private static String command(CommandSpec spec) {
    String usage = TypedCommands.usage(spec);
    String examples =
        spec.examples().stream()
            .map(example -> TypedCommands.example(spec, example))
            .filter(example -> !example.equals(usage))
            .limit(MOST_EXAMPLES)
            .map(MARKDOWN::code)
            .collect(Collectors.joining("  "));
    return "%s\n%s%s"
        .formatted(
            MARKDOWN.strong(MARKDOWN.words(spec.summary(), 120)),
            MARKDOWN.code(usage),
            examples.isEmpty() ? "" : "\nFor example: " + examples);
  }

  static Draft refused(Reply.Refused refused) {
    Draft draft = Draft.of(List.of(MARKDOWN.words(refused.sentence(), LONGEST_SENTENCE)));
    String instead =
        refused.instead().stream()
            .limit(MOST_INSTEAD)
            .map(TypedCommands::of)
            .collect(Collectors.joining("\n"));
    return instead.isEmpty() ? draft : draft.withParts(canBeTyped(instead));
  }

  // What strangers typed may be long: it is not worth a cut, by which it would become another.
  private static Fitting<String> canBeTyped(String lines) {
    List<String> texts = TEXT_DISPLAYS.paragraphs().line("You can type:").block(lines).texts();
    return new Fitting<>(List.of(new Fitting.Part<>(texts, List.of())), _ -> Optional.empty());
  }
}
