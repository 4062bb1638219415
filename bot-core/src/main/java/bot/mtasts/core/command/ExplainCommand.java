package bot.mtasts.core.command;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Reply.Refused;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.say.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// `explain mx_partial_match`: what a finding means.
final class ExplainCommand implements Command {
  private static final String NAME = "explain";
  private static final FindingCode EXAMPLE = FindingCode.MX_PARTIAL_MATCH;
  private static final int LONGEST = 80;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

  private static final CommandSpec SPEC =
      new CommandSpec(
          NAME,
          List.of("why"),
          "Explain what a finding means and how to mend it",
          List.of(
              new CommandSpec.Parameter(
                  "finding", "Its code, as it stands in the report", true, List.of())),
          List.of(EXAMPLE.word()));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean takes(String arguments) {
    return code(arguments).isPresent();
  }

  @Override
  public Outlook outlook(String arguments) {
    return Outlook.FOR_ASKER;
  }

  @Override
  public void run(Order order, ReplySink sink) {
    sink.say(
        code(order.arguments())
            .<Reply>map(Reply.Explained::new)
            .orElseGet(() -> unknown(order.arguments())));
  }

  /// The code that a text names, however its words are joined.
  static Optional<FindingCode> code(String text) {
    return text.length() > LONGEST ? Optional.empty() : FindingCode.ofWord(word(text));
  }

  private static String word(String text) {
    String joined = BETWEEN_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_");
    int start = joined.startsWith("_") ? 1 : 0;
    int end = joined.length() - (joined.length() > start && joined.endsWith("_") ? 1 : 0);
    return joined.substring(start, end);
  }

  private static Refused unknown(String text) {
    if (text.isEmpty()) {
      return new Refused(
          "Which finding? Type the code that stands beside it in a report.",
          List.of(typed(EXAMPLE.word())));
    }
    String shown = VisibleLine.of(text, LONGEST);
    String asked = word(text.substring(0, Math.min(text.length(), LONGEST)));
    List<String> known = Arrays.stream(FindingCode.values()).map(FindingCode::word).toList();
    return new Refused(
        "“%s” is none of the findings we know.".formatted(shown),
        Nearest.to(asked, known).map(ExplainCommand::typed).stream().toList());
  }

  private static String typed(String word) {
    return NAME + " " + word;
  }
}
