package bot.mtasts.lab.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A server in a process of its own, which can be killed. It says `listening on URL` on standard
/// output when it can be asked.
public final class ListeningProcess implements AutoCloseable {
  private static final String LISTENING = "listening on ";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Process process;
  private final URI address;

  private ListeningProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /// How to start a class with this process's own JDK and class path.
  ///
  /// @param options for the JVM
  public static ProcessBuilder command(
      List<String> options, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  // Absolute, since the process may stand elsewhere.
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// Starts a server and waits until it listens.
  ///
  /// @param log what it says on standard error is added there
  /// @throws IOException if it ends before; the message holds the log
  public static ListeningProcess start(
      ProcessBuilder command, Map<String, String> environment, Path log) throws IOException {
    command.environment().putAll(environment);
    command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = command.start();
    BufferedReader lines = process.inputReader(UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        // Whoever reads standard output must go on reading it, or the server would stand still.
        Thread.ofVirtual().start(() -> readToEnd(lines));
        return new ListeningProcess(
            process, URI.create(line.substring(LISTENING.length()).strip()));
      }
    }
    process.destroyForcibly();
    throw new IOException("the server ended: " + Files.readString(log));
  }

  private static void readToEnd(BufferedReader lines) {
    try {
      lines.lines().forEach(_ -> {}); // nobody wants to know
    } catch (UncheckedIOException e) {
      // The process was killed, and its pipe went with it.
      return;
    }
  }

  /// Where it listens.
  public URI address() {
    return address;
  }

  /// As the power cut does it: no shutdown hook runs.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// SIGTERM, without waiting for what comes of it.
  public void signal() {
    process.destroy();
  }

  /// Waits for the end for so long.
  ///
  /// @return whether it came
  public boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time);
  }

  /// Waits for the end, for a minute at most.
  ///
  /// @return the exit code
  /// @throws IllegalStateException if it does not end
  public int ended() throws InterruptedException {
    if (!endsWithin(PATIENCE)) {
      throw new IllegalStateException("the server did not end within a minute of SIGTERM");
    }
    return process.exitValue();
  }

  /// SIGTERM, and the end; a server that does not end within a minute is killed.
  public void stop() {
    signal();
    try {
      endsWithin(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // and it is killed all the same
    }
    kill();
  }

  @Override
  public void close() {
    kill();
  }
}
