package bot.mtasts.core.command;

import bot.mtasts.core.command.ChatChecks.Wish;
import bot.mtasts.core.command.DomainList.Read;
import bot.mtasts.core.command.DomainList.Unread;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import java.util.List;

/// `check example.com`: how domains stand.
final class CheckCommand implements Command {
  /// What its arguments are taken for where no command is named.
  static final String NAME = "check";

  private static final CommandSpec SPEC =
      new CommandSpec(
          NAME,
          List.of("test"),
          "Look at a mail domain and say how it stands",
          List.of(
              new CommandSpec.Parameter(
                  "domain", "What stands behind the @ of a mail address", true, List.of())),
          List.of("example.com", "a.example b.example", "private example.com"));

  private final ChatChecks checks;
  private final int mostDomains;

  CheckCommand(ChatChecks checks, int mostDomains) {
    this.checks = checks;
    this.mostDomains = mostDomains;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean takes(String arguments) {
    return DomainList.read(arguments, NAME, mostDomains) instanceof Read;
  }

  @Override
  public void run(Order order, ReplySink sink) throws InterruptedException {
    switch (DomainList.read(order.arguments(), NAME, mostDomains)) {
      case Read(var domains) ->
          checks.begin(
              new Wish(order.asker(), domains, View.REPORT, order.privately(), false), sink);
      case Unread(var refused) -> sink.say(refused);
    }
  }
}
