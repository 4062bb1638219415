package bot.mtasts.core.command;

import bot.mtasts.core.command.ChatChecks.Wish;
import bot.mtasts.core.command.Command.Order;
import bot.mtasts.core.command.DomainList.Read;
import bot.mtasts.core.command.DomainList.Unread;
import bot.mtasts.core.command.Reply.Refused;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainFinder;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.StoreException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what people in chats want, and has it done. The same for every platform: what a
/// platform knows of its own ends where a text, a button and a [ReplySink] are handed over.
public final class CommandRouter implements Dialogue {
  private static final Logger log = LoggerFactory.getLogger(CommandRouter.class);

  /// The longest text that is taken as a command, in characters.
  static final int LONGEST_TYPED = 8_000;

  /// So many texts of one message are read.
  static final int MOST_TEXTS = 50;

  /// So many checks are remembered on a workspace's page.
  static final int MOST_LATEST = 10;

  // A message that is longer is no mistyped command, whatever its first word.
  private static final int MOST_WORDS_OF_A_SLIP = 4;

  private final Commands commands;
  private final ChatChecks checks;
  private final Presses presses;
  private final MistypedCommand mistyped;
  private final DomainFinder finder = new DomainFinder(List.of());
  private final CheckRequests requests;
  private final ChatSettings settings;
  private final InstantSource clock;

  /// A router with limits of its own: one serves all platforms of a process.
  public CommandRouter(ChatParts parts, ChatSettings settings) {
    this.requests = parts.requests();
    this.settings = settings;
    this.clock = parts.clock();
    ChatLimits limits = new ChatLimits(settings, clock);
    this.checks = new ChatChecks(requests, parts.progress(), limits, clock);
    this.presses = new Presses(requests, checks, parts.pages());
    this.commands = new Commands(checks, limits, parts, settings);
    this.mistyped = new MistypedCommand(commands);
  }

  @Override
  public void typed(Invocation invocation, ReplySink sink) throws InterruptedException {
    Asker asker = invocation.asker();
    String text = invocation.text();
    guarded(
        asker,
        sink,
        () -> {
          if (text.length() > LONGEST_TYPED) {
            sink.say(tooLong());
            return;
          }
          obey(asker, Typed.read(text, commands), invocation.privately(), sink);
        });
  }

  private void obey(Asker asker, Typed typed, boolean privately, ReplySink sink)
      throws InterruptedException {
    Order order = order(asker, typed, privately);
    if (typed.command().isPresent()) {
      typed.command().get().run(order, sink);
      return;
    }
    if (order.arguments().isEmpty()) {
      commands.help().run(order, sink);
      return;
    }
    Optional<Refused> slip = mistyped.guess(order.arguments());
    if (slip.isPresent()) {
      sink.say(slip.get());
      return;
    }
    commands.check().run(order, sink);
  }

  private Order order(Asker asker, Typed typed, boolean privately) {
    return new Order(
        asker, typed.arguments(), privately || typed.privately() || settings.answerPrivately());
  }

  @Override
  public void said(Asker asker, List<String> texts, ReplySink sink) throws InterruptedException {
    guarded(asker, sink, () -> hear(asker, texts, sink));
  }

  private void hear(Asker asker, List<String> texts, ReplySink sink) throws InterruptedException {
    List<String> heard =
        texts.stream()
            .map(Words::withoutMentionsBefore)
            .filter(text -> !text.isEmpty())
            .limit(MOST_TEXTS)
            .toList();
    if (heard.isEmpty()) {
      obey(asker, Typed.read("", commands), false, sink);
      return;
    }
    String first = heard.getFirst();
    if (first.length() <= LONGEST_TYPED) {
      Typed typed = Typed.read(first, commands);
      Optional<Command> command = typed.command().filter(named -> named.takes(typed.arguments()));
      if (command.isPresent()) {
        command.get().run(order(asker, typed, false), sink);
        return;
      }
    }
    List<DomainName> spokenOf = finder.find(heard.toArray(String[]::new));
    if (spokenOf.isEmpty()) {
      nothingFound(asker, first, sink);
      return;
    }
    switch (DomainList.of(spokenOf, CheckCommand.NAME, settings.mostDomains())) {
      case Read(var domains) ->
          checks.begin(new Wish(asker, domains, View.REPORT, privately(first), false), sink);
      case Unread(var refused) -> sink.say(refused);
    }
  }

  private boolean privately(String text) {
    return settings.answerPrivately()
        || (text.length() <= LONGEST_TYPED && Typed.read(text, commands).privately());
  }

  /// A few words that name a command, or nearly, were meant as one.
  private void nothingFound(Asker asker, String text, ReplySink sink) throws InterruptedException {
    if (text.length() <= LONGEST_TYPED && Words.of(text).size() <= MOST_WORDS_OF_A_SLIP) {
      Typed typed = Typed.read(text, commands);
      if (typed.command().isPresent() || mistyped.guess(typed.arguments()).isPresent()) {
        obey(asker, typed, false, sink);
        return;
      }
    }
    sink.say(
        new Refused(
            "There is no domain in that: no mail address, no URL and no word such as"
                + " “example.com”.",
            List.of()));
  }

  @Override
  public void pressed(Press press, Asker asker, boolean privately, ReplySink sink)
      throws InterruptedException {
    guarded(asker, sink, () -> presses.press(press, asker, privately, sink));
  }

  @Override
  public Reply pasted(String text) {
    return Paste.judged(text, clock.instant());
  }

  @Override
  public Reply latest(Asker asker) {
    try {
      return new Reply.Latest(
          Stream.of(asker.workspaceKey(), asker.personKey())
              .flatMap(whose ->
                  requests
                      .list(new CheckRequests.Filter(whose, null), null, MOST_LATEST)
                      .items()
                      .stream())
              .sorted(
                  Comparator.comparing((CheckStanding standing) -> standing.request().receivedAt())
                      .reversed())
              .limit(MOST_LATEST)
              .toList());
    } catch (StoreException e) {
      return failed(asker, e);
    }
  }

  @Override
  public List<CommandSpec> specs() {
    return commands.specs();
  }

  /// Something that is done for somebody, and may fail through our fault.
  private interface Deed {
    void run() throws InterruptedException;
  }

  private void guarded(Asker asker, ReplySink sink, Deed deed) throws InterruptedException {
    try {
      deed.run();
    } catch (RuntimeException e) {
      sink.say(failed(asker, e));
    }
  }

  private Refused failed(Asker asker, RuntimeException trouble) {
    String error = Ids.error(clock.instant());
    log.atError()
        .addKeyValue("error_id", error)
        .addKeyValue("integration", asker.workspaceKey())
        .addKeyValue("outcome", "failed")
        .setCause(trouble)
        .log("chat");
    return new Refused(
        "That failed, and the fault is ours: whoever runs this bot finds it in the log under %s. Try"
                .formatted(error)
            + " again in a moment.",
        List.of());
  }

  private static Refused tooLong() {
    return new Refused(
        String.format(
            Locale.ROOT,
            "That is longer than the %,d characters that are read. A long policy fits into the form"
                + " of `validate`.",
            LONGEST_TYPED),
        List.of("validate"));
  }
}
