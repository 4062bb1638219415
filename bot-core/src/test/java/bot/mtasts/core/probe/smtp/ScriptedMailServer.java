package bot.mtasts.core.probe.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import bot.mtasts.core.probe.tls.Minted;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server on loopback that does to each client what a script says, and remembers every line
/// it was told.
final class ScriptedMailServer implements AutoCloseable {
  /// What happens on one connection.
  interface Script {
    void play(Client client) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final Script script;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final BlockingQueue<List<String>> ended = new LinkedBlockingQueue<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  ScriptedMailServer(Script script) throws IOException {
    this.script = script;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  InetAddress address() {
    return listener.getInetAddress();
  }

  int accepted() {
    return accepted.get();
  }

  /// Every line of every connection so far.
  List<String> heard() {
    return List.copyOf(heard);
  }

  /// What was said on the next connection that ended.
  List<String> nextConversation() throws InterruptedException {
    return requireNonNull(ended.poll(20, TimeUnit.SECONDS), "the connection never ended");
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        accepted.incrementAndGet();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (SocketException e) {
      // The test is over.
      return;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(Socket socket) {
    Client client = new Client(socket);
    try (socket) {
      script.play(client);
    } catch (IOException e) {
      // The client hung up before the script was through, as clients do.
      client.told.add("(broken off)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.add(List.copyOf(client.told));
    }
  }

  /// A context that presents this chain.
  static SSLContext presenting(Minted leaf, Minted... above) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      Certificate[] chain =
          Stream.concat(Stream.of(leaf), Stream.of(above))
              .map(Minted::certificate)
              .toArray(Certificate[]::new);
      store.setKeyEntry("mx", leaf.key().getPrivate(), new char[0], chain);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// One client, as the script sees it.
  final class Client {
    private final Socket plain;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Socket speaking;

    private Client(Socket socket) {
      plain = socket;
      speaking = socket;
    }

    /// How many clients came before this one.
    int number() {
      return sockets.indexOf(plain);
    }

    /// Lines, each with its line end.
    Client say(String... lines) throws IOException {
      return send(String.join("\r\n", lines) + "\r\n");
    }

    /// Octets, one per char.
    Client send(String octets) throws IOException {
      speaking.getOutputStream().write(octets.getBytes(ISO_8859_1));
      return this;
    }

    /// The next line from the client, without its end; read octet by octet, so that nothing of a
    /// handshake behind it is swallowed.
    String hear() throws IOException {
      var line = new ByteArrayOutputStream();
      int octet = speaking.getInputStream().read();
      while (octet != '\n') {
        if (octet < 0) {
          throw new EOFException("the client hung up");
        }
        line.write(octet);
        octet = speaking.getInputStream().read();
      }
      String text = line.toString(ISO_8859_1).stripTrailing();
      told.add(text);
      heard.add(text);
      return text;
    }

    /// Greets and answers EHLO with these extensions.
    Client receive(String... extensions) throws IOException {
      say("220 mx.a.test ESMTP");
      hear();
      return answerEhlo(extensions);
    }

    Client answerEhlo(String... extensions) throws IOException {
      String[] lines =
          Stream.concat(Stream.of("mx.a.test"), Stream.of(extensions)).toArray(String[]::new);
      for (int i = 0; i < lines.length; i++) {
        say("250" + (i == lines.length - 1 ? " " : "-") + lines[i]);
      }
      return this;
    }

    /// Greets, offers STARTTLS and accepts it.
    Client receiveAndAcceptTls() throws IOException {
      receive("PIPELINING", "STARTTLS");
      hear();
      return say("220 2.0.0 go ahead");
    }

    /// The server's side of a handshake.
    Client encrypt(SSLContext context) throws IOException {
      SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
      tls.setUseClientMode(false);
      tls.startHandshake();
      speaking = tls;
      return this;
    }

    /// Answers each line until the client leaves.
    void answerAll() throws IOException {
      while (true) {
        String line = hear();
        if (line.startsWith("EHLO")) {
          answerEhlo("PIPELINING", "8BITMIME");
        } else if (line.equals("QUIT")) {
          say("221 bye");
          return;
        } else {
          say("250 2.0.0 Ok");
        }
      }
    }

    /// The ClientHello, or whatever comes.
    void swallowSome() throws IOException {
      if (plain.getInputStream().read(new byte[4_096]) < 0) {
        throw new EOFException("the client hung up");
      }
    }

    /// Ends the connection with a RST.
    void reset() throws IOException {
      plain.setSoLinger(true, 0);
      plain.close();
    }

    /// Says nothing until the client hangs up.
    void waitForTheEnd() throws IOException {
      while (plain.getInputStream().read() >= 0) {
        // Whatever it says now is not answered.
      }
    }

    /// Sends an octet again and again, never anything whole.
    void trickle(char octet) throws IOException, InterruptedException {
      while (!closed.await(20, TimeUnit.MILLISECONDS)) {
        send(String.valueOf(octet));
      }
    }

    /// Sends the same again and again, as fast as it is taken.
    void flood(String octets) throws IOException {
      while (true) {
        send(octets);
      }
    }
  }
}
