package bot.mtasts.core.command;

import bot.mtasts.core.command.ChatChecks.Wish;
import bot.mtasts.core.command.Command.Order;
import bot.mtasts.core.command.DomainList.Read;
import bot.mtasts.core.command.DomainList.Unread;
import bot.mtasts.core.command.Meaning.NotUnderstood;
import bot.mtasts.core.command.Meaning.Ordered;
import bot.mtasts.core.command.Meaning.Wished;
import bot.mtasts.core.command.Reply.Refused;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainFinder;
import bot.mtasts.core.mtasts.DomainName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds out what people in chats mean by what they type and say. Nothing is done here, nobody is
/// asked, and it is quick.
final class Understanding {
  /// The longest text that is taken as a command, in characters.
  static final int LONGEST_TYPED = 8_000;

  /// So many texts of one message are read.
  static final int MOST_TEXTS = 50;

  // A message that is longer is no mistyped command, whatever its first word.
  private static final int MOST_WORDS_OF_A_SLIP = 4;

  private final Commands commands;
  private final MistypedCommand mistyped;
  private final DomainFinder finder = new DomainFinder(List.of());
  private final ChatSettings settings;

  Understanding(Commands commands, ChatSettings settings) {
    this.commands = commands;
    this.mistyped = new MistypedCommand(commands);
    this.settings = settings;
  }

  /// What is typed behind `/mtasts`.
  Meaning typed(Invocation invocation) {
    String text = invocation.text();
    return text.length() > LONGEST_TYPED
        ? tooLong()
        : order(invocation.asker(), Typed.read(text, commands), invocation.privately());
  }

  private Meaning order(Asker asker, Typed typed, boolean privately) {
    Order order =
        new Order(
            asker, typed.arguments(), privately || typed.privately() || settings.answerPrivately());
    if (typed.command().isPresent()) {
      return new Ordered(typed.command().get(), order);
    }
    return order.arguments().isEmpty()
        ? new Ordered(commands.help(), order)
        : mistyped
            .guess(order.arguments())
            .<Meaning>map(NotUnderstood::new)
            .orElseGet(() -> new Ordered(commands.check(), order));
  }

  /// What is said in messages.
  Meaning said(Asker asker, List<String> texts) {
    List<String> heard =
        texts.stream()
            .map(Words::withoutMentionsBefore)
            .filter(text -> !text.isEmpty())
            .limit(MOST_TEXTS)
            .toList();
    if (heard.isEmpty()) {
      return order(asker, Typed.read("", commands), false);
    }
    String first = heard.getFirst();
    if (first.length() <= LONGEST_TYPED) {
      Typed typed = Typed.read(first, commands);
      if (typed.command().filter(named -> named.takes(typed.arguments())).isPresent()) {
        return order(asker, typed, false);
      }
    }
    List<DomainName> spokenOf = finder.find(heard.toArray(String[]::new));
    if (spokenOf.isEmpty()) {
      return slip(asker, first).orElseGet(Understanding::nothingFound);
    }
    return switch (DomainList.of(spokenOf, CheckCommand.NAME, settings.mostDomains())) {
      case Read(var domains) ->
          new Wished(new Wish(asker, domains, View.REPORT, privately(first), false));
      case Unread(var refused) -> new NotUnderstood(refused);
    };
  }

  private boolean privately(String text) {
    return settings.answerPrivately()
        || (text.length() <= LONGEST_TYPED && Typed.read(text, commands).privately());
  }

  /// A few words that name a command, or nearly, were meant as one.
  private Optional<Meaning> slip(Asker asker, String text) {
    if (text.length() > LONGEST_TYPED || Words.of(text).size() > MOST_WORDS_OF_A_SLIP) {
      return Optional.empty();
    }
    Typed typed = Typed.read(text, commands);
    return typed.command().isPresent() || mistyped.guess(typed.arguments()).isPresent()
        ? Optional.of(order(asker, typed, false))
        : Optional.empty();
  }

  private static Meaning nothingFound() {
    return new NotUnderstood(
        new Refused(
            "There is no domain in that: no mail address, no URL and no word such as"
                + " “example.com”.",
            List.of()));
  }

  private static Meaning tooLong() {
    return new NotUnderstood(
        new Refused(
            String.format(
                Locale.ROOT,
                "That is longer than the %,d characters that are read. A long policy fits into a"
                    + " form.",
                LONGEST_TYPED),
            List.of("validate")));
  }
}
