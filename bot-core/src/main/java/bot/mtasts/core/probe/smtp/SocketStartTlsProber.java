package bot.mtasts.core.probe.smtp;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressTurns;
import bot.mtasts.core.probe.ChainJudge;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.GuardedSockets;
import bot.mtasts.core.probe.InjectionProbe;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.StartTlsProber;
import bot.mtasts.core.probe.tls.TlsVersionQuestion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/// Looks at MX hosts over real sockets. One instance serves all checks, so that it can hold down
/// the number of connections to an address; close it when the program ends.
public final class SocketStartTlsProber implements StartTlsProber, AutoCloseable {
  private final GuardedSockets sockets;
  private final LookSettings settings;
  private final ChainJudge judge;
  private final AddressTurns turns = new AddressTurns();
  private final Farewells farewells = new Farewells();

  /// A prober that connects only where the guard allows it.
  public SocketStartTlsProber(EgressGuard guard, LookSettings settings, ChainJudge judge) {
    this.sockets = new GuardedSockets(guard);
    this.settings = settings;
    this.judge = judge;
  }

  @Override
  public StartTlsProbe probe(HostName host, InetAddress address, Deadline deadline) {
    return look(
        address,
        deadline,
        new StartTlsDialogue(
            host, address, settings.ehloName(), judge, limit -> oldVersion(host, address, limit)));
  }

  @Override
  public InjectionProbe probeInjection(HostName host, InetAddress address, Deadline deadline) {
    return look(address, deadline, new InjectionDialogue(host, address, settings.ehloName()));
  }

  /// Ends the farewells that are still being said, and returns when every connection is closed.
  @Override
  public void close() {
    farewells.close();
  }

  /// How many addresses are being looked at or left politely.
  int busyAddresses() {
    return turns.busyAddresses();
  }

  private <T> T look(InetAddress address, Deadline deadline, Dialogue<T> dialogue) {
    try {
      Optional<AddressTurns.Turn> turn = turns.take(address, deadline);
      return turn.isPresent()
          ? look(address, deadline, dialogue, turn.get())
          : dialogue.brokenOff(Trouble.noTurn());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return dialogue.brokenOff(Trouble.calledOff(Stage.CONNECT));
    }
  }

  private <T> T look(
      InetAddress address, Deadline deadline, Dialogue<T> dialogue, AddressTurns.Turn turn) {
    TimeLimit limit = TimeLimit.of(settings.limits().smtp(), deadline);
    var connection = new SmtpConnection(sockets, limit.deadline());
    List<String> lastWords = List.of();
    try {
      Ending<T> ending = converse(connection, address, limit, dialogue);
      lastWords = ending.lastWords();
      return ending.seen();
    } finally {
      farewells.take(connection, lastWords, turn);
    }
  }

  private <T> Ending<T> converse(
      SmtpConnection connection, InetAddress address, TimeLimit limit, Dialogue<T> dialogue) {
    int port = settings.ports().smtp();
    try {
      connection.connect(new InetSocketAddress(address, port), limit.deadline());
      return dialogue.hold(connection, limit);
    } catch (IOException e) {
      return Ending.silent(dialogue.brokenOff(Trouble.of(e, connection, limit, port)));
    }
  }

  // Asked while the turn of the look is still held and its connection is closed: so this is never
  // one connection too many.
  private Optional<String> oldVersion(HostName host, InetAddress address, TimeLimit limit) {
    return TlsVersionQuestion.oldVersion(() -> readyForTls(address, limit), host, limit.deadline());
  }

  /// A connection on which the server has accepted STARTTLS.
  private Socket readyForTls(InetAddress address, TimeLimit limit) throws IOException {
    var connection = new SmtpConnection(sockets, limit.deadline());
    boolean ready = false;
    try {
      connection.connect(new InetSocketAddress(address, settings.ports().smtp()), limit.deadline());
      if (Greeting.exchange(connection, settings.ehloName()) instanceof Greeting.Offers) {
        connection.say(Stage.STARTTLS, "STARTTLS");
        ready = connection.hear() instanceof SmtpReply reply && reply.positive();
      }
      if (!ready) {
        throw new IOException("STARTTLS was not accepted a second time");
      }
      return connection.release();
    } finally {
      if (!ready) {
        connection.close();
      }
    }
  }
}
