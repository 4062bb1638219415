package bot.mtasts.app.terminal;

import bot.mtasts.app.Surroundings;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A line on standard error that shows how far the checks are, when that is a terminal; else
/// nothing. It is wiped before anything else is printed.
public final class Progress implements AutoCloseable {
  private static final String WIPE = "\r\u001b[K";
  private static final String WAITING = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final int BAR = 24;
  private static final long FIRST_MILLIS = 300; // quicker answers need no progress
  private static final long EVERY_MILLIS = 100;

  private final PrintStream err;
  private final int all;
  private final String first;
  private final int columns;
  private final AtomicInteger done = new AtomicInteger();
  private final ScheduledExecutorService ticking;
  private int ticks;
  private boolean drawn;

  /// @param first what is named while there is only one thing to wait for
  public Progress(Surroundings around, int all, String first) {
    this.err = around.err();
    this.all = all;
    this.first = first;
    this.columns = around.screen().columns();
    this.ticking =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("progress").unstarted(task));
    if (around.screen().errIsTerminal()
        && !around.environment().getOrDefault("TERM", "").equals("dumb")) {
      var _ =
          ticking.scheduleAtFixedRate(
              this::draw, FIRST_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// One more is done.
  public void step() {
    done.incrementAndGet();
  }

  /// Runs something that prints, with the line out of its way.
  public synchronized void aside(Runnable printing) {
    wipe();
    printing.run();
  }

  private synchronized void draw() {
    if (ticking.isShutdown()) {
      return;
    }
    err.print("\r" + Columns.cut(line(all, done.get(), first, ticks++), columns - 1) + "\u001b[K");
    err.flush();
    drawn = true;
  }

  /// The line as it stands after a number of ticks.
  static String line(int all, int done, String first, int tick) {
    String waiting = String.valueOf(WAITING.charAt(tick % WAITING.length()));
    if (all == 1) {
      return waiting + " looking at " + first;
    }
    int filled = done * BAR / all;
    return "%s %s%s %d of %d"
        .formatted(waiting, "█".repeat(filled), "░".repeat(BAR - filled), done, all);
  }

  private void wipe() {
    if (drawn) {
      err.print(WIPE);
      err.flush();
      drawn = false;
    }
  }

  @Override
  public synchronized void close() {
    ticking.shutdownNow();
    wipe();
  }
}
