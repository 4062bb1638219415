package bot.mtasts.core.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/// Makes sockets that ask the [EgressGuard] before they connect, whatever led to the address: the
/// last of the two layers that keep us out of private space.
public final class GuardedSockets extends SocketFactory {
  private final EgressGuard guard;

  public GuardedSockets(EgressGuard guard) {
    this.guard = guard;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket(guard);
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(address, port));
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort)
      throws IOException {
    Socket socket = createSocket();
    socket.bind(new InetSocketAddress(from, fromPort));
    socket.connect(new InetSocketAddress(address, port));
    return socket;
  }

  // Names are resolved by our own DNS look, never by the machine's.
  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new SocketException("connections are made to vetted addresses only, not to a name");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw new SocketException("connections are made to vetted addresses only, not to a name");
  }

  /// Thrown before the first packet when an address is closed to us.
  public static final class ClosedAddressException extends SocketException {
    private static final long serialVersionUID = 1L;

    ClosedAddressException(InetAddress address) {
      super(address.getHostAddress() + " is in private or reserved space");
    }
  }

  private static final class GuardedSocket extends Socket {
    private final EgressGuard guard;

    GuardedSocket(EgressGuard guard) {
      this.guard = guard;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
      if (!(endpoint instanceof InetSocketAddress target) || target.isUnresolved()) {
        throw new SocketException("connections are made to vetted addresses only, not to a name");
      }
      if (!guard.allows(target.getAddress())) {
        throw new ClosedAddressException(target.getAddress());
      }
      // Our few small writes must not wait for delayed ACKs: Nagle costs 80 ms at 50 ms round trip.
      setTcpNoDelay(true);
      super.connect(endpoint, timeoutMillis);
    }
  }
}
