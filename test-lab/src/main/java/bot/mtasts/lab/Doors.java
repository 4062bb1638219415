package bot.mtasts.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All the town's doors: hundreds of listening addresses watched by one thread, and a virtual
/// thread for every visitor. Closing it ends every conversation, however stalled.
final class Doors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

  /// Talks with one visitor; the socket is closed afterwards.
  interface Host {
    void receive(SocketChannel visitor) throws IOException, InterruptedException;
  }

  /// Answers one datagram.
  interface PostBox {
    void receive(DatagramChannel box, InetSocketAddress sender, byte[] letter)
        throws IOException, InterruptedException;
  }

  private final Selector selector;
  private final ExecutorService visits =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lab-", 0).factory());
  private final Set<SocketChannel> visitors = ConcurrentHashMap.newKeySet();
  private final Thread porter =
      Thread.ofPlatform().daemon().name("lab-porter").unstarted(this::watch);
  private volatile boolean closed;

  Doors() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Listens at an address. Call before [#open].
  ///
  /// @return the port, which the system picked if it was 0
  int listen(String address, int port, Host host) {
    try {
      var door = ServerSocketChannel.open();
      door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      door.bind(new InetSocketAddress(address, port), 256);
      door.configureBlocking(false);
      door.register(selector, SelectionKey.OP_ACCEPT, host);
      return ((InetSocketAddress) door.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen at " + address + ":" + port + ": " + e.getMessage(), e);
    }
  }

  /// Takes datagrams at an address. Call before [#open].
  void post(String address, int port, PostBox box) {
    try {
      var channel = DatagramChannel.open();
      channel.bind(new InetSocketAddress(address, port));
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, box);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot take datagrams at " + address + ":" + port + ": " + e.getMessage(), e);
    }
  }

  void open() {
    porter.start();
  }

  /// Holds an answer back.
  static void sleep(Duration time) throws InterruptedException {
    if (time.isPositive()) {
      Thread.sleep(time);
    }
  }

  private void watch() {
    var buffer = ByteBuffer.allocate(65_535);
    while (!closed) {
      try {
        selector.select(key -> serve(key, buffer));
      } catch (ClosedSelectorException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(SelectionKey key, ByteBuffer buffer) {
    try {
      switch (key.attachment()) {
        case Host host -> {
          SocketChannel visitor = ((ServerSocketChannel) key.channel()).accept();
          if (visitor != null) {
            visit(visitor, host);
          }
        }
        case PostBox box -> {
          var channel = (DatagramChannel) key.channel();
          buffer.clear();
          var sender = (InetSocketAddress) channel.receive(buffer);
          if (sender != null) {
            byte[] letter = new byte[buffer.flip().remaining()];
            buffer.get(letter);
            run(() -> box.receive(channel, sender, letter));
          }
        }
        default -> throw new IllegalStateException("nobody is at home at " + key.channel());
      }
    } catch (ClosedChannelException e) {
      LOG.debug("A door was closed while somebody knocked", e);
    } catch (IOException e) {
      LOG.warn("A visitor was lost at {}", key.channel(), e);
    }
  }

  private void visit(SocketChannel visitor, Host host) {
    visitors.add(visitor);
    run(() -> {
      try (visitor) {
        visitor.configureBlocking(true);
        visitor.setOption(StandardSocketOptions.TCP_NODELAY, true);
        host.receive(visitor);
      } finally {
        visitors.remove(visitor);
      }
    });
  }

  /// What happens during one visit.
  private interface Visit {
    void happen() throws IOException, InterruptedException;
  }

  private void run(Visit visit) {
    if (closed) {
      return;
    }
    var _ =
        visits.submit(() -> {
          try {
            visit.happen();
          } catch (SocketException | ClosedChannelException e) {
            LOG.trace("The visitor left, or the town closed", e);
          } catch (IOException e) {
            LOG.debug("A visit ended early: {}", e.toString());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            LOG.error("The lab is broken", e);
          }
        });
  }

  @Override
  public void close() {
    closed = true;
    try {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
      for (SocketChannel visitor : visitors) {
        visitor.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    visits.shutdownNow();
    visits.close();
    try {
      porter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
