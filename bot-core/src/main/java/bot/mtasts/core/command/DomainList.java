package bot.mtasts.core.command;

import bot.mtasts.core.command.Reply.Refused;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.mtasts.DomainNameReading.Understood;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// The domains behind a command's name, as people type them: one, or several with blanks, commas or
/// line ends between them.
sealed interface DomainList {
  /// Each once, in the order in which they were typed; at least one.
  record Read(List<DomainName> domains) implements DomainList {
    public Read {
      domains = List.copyOf(domains);
    }
  }

  /// Something in it is no domain, or there is none, or too many.
  record Unread(Refused refused) implements DomainList {}

  /// Reads what was typed. Never throws, whatever it is.
  ///
  /// @param command its name, for what may have been meant
  /// @param most so many are taken
  static DomainList read(String arguments, String command, int most) {
    List<String> words = Words.of(arguments);
    SequencedSet<DomainName> understood = new LinkedHashSet<>();
    Optional<String> fault = Optional.empty();
    for (String word : words) {
      switch (DomainNameParser.parse(word)) {
        case Understood(var domain) -> understood.add(domain);
        case DomainNameReading.Refused(_, var sentence) ->
            fault = fault.or(() -> Optional.of(sentence));
      }
    }
    if (words.isEmpty()) {
      return unread(
          "Which domain? Type the part behind the @ of a mail address, such as “example.com”.",
          List.of());
    }
    if (fault.isEmpty()) {
      return of(understood, command, most);
    }
    if (isOneThing(arguments, words, understood)
        && DomainNameParser.parse(arguments) instanceof Understood(var domain)) {
      return new Read(List.of(domain));
    }
    return unread(
        fault.get(),
        understood.isEmpty() || understood.size() > most
            ? List.of()
            : List.of(typed(command, understood)));
  }

  /// Domains that were found in some other way.
  static DomainList of(Collection<DomainName> domains, String command, int most) {
    return domains.size() <= most
        ? new Read(List.copyOf(domains))
        : unread(
            "That is %d domains, and at most %d are checked at once."
                .formatted(domains.size(), most),
            List.of(typed(command, domains.stream().limit(most).toList())));
  }

  /// `Jane Doe <jane@example.com>`, and a URL with a comma: several words, and yet one thing.
  private static boolean isOneThing(
      String arguments, List<String> words, SequencedSet<DomainName> understood) {
    boolean addressWithName =
        understood.size() == 1 && words.getLast().startsWith("<") && words.size() > 1;
    return addressWithName || arguments.chars().noneMatch(Character::isWhitespace);
  }

  private static Unread unread(String sentence, List<String> instead) {
    return new Unread(new Refused(sentence, instead));
  }

  private static String typed(String command, Collection<DomainName> domains) {
    return domains.stream()
        .map(DomainName::unicode)
        .collect(Collectors.joining(" ", command + " ", ""));
  }
}
