package bot.mtasts.core.command;

import bot.mtasts.core.command.ChatChecks.Wish;
import bot.mtasts.core.command.DomainList.Read;
import bot.mtasts.core.command.DomainList.Unread;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import java.util.List;

/// `fix example.com`: what to do about a domain, sorted by whose hands it takes.
final class FixCommand implements Command {
  private static final String NAME = "fix";

  private static final CommandSpec SPEC =
      new CommandSpec(
          NAME,
          List.of("plan"),
          "Say what to mend, in which order, with the texts to paste",
          List.of(
              new CommandSpec.Parameter(
                  "domain", "What stands behind the @ of a mail address", true, List.of())),
          List.of("example.com"));

  private final ChatChecks checks;
  private final int mostDomains;

  FixCommand(ChatChecks checks, int mostDomains) {
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
          checks.begin(new Wish(order.asker(), domains, View.PLAN, order.privately(), false), sink);
      case Unread(var refused) -> sink.say(refused);
    }
  }
}
