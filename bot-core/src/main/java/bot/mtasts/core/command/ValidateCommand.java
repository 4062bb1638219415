package bot.mtasts.core.command;

import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/// `validate`: a policy or a record, before it is published.
final class ValidateCommand implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "validate",
          List.of("lint"),
          "Judge a policy or a record before you publish it",
          List.of(
              new CommandSpec.Parameter(
                  "text",
                  "What you are about to publish; without it, a form opens",
                  false,
                  List.of())),
          List.of("", "v=STSv1; id=20260101T000000;"));

  private static final Pattern BEGINS_LIKE_ONE =
      Pattern.compile("[`\"\\s]*(?:v=|version\\s*:)", Pattern.CASE_INSENSITIVE);

  private final InstantSource clock;

  ValidateCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean takes(String arguments) {
    return arguments.isEmpty() || BEGINS_LIKE_ONE.matcher(arguments).lookingAt();
  }

  @Override
  public Outlook outlook(String arguments) {
    return arguments.isEmpty() ? Outlook.PASTE_FORM : Outlook.FOR_ASKER;
  }

  @Override
  public void run(Order order, ReplySink sink) {
    sink.say(
        order.arguments().isEmpty()
            ? new Reply.PasteForm()
            : Paste.judged(order.arguments(), clock.instant()));
  }
}
