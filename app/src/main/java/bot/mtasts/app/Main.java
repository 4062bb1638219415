package bot.mtasts.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.app.Surroundings.Screen;
import bot.mtasts.app.command.CommandLineProgram;
import bot.mtasts.app.log.ServerLog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Where the program begins.
public final class Main {
  private static final int USUAL_COLUMNS = 100;
  private static final int WINDING_UP_SECONDS = 3;
  private static final int BUFFER = 1 << 13;

  private Main() {}

  public static void main(String[] arguments) {
    boolean serves = arguments.length > 0 && arguments[0].equals("serve");
    ServerLog.choose(serves);
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    if (!serves || !Signals.handle(stop::countDown)) {
      cancelOnSignal(Thread.currentThread(), ended);
    }
    int code = run(List.of(arguments), ofThisProcess(stop), new Wiring());
    ended.countDown();
    System.exit(code);
  }

  /// Runs one command and answers with its exit code.
  public static int run(List<String> arguments, Surroundings around, Workshop workshop) {
    return new CommandLineProgram(around, workshop, InstantSource.system()).run(arguments);
  }

  /// Ctrl-C interrupts the command, which lets go of its sockets and says how far it came; the JVM
  /// waits for that, but not for ever.
  private static void cancelOnSignal(Thread command, CountDownLatch ended) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  if (ended.getCount() > 0) {
                    command.interrupt();
                    try {
                      var _ = ended.await(WINDING_UP_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                      // The JVM is going down anyway: there is nobody left to tell.
                      Thread.currentThread().interrupt();
                    }
                  }
                }));
  }

  // UTF-8 whatever the locale: JSON is, and so are the symbols.
  private static Surroundings ofThisProcess(CountDownLatch stop) {
    return new Surroundings(
        System.in,
        new PrintStream(
            new java.io.BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
            false,
            UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        new Screen(
            // Told by the launcher: to ask the console would load a line editor.
            Boolean.getBoolean("mtasts.terminal.out"),
            Boolean.getBoolean("mtasts.terminal.err"),
            columns(Integer.getInteger("mtasts.terminal.columns", USUAL_COLUMNS))),
        stop);
  }

  // A pseudo-terminal that nobody has sized says 0.
  static int columns(int told) {
    return told > 0 ? told : USUAL_COLUMNS;
  }
}
