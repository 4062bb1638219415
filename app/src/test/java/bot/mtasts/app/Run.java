package bot.mtasts.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.app.Surroundings.Screen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The program, run once: what goes in, and what came out.
public final class Run {
  private final Workshop workshop;
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";
  private Path folder = Path.of("").toAbsolutePath();
  private Screen screen = Screen.NONE;
  private boolean readerGone;
  private CountDownLatch stop = new CountDownLatch(1);

  private Run(Workshop workshop) {
    this.workshop = workshop;
  }

  /// What came out.
  public record Ended(int code, String out, String err) {}

  public static Run with(Workshop workshop) {
    return new Run(workshop);
  }

  public Run input(String text) {
    input = text;
    return this;
  }

  public Run in(Path workingDirectory) {
    folder = workingDirectory;
    return this;
  }

  /// As if standard output went into a pipe that was closed.
  public Run readerGone() {
    readerGone = true;
    return this;
  }

  /// As if a signal had come, or as if one comes when this is counted down.
  public Run stoppedBy(CountDownLatch latch) {
    stop = latch;
    return this;
  }

  public Run environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Run screen(boolean out, boolean err, int columns) {
    screen = new Screen(out, err, columns);
    return this;
  }

  public Ended run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            List.of(arguments),
            new Surroundings(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(readerGone ? new ClosedPipe() : out, false, UTF_8),
                new PrintStream(err, true, UTF_8),
                environment,
                folder,
                screen,
                stop),
            workshop);
    return new Ended(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static final class ClosedPipe extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
