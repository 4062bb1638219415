package bot.mtasts.core.command.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.check.PasteJudge;
import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.CommandSpec;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Invocation;
import bot.mtasts.core.command.Outlook;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A dialogue that remembers what it was told, and does what the test wants it to.
public final class HeardDialogue implements Dialogue {
  /// What it was told.
  public sealed interface Heard {
    /// Who it was.
    Asker asker();

    /// A command.
    record Typed(Asker asker, String text) implements Heard {}

    /// Free text.
    record Said(Asker asker, List<String> texts) implements Heard {}

    /// A button.
    record Pressed(Asker asker, Press press, boolean privately) implements Heard {}
  }

  /// What a command or a press leads to.
  public interface Deed {
    /// Does it.
    void run(ReplySink sink) throws InterruptedException;
  }

  private static final long PATIENCE_SECONDS = 20;
  private static final List<CommandSpec> SPECS =
      List.of(
          new CommandSpec("check", List.of(), "Check a domain", List.of(), List.of("example.com")),
          new CommandSpec(
              "fix", List.of("plan"), "Show a plan", List.of(), List.of("example.com")));

  private final @Nullable Dialogue real;

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final AtomicReference<Deed> deed = new AtomicReference<>(_ -> {});
  private final AtomicReference<Reply> latest = new AtomicReference<>(new Reply.Latest(List.of()));

  /// One that knows two commands, and takes everything for one of them.
  public HeardDialogue() {
    this(null);
  }

  /// One that knows what a real one knows, and does nothing of it.
  public HeardDialogue(@Nullable Dialogue real) {
    this.real = real;
  }

  /// From now on this is done.
  public void does(Deed wanted) {
    deed.set(wanted);
  }

  /// From now on these are the latest checks.
  public void hasLatest(Reply wanted) {
    latest.set(wanted);
  }

  /// What it was told next.
  public Heard next() throws InterruptedException {
    Heard next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was said to the dialogue");
    }
    return next;
  }

  /// What it was told so far, and nobody has asked for with [#next].
  public List<Heard> untaken() {
    return List.copyOf(heard);
  }

  /// Lets everything wait that it is told, until the latch opens.
  public CountDownLatch waits() {
    CountDownLatch latch = new CountDownLatch(1);
    does(_ -> latch.await());
    return latch;
  }

  @Override
  public void typed(Invocation invocation, ReplySink sink) throws InterruptedException {
    heard.add(new Heard.Typed(invocation.asker(), invocation.text()));
    deed.get().run(sink);
  }

  @Override
  public void said(Asker asker, List<String> texts, ReplySink sink) throws InterruptedException {
    heard.add(new Heard.Said(asker, texts));
    deed.get().run(sink);
  }

  @Override
  public void pressed(Press press, Asker asker, boolean privately, ReplySink sink)
      throws InterruptedException {
    heard.add(new Heard.Pressed(asker, press, privately));
    deed.get().run(sink);
  }

  @Override
  public Outlook outlook(Invocation invocation) {
    return real == null ? Outlook.FOR_ALL : real.outlook(invocation);
  }

  @Override
  public Outlook outlook(Asker asker, List<String> texts) {
    return real == null ? Outlook.FOR_ALL : real.outlook(asker, texts);
  }

  @Override
  public void stopFollowing() {
    // Nothing is followed here.
  }

  @Override
  public Reply pasted(String text) {
    return new Reply.Judged(PasteJudge.judge(text.getBytes(UTF_8), Instant.EPOCH));
  }

  @Override
  public Reply latest(Asker asker) {
    return latest.get();
  }

  @Override
  public List<CommandSpec> specs() {
    return real == null ? SPECS : real.specs();
  }
}
