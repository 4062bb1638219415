package bot.mtasts.core.command;

import bot.mtasts.core.command.Reply.Refused;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.StoreException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what people in chats want, and has it done. The same for every platform: what a
/// platform knows of its own ends where a text, a button and a [ReplySink] are handed over.
public final class CommandRouter implements Dialogue {
  private static final Logger log = LoggerFactory.getLogger(CommandRouter.class);

  /// So many checks are remembered on a workspace's page.
  static final int MOST_LATEST = 10;

  private final Commands commands;
  private final ChatChecks checks;
  private final Presses presses;
  private final Understanding understanding;
  private final CheckRequests requests;
  private final InstantSource clock;

  /// A router with limits of its own: one serves all platforms of a process.
  public CommandRouter(ChatParts parts, ChatSettings settings) {
    this.requests = parts.requests();
    this.clock = parts.clock();
    ChatLimits limits = new ChatLimits(settings, clock);
    this.checks = new ChatChecks(requests, parts.progress(), limits, clock);
    this.presses = new Presses(requests, checks, parts.pages());
    this.commands = new Commands(checks, limits, parts, settings);
    this.understanding = new Understanding(commands, settings);
  }

  @Override
  public void typed(Invocation invocation, ReplySink sink) throws InterruptedException {
    guarded(invocation.asker(), sink, () -> carryOut(understanding.typed(invocation), sink));
  }

  @Override
  public void said(Asker asker, List<String> texts, ReplySink sink) throws InterruptedException {
    guarded(asker, sink, () -> carryOut(understanding.said(asker, texts), sink));
  }

  private void carryOut(Meaning meaning, ReplySink sink) throws InterruptedException {
    switch (meaning) {
      case Meaning.Ordered(var command, var order) -> command.run(order, sink);
      case Meaning.Wished(var wish) -> checks.begin(wish, sink);
      case Meaning.NotUnderstood(var refused) -> sink.say(refused);
    }
  }

  @Override
  public Outlook outlook(Invocation invocation) {
    return understanding.typed(invocation).outlook();
  }

  @Override
  public Outlook outlook(Asker asker, List<String> texts) {
    return understanding.said(asker, texts).outlook();
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
  public void stopFollowing() {
    checks.stopFollowing();
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
}
