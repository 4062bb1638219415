package bot.mtasts.core.probe.dns;

import bot.mtasts.core.probe.Deadline;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// One question put to one server, once: over UDP, and again over TCP when the answer is cut.
///
/// dnsjava's own transport gives up on the first datagram with a foreign id, so that a single guess
/// from off the path kills a look; and its limits are only looked at now and then. Here each
/// question has a socket of its own, connected (so that the kernel drops datagrams from elsewhere),
/// at a port the kernel chose, and what does not answer the question is ignored until time is up.
///
/// The sockets belong to NIO channels, which close when their thread is interrupted, be it virtual
/// or not.
final class DnsWire {
  // DNS flag day 2020: larger datagrams are fragmented on the way, and fragments get lost.
  private static final int UDP_PAYLOAD = 1232;

  // Some servers send more than was asked for. Not the 64 KiB that a datagram can hold: each
  // question in flight has such a buffer, and NIO another one off the heap, so that a few thousand
  // of them would fill the memory.
  private static final int LARGEST_DATAGRAM = 4096;

  private DnsWire() {}

  /// Asks and waits until the deadline.
  ///
  /// @param recursion whether the server shall find the answer elsewhere (RD)
  /// @return a message whose id and question are ours
  /// @throws SocketTimeoutException if no answer came in time
  /// @throws IOException if the server cannot be reached, its answer over TCP breaks off, or the
  ///   thread was interrupted
  static Message ask(
      InetSocketAddress server, DnsQuestion question, boolean recursion, Deadline deadline)
      throws IOException {
    Message answer = exchange(server, question, recursion, true, deadline);
    // RFC 6891 §7: a server that does not know EDNS says FORMERR; some say NOTIMP.
    return switch (answer.getRcode()) {
      case Rcode.FORMERR, Rcode.NOTIMP, Rcode.BADVERS ->
          exchange(server, question, recursion, false, deadline);
      default -> answer;
    };
  }

  private static Message exchange(
      InetSocketAddress server,
      DnsQuestion question,
      boolean recursion,
      boolean edns,
      Deadline deadline)
      throws IOException {
    Message query = query(question, recursion, edns);
    Message answer = overUdp(server, query, deadline);
    return answer.getHeader().getFlag(Flags.TC)
        ? overTcp(server, query(question, recursion, edns), deadline)
        : answer;
  }

  // dnsjava draws the id from a SecureRandom: a new one for each try.
  private static Message query(DnsQuestion question, boolean recursion, boolean edns) {
    Message query = Message.newQuery(question.inWire());
    if (!recursion) {
      query.getHeader().unsetFlag(Flags.RD);
    }
    // We validate ourselves: a validating resolver would answer SERVFAIL and hide what is wrong
    // (RFC 4035 §3.2.2).
    query.getHeader().setFlag(Flags.CD);
    if (edns) {
      query.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
    }
    return query;
  }

  private static Message overUdp(InetSocketAddress server, Message query, Deadline deadline)
      throws IOException {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(server);
      channel.write(ByteBuffer.wrap(query.toWire()));
      DatagramSocket socket = channel.socket();
      byte[] buffer = new byte[LARGEST_DATAGRAM];
      while (true) {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.setSoTimeout(millisUntil(deadline));
        socket.receive(datagram);
        Optional<Message> answer =
            answerTo(query, Arrays.copyOf(datagram.getData(), datagram.getLength()));
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    }
  }

  private static Message overTcp(InetSocketAddress server, Message query, Deadline deadline)
      throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      Socket socket = channel.socket();
      socket.setTcpNoDelay(true);
      socket.connect(server, millisUntil(deadline));
      byte[] question = query.toWire();
      // Length and question in one segment: some servers want them together (RFC 7766 §8).
      socket
          .getOutputStream()
          .write(
              ByteBuffer.allocate(2 + question.length)
                  .putShort((short) question.length)
                  .put(question)
                  .array());
      int length = ByteBuffer.wrap(read(socket, 2, deadline)).getShort() & 0xffff;
      return answerTo(query, read(socket, length, deadline))
          .orElseThrow(() -> new ProtocolException("what came over TCP is no answer"));
    }
  }

  private static byte[] read(Socket socket, int length, Deadline deadline) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] octets = new byte[length];
    int filled = 0;
    while (filled < length) {
      // The limit is for the whole, not for each octet of a trickle.
      socket.setSoTimeout(millisUntil(deadline));
      int more = in.read(octets, filled, length - filled);
      if (more < 0) {
        throw new EOFException("the answer over TCP broke off");
      }
      filled += more;
    }
    return octets;
  }

  private static int millisUntil(Deadline deadline) throws SocketTimeoutException {
    if (deadline.passed()) {
      throw new SocketTimeoutException("time is up");
    }
    return deadline.millisForSocket();
  }

  /// The message, if it is one and answers our question; else it is somebody's guess or rubbish.
  private static Optional<Message> answerTo(Message query, byte[] octets) {
    try {
      Message message = new Message(octets);
      boolean ours =
          message.getHeader().getID() == query.getHeader().getID()
              && message.getHeader().getFlag(Flags.QR)
              && message.getHeader().getOpcode() == Opcode.QUERY
              && sameQuestion(query, message);
      return ours ? Optional.of(message) : Optional.empty();
    } catch (IOException | IllegalArgumentException notAMessage) {
      // Rubbish is as good as nothing: the caller goes on waiting.
      return Optional.empty();
    }
  }

  private static boolean sameQuestion(Message query, Message answer) {
    Record asked = query.getQuestion();
    Record echoed = answer.getQuestion();
    if (echoed == null) {
      // A server that could not read the question need not repeat it (RFC 1035 §4.1.1).
      return answer.getRcode() == Rcode.FORMERR || answer.getRcode() == Rcode.NOTIMP;
    }
    return echoed.getName().equals(asked.getName())
        && echoed.getType() == asked.getType()
        && echoed.getDClass() == asked.getDClass();
  }
}
