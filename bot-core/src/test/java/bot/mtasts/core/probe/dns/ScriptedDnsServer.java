package bot.mtasts.core.probe.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.xbill.DNS.Message;

/// A DNS server on loopback, UDP and TCP at the same port, that does what a script tells it, right
/// or wrong.
final class ScriptedDnsServer implements AutoCloseable {
  /// What a script is told of a question.
  ///
  /// @param nth from 1: how many questions came before, this one included
  record Asked(Message query, boolean tcp, int nth, InetSocketAddress from) {}

  /// Gives the datagrams to send, in order; over TCP each goes with its length. None: silence.
  interface Script {
    List<byte[]> replies(Asked asked) throws IOException;
  }

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Script script;
  private final List<Asked> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstQuestion = new CountDownLatch(1);

  ScriptedDnsServer(Script script) {
    this.script = script;
    Pair pair = Pair.open();
    tcp = pair.tcp();
    udp = pair.udp();
    Thread.ofVirtual().start(this::serveUdp);
    Thread.ofVirtual().start(this::serveTcp);
  }

  /// UDP and TCP at one port that the kernel chose.
  private record Pair(ServerSocket tcp, DatagramSocket udp) {
    // A port that is free for TCP may be taken for UDP: the kernel then gets to choose again.
    private static final int TRIES = 100;

    static Pair open() {
      BindException last = new BindException("no port was tried");
      for (int i = 0; i < TRIES; i++) {
        try {
          ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
          try {
            return new Pair(tcp, new DatagramSocket(tcp.getLocalSocketAddress()));
          } catch (BindException taken) {
            last = taken;
            tcp.close();
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      throw new UncheckedIOException(last);
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) tcp.getLocalSocketAddress();
  }

  /// As configuration writes it.
  String hostAndPort() {
    return "127.0.0.1:" + tcp.getLocalPort();
  }

  /// The questions that arrived, in order.
  List<Asked> seen() {
    return List.copyOf(seen);
  }

  void awaitFirstQuestion() throws InterruptedException {
    firstQuestion.await();
  }

  private void serveUdp() {
    byte[] buffer = new byte[65_535];
    while (!udp.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        udp.receive(packet);
        byte[] question = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
        InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
        for (byte[] reply : script.replies(asked(question, false, from))) {
          udp.send(new DatagramPacket(reply, reply.length, from));
        }
      } catch (IOException closedOrGone) {
        // Closed, or the asker has gone: the loop's condition decides.
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket client = tcp.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closedOrGone) {
        // Closed: the loop's condition decides.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      byte[] question = in.readNBytes(in.readUnsignedShort());
      InetSocketAddress from = (InetSocketAddress) client.getRemoteSocketAddress();
      for (byte[] reply : script.replies(asked(question, true, from))) {
        out.writeShort(reply.length);
        out.write(reply);
      }
    } catch (IOException brokenOff) {
      // The asker hung up, or the script wants the connection to break.
    }
  }

  private Asked asked(byte[] question, boolean overTcp, InetSocketAddress from) throws IOException {
    Asked asked = new Asked(new Message(question), overTcp, seen.size() + 1, from);
    seen.add(asked);
    firstQuestion.countDown();
    return asked;
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
