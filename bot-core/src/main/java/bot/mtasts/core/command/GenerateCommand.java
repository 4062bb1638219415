package bot.mtasts.core.command;

import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.command.DomainList.Read;
import bot.mtasts.core.command.DomainList.Unread;
import bot.mtasts.core.command.Reply.Refused;
import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.say.Nearest;
import bot.mtasts.core.service.Generator;
import bot.mtasts.core.service.Generator.Generated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `generate example.com testing`: record and policy from the live MX.
final class GenerateCommand implements Command {
  private static final String NAME = "generate";
  private static final int LONGEST_QUOTE = 40;

  private static final CommandSpec SPEC =
      new CommandSpec(
          NAME,
          List.of("create"),
          "Write record and policy for a domain, from its live MX",
          List.of(
              new CommandSpec.Parameter(
                  "domain", "What stands behind the @ of a mail address", true, List.of()),
              new CommandSpec.Parameter(
                  "mode",
                  "How strict senders are to be; testing if you do not say",
                  false,
                  modes())),
          List.of("example.com", "example.com enforce"));

  private final Generator generator;
  private final ChatLimits limits;

  GenerateCommand(Generator generator, ChatLimits limits) {
    this.generator = generator;
    this.limits = limits;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean takes(String arguments) {
    return read(arguments) instanceof Wanted;
  }

  @Override
  public void run(Order order, ReplySink sink) {
    switch (read(order.arguments())) {
      case Unwanted(var refused) -> sink.say(refused);
      case Wanted(var domain, var mode) ->
          limits
              .take(order.asker(), 1)
              .ifPresentOrElse(
                  sink::say, () -> write(domain, mode, sink.open(domain, order.privately())));
    }
  }

  private void write(DomainName domain, PolicyMode mode, Opened place) {
    try (place) {
      place.say(
          switch (generator.generate(domain, mode, PasteText.usualMaxAge(mode))) {
            case Generated.Texts texts -> new Reply.Drafted(texts, mode);
            case Generated.Nothing(var sentence) -> new Reply.NotDrafted(sentence);
            case Generated.NotSeen(var sentence) -> new Reply.NotDrafted(sentence);
          });
    }
  }

  private sealed interface Reading {}

  private record Wanted(DomainName domain, PolicyMode mode) implements Reading {}

  private record Unwanted(Refused refused) implements Reading {}

  /// A domain, and a mode before or behind it.
  private static Reading read(String arguments) {
    List<String> words = new ArrayList<>(Words.of(arguments));
    Optional<PolicyMode> first = mode(words, 0);
    Optional<PolicyMode> named = first.or(() -> mode(words, words.size() - 1));
    if (named.isPresent()) {
      words.remove(first.isPresent() ? 0 : words.size() - 1);
    } else if (words.size() == 2
        && words.getLast().indexOf('.') < 0
        && DomainList.read(words.getFirst(), NAME, 1) instanceof Read(var domains)) {
      return unknownMode(words.getLast(), domains.getFirst());
    }
    return switch (DomainList.read(String.join(" ", words), NAME, 1)) {
      case Read(var domains) -> new Wanted(domains.getFirst(), named.orElse(PolicyMode.TESTING));
      case Unread(var refused) -> new Unwanted(refused);
    };
  }

  private static Optional<PolicyMode> mode(List<String> words, int index) {
    return words.isEmpty()
        ? Optional.empty()
        : PolicyMode.ofWord(words.get(index).toLowerCase(Locale.ROOT));
  }

  private static Reading unknownMode(String word, DomainName domain) {
    String quoted = VisibleLine.of(word, LONGEST_QUOTE);
    String meant = Nearest.to(quoted, modes()).orElse(PolicyMode.TESTING.word());
    return new Unwanted(
        new Refused(
            "“%s” is none of the modes testing, enforce and none.".formatted(quoted),
            List.of("%s %s %s".formatted(NAME, domain.unicode(), meant))));
  }

  private static List<String> modes() {
    return Arrays.stream(PolicyMode.values()).map(PolicyMode::word).toList();
  }
}
