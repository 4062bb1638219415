package bot.mtasts.lab;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds ports that are free at every address, for TCP and for UDP. Below those that Linux gives to
/// outgoing connections (32768 and above): among them, some address of hundreds is always taken by
/// somebody's client.
final class FreePorts {
  private static final Logger LOG = LoggerFactory.getLogger(FreePorts.class);
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int TRIES = 100;

  private final Set<Integer> given = new HashSet<>();

  /// The wanted port, or a free one where 0 is wanted.
  int orWanted(int wanted) {
    if (wanted != 0) {
      return wanted;
    }
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (isFree(port) && given.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port is free between " + FIRST + " and " + LAST);
  }

  private static boolean isFree(int port) {
    var everywhere = new InetSocketAddress(port);
    try (var tcp = new ServerSocket();
        var udp = new DatagramSocket(null)) {
      tcp.bind(everywhere);
      udp.bind(everywhere);
      return true;
    } catch (IOException e) {
      LOG.debug("Port {} is taken: {}", port, e.getMessage());
      return false;
    }
  }
}
