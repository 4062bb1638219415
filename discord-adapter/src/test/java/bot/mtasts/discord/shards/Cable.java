package bot.mtasts.discord.shards;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// The way to a fake Discord, which can be cut so that neither end notices. A frozen gateway does
/// not do: its web server still answers that a connection is closed.
final class Cable implements AutoCloseable {
  private static final int SOME = 8_192;

  private final ServerSocket here;
  private final int there;
  private volatile boolean cut;

  /// Leads to what is at this URL on loopback, which has to name itself by port alone.
  Cable(URI to) throws IOException {
    this.there = to.getPort();
    ServerSocket door = door();
    // What names the port in an answer is rewritten, and the answer may not get longer.
    while (String.valueOf(door.getLocalPort()).length() != String.valueOf(there).length()) {
      door.close();
      door = door();
    }
    this.here = door;
    Thread.ofVirtual().name("cable").start(this::take);
  }

  private static ServerSocket door() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  int port() {
    return here.getLocalPort();
  }

  /// From now on nothing arrives any more, in either direction.
  void cut() {
    cut = true;
  }

  private void take() {
    while (!here.isClosed()) {
      try {
        Socket near = here.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), there);
        Thread.ofVirtual().name("cable-out").start(() -> carry(near, far, there, port()));
        Thread.ofVirtual().name("cable-back").start(() -> carry(far, near, there, port()));
      } catch (IOException e) {
        if (!here.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private void carry(Socket from, Socket to, int before, int after) {
    byte[] some = new byte[SOME];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        if (!cut) {
          String text = new String(some, 0, read, ISO_8859_1);
          out.write(text.replace(":" + before, ":" + after).getBytes(ISO_8859_1));
          out.flush();
        }
      }
    } catch (IOException _) {
      // One end has closed it, and now so has the other.
      cut |= here.isClosed();
    }
  }

  @Override
  public void close() throws IOException {
    here.close();
  }
}
