package bot.mtasts.core.probe.dns;

import bot.mtasts.core.probe.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/// Servers that are as good as each other, asked one after the other until one answers.
///
/// A lost datagram costs a second, not the look: the servers are asked in turn, for one second each
/// in the first round, two in the next, then three, until the deadline. What one of them refuses or
/// fails to answer counts only when none of the others knows better.
final class DnsServers {
  /// How long each server is waited for in the first round, the second, and every later one.
  static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));

  private final List<InetSocketAddress> servers;
  private final boolean recursion;
  private final List<Duration> waits;

  // The server that answered when those before it were silent: the next question starts there, so
  // that a dead first resolver costs its second only once.
  private volatile @Nullable InetSocketAddress alive;

  /// @param recursion whether they shall find answers elsewhere: true for resolvers, false for
  ///   authoritative servers
  /// @param waits per round, the last for all further ones; usually [#WAITS]
  DnsServers(List<InetSocketAddress> servers, boolean recursion, List<Duration> waits) {
    this.servers = List.copyOf(servers);
    this.recursion = recursion;
    this.waits = List.copyOf(waits);
  }

  /// Asks until there is an answer, nobody is left to ask, or time is up. Never throws; an
  /// interrupted thread gets [DnsReply.Silence] and stays interrupted.
  DnsReply ask(DnsQuestion question, Deadline deadline) {
    Duration allowed = deadline.remaining();
    List<InetSocketAddress> left = inOrder();
    List<String> troubles = new ArrayList<>();
    DnsReply.@Nullable Answered refusal = null;
    boolean someSilent = false;
    for (int round = 0; !left.isEmpty() && !deadline.passed(); round++) {
      Duration wait = waits.get(Math.min(round, waits.size() - 1));
      for (InetSocketAddress server : List.copyOf(left)) {
        try {
          Message message = DnsWire.ask(server, question, recursion, deadline.orIn(wait));
          DnsReply.Answered answered = new DnsReply.Answered(message);
          if (settles(message)) {
            if (someSilent) {
              alive = server;
            }
            return answered;
          }
          refusal = refusal == null ? answered : refusal;
          left.remove(server);
        } catch (SocketTimeoutException silent) {
          // Perhaps the datagram was lost: this server has its turn again in the next round.
          someSilent = true;
        } catch (IOException trouble) {
          if (Thread.currentThread().isInterrupted()) {
            return new DnsReply.Silence("the look was called off", true);
          }
          someSilent = true;
          troubles.add(inWords(server) + " cannot be asked (" + reason(trouble) + ")");
          left.remove(server);
        }
        if (deadline.passed()) {
          break;
        }
      }
    }
    return refusal != null ? refusal : silence(left, troubles, allowed);
  }

  private List<InetSocketAddress> inOrder() {
    List<InetSocketAddress> order = new ArrayList<>(servers);
    InetSocketAddress first = alive;
    if (first != null && order.remove(first)) {
      order.addFirst(first);
    }
    return order;
  }

  private static boolean settles(Message message) {
    return message.getRcode() == Rcode.NOERROR || message.getRcode() == Rcode.NXDOMAIN;
  }

  private static DnsReply silence(
      List<InetSocketAddress> silent, List<String> troubles, Duration allowed) {
    List<String> reasons = new ArrayList<>(troubles);
    if (!silent.isEmpty()) {
      reasons.add(
          "no answer from %s within %s"
              .formatted(
                  silent.stream().map(DnsServers::inWords).collect(Collectors.joining(" and ")),
                  inWords(allowed)));
    }
    return new DnsReply.Silence(
        reasons.isEmpty() ? "no DNS resolver is known here" : String.join("; ", reasons), false);
  }

  private static String inWords(InetSocketAddress server) {
    String address = server.getAddress().getHostAddress();
    return server.getPort() == Resolvers.PORT ? address : address + " port " + server.getPort();
  }

  private static String reason(IOException trouble) {
    String message = trouble.getMessage();
    return message == null ? trouble.getClass().getSimpleName() : message.toLowerCase(Locale.ROOT);
  }

  private static String inWords(Duration allowed) {
    // A deadline that was set a moment ago has lost a few milliseconds on the way here.
    long tenths = Math.round(allowed.toMillis() / 100.0);
    return tenths % 10 == 0 ? tenths / 10 + " s" : "%d.%d s".formatted(tenths / 10, tenths % 10);
  }
}
