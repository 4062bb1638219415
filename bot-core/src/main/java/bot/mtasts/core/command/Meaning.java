package bot.mtasts.core.command;

import bot.mtasts.core.command.ChatChecks.Wish;
import bot.mtasts.core.command.Command.Order;
import bot.mtasts.core.command.Reply.Refused;

/// What somebody means, with nothing done yet.
sealed interface Meaning {
  /// They give a command.
  record Ordered(Command command, Order order) implements Meaning {}

  /// They speak of domains, which are to be checked.
  record Wished(Wish wish) implements Meaning {}

  /// They are told what is wrong with it.
  record NotUnderstood(Refused refused) implements Meaning {}

  /// How it will be answered, unless they ask too often.
  default Outlook outlook() {
    return switch (this) {
      case Ordered(var command, var order) -> {
        Outlook usual = command.outlook(order.arguments());
        yield usual == Outlook.FOR_ALL && order.privately() ? Outlook.FOR_ASKER : usual;
      }
      case Wished(var wish) -> wish.privately() ? Outlook.FOR_ASKER : Outlook.FOR_ALL;
      case NotUnderstood _ -> Outlook.FOR_ASKER;
    };
  }
}
