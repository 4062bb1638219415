package bot.mtasts.core.probe.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.GuardedSockets;
import bot.mtasts.core.probe.tls.ChainRecorder;
import bot.mtasts.core.probe.tls.SocketWatchdog;
import bot.mtasts.core.probe.tls.TlsClient;
import bot.mtasts.core.probe.tls.TlsHandshake;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// One connection to a mail server, with a watchdog that ends it at its time limit. It belongs to
/// one thread at a time; interrupting a virtual thread that waits here closes it.
final class SmtpConnection implements AutoCloseable {
  private final Socket socket;
  private Socket speaking;
  private SmtpReplyReader replies;
  private SocketWatchdog watchdog;
  private Stage stage = Stage.CONNECT;
  private long stageBegan = System.nanoTime();

  /// A socket with nothing done yet; [#connect] comes next.
  SmtpConnection(GuardedSockets sockets, Deadline deadline) {
    socket = sockets.createSocket();
    speaking = socket;
    replies = new SmtpReplyReader(InputStream.nullInputStream());
    watchdog = SocketWatchdog.over(socket, deadline);
  }

  void connect(InetSocketAddress server, Deadline deadline) throws IOException {
    socket.connect(server, deadline.millisForSocket());
    replies = new SmtpReplyReader(socket.getInputStream());
    enter(Stage.BANNER);
  }

  /// Says lines in one write; from now on we are at this stage.
  ///
  /// @param lines without the last line end
  void say(Stage next, String lines) throws IOException {
    enter(next);
    speaking.getOutputStream().write((lines + "\r\n").getBytes(US_ASCII));
  }

  SmtpReading hear() throws IOException {
    return replies.read();
  }

  /// Octets that came and belong to no reply yet.
  int unread() throws IOException {
    return replies.unread();
  }

  /// Layers TLS over the connection; what was heard in plaintext is forgotten (RFC 3207 §4.2). Any
  /// chain will do: it is judged afterwards.
  TlsHandshake shakeHands(HostName host, Deadline deadline) throws IOException {
    // The handshake has a watchdog of its own, and has to know whether that was the one that bit.
    watchdog.close();
    TlsHandshake end = TlsClient.shakeHands(socket, host, ChainRecorder.observing(), deadline);
    if (end instanceof TlsHandshake.Completed completed) {
      speaking = completed.socket();
      replies = new SmtpReplyReader(speaking.getInputStream());
      limitTo(deadline);
      enter(Stage.ENCRYPTED);
    }
    return end;
  }

  /// From now on this deadline ends the connection.
  void limitTo(Deadline deadline) {
    watchdog.close();
    watchdog = SocketWatchdog.over(socket, deadline);
  }

  /// Hands the plain socket over to someone who will watch and close it.
  Socket release() {
    watchdog.close();
    return socket;
  }

  Stage stage() {
    return stage;
  }

  /// How long the stage has lasted.
  Duration atThisStage() {
    return Duration.ofNanos(System.nanoTime() - stageBegan);
  }

  /// Whether the watchdog ended the connection.
  boolean outOfTime() {
    return watchdog.fired();
  }

  private void enter(Stage next) {
    stage = next;
    stageBegan = System.nanoTime();
  }

  /// Closes it, in TLS with a word of goodbye, which may wait: so the watchdog goes last.
  @Override
  @SuppressWarnings("EmptyCatch") // The comment says what became of it.
  public void close() {
    try (SocketWatchdog _ = watchdog;
        Socket _ = socket) {
      speaking.close();
    } catch (IOException e) {
      // They hung up before us, so the goodbye did not arrive; the descriptor is given back all the
      // same, since the plain socket was closed too.
    }
  }
}
