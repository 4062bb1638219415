package bot.mtasts.core.command;

import java.util.List;
import java.util.function.Supplier;

/// `help`: what can be typed.
final class HelpCommand implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "help", List.of("?", "--help", "-h"), "Show what can be typed", List.of(), List.of(""));

  private final Supplier<List<CommandSpec>> all;

  /// @param all every command, this one among them
  HelpCommand(Supplier<List<CommandSpec>> all) {
    this.all = all;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean takes(String arguments) {
    return arguments.isEmpty();
  }

  @Override
  public Outlook outlook(String arguments) {
    return Outlook.FOR_ASKER;
  }

  @Override
  public void run(Order order, ReplySink sink) {
    sink.say(new Reply.Help(all.get()));
  }
}
