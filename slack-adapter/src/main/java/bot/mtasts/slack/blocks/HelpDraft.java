package bot.mtasts.slack.blocks;

import static bot.mtasts.slack.blocks.SlackText.MRKDWN;
import static bot.mtasts.slack.blocks.SlackText.SECTIONS;

import bot.mtasts.core.command.CommandSpec;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.markup.Fitting;
import bot.mtasts.core.markup.Markup;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What can be typed; and what was typed wrongly.
final class HelpDraft {
  /// The slash command, as the manifest registers it.
  static final String COMMAND = "/mtasts";

  private static final int MOST_EXAMPLES = 4;

  private HelpDraft() {}

  static Draft of(List<CommandSpec> commands) {
    List<ObjectNode> head =
        List.of(
            Blocks.section(
                "*Is a domain's mail protected by MTA-STS?* Type `/mtasts example.com` in any"
                    + " channel, or press a button."),
            Forms.doors());
    return new Draft(
        "What you can ask",
        Markup.cut(
            "Type %s example.com to check a domain. The commands: %s."
                .formatted(
                    COMMAND,
                    commands.stream().map(CommandSpec::name).collect(Collectors.joining(", "))),
            BlockLimits.FALLBACK),
        head,
        new Fitting<>(
            commands.stream()
                .map(spec -> new Fitting.Part<>(List.of(Blocks.section(command(spec))), List.of()))
                .toList(),
            leftOut ->
                leftOut == 0
                    ? Optional.empty()
                    : Optional.of(Blocks.section("And %,d more commands.".formatted(leftOut)))),
        List.of(),
        List.of(
            Blocks.context(
                "With `private` behind it, only you see the answer. In a thread: mention me with a"
                    + " domain, or choose *Check domains in this message* in the menu of a"
                    + " message.")));
  }

  private static String command(CommandSpec spec) {
    String usage =
        spec.parameters().stream().map(HelpDraft::placeholder).collect(Collectors.joining(" "));
    String form = (typed(spec) + " " + usage).strip();
    List<String> examples =
        spec.examples().stream()
            .map(example -> (typed(spec) + " " + example).strip())
            .filter(example -> !example.equals(form))
            .limit(MOST_EXAMPLES)
            .map(MRKDWN::code)
            .toList();
    return "*%s*\n%s%s"
        .formatted(
            MRKDWN.words(spec.summary(), 120),
            MRKDWN.code(form),
            examples.isEmpty() ? "" : "\nFor example: " + String.join("  ", examples));
  }

  private static String typed(CommandSpec spec) {
    return COMMAND + " " + spec.name();
  }

  private static String placeholder(CommandSpec.Parameter parameter) {
    String what =
        parameter.choices().isEmpty()
            ? parameter.name().toUpperCase(Locale.ROOT)
            : String.join("|", parameter.choices());
    return parameter.required() ? what : "[" + what + "]";
  }

  static Draft refused(Reply.Refused refused) {
    List<ObjectNode> blocks = new ArrayList<>();
    blocks.add(Blocks.sentence("", refused.sentence()));
    List<String> instead =
        refused.instead().stream().limit(5).map(text -> COMMAND + " " + text).toList();
    if (!instead.isEmpty()) {
      SECTIONS
          .paragraphs()
          .line("You can type:")
          .block(String.join("\n", instead))
          .texts()
          .forEach(text -> blocks.add(Blocks.section(text)));
    }
    return Draft.of(
        "Not understood",
        MRKDWN.words(refused.sentence(), 600)
            + (instead.isEmpty() ? "" : " You can type: " + MRKDWN.code(instead.getFirst())),
        blocks);
  }
}
