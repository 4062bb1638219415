package bot.mtasts.core.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "0.0.0.0, this network",
    "10.1.2.3, private",
    "100.64.0.1, carrier-grade NAT",
    "100.127.255.255, the end of carrier-grade NAT",
    "127.0.0.1, loopback",
    "127.255.255.254, all of 127/8 is loopback",
    "169.254.169.254, a cloud's metadata",
    "172.16.0.1, private",
    "172.31.255.255, the end of 172.16/12",
    "192.0.0.8, protocol assignments",
    "192.0.2.1, documentation",
    "192.88.99.1, 6to4 relay",
    "192.168.1.1, private",
    "198.18.0.1, benchmarks",
    "198.19.255.255, the end of benchmarks",
    "198.51.100.7, documentation",
    "203.0.113.9, documentation",
    "224.0.0.1, multicast",
    "240.0.0.1, reserved",
    "255.255.255.255, broadcast",
    "::, unspecified",
    "::1, loopback",
    "::ffff:10.0.0.1, an IPv4 address in IPv6's clothes",
    "::7f00:1, IPv4-compatible",
    "64:ff9b::a00:1, NAT64 may lead to private space",
    "64:ff9b:1::1, local NAT64",
    "100::1, discard",
    "2001::1, Teredo",
    "2001:20::1, ORCHID",
    "2001:db8::1, documentation",
    "2002:a00:1::1, 6to4 around a private address",
    "3fff::1, documentation",
    "5f00::1, segment routing",
    "fc00::1, unique local",
    "fd12:3456::1, unique local",
    "fe80::1, link-local",
    "fec0::1, site-local",
    "ff02::1, multicast"
  })
  void gets_no_packet(String address, String because) {
    assertThat(EgressGuard.strict().allows(InetAddresses.forString(address))).as(because).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700::1111",
        "2a00:1450::5",
        "::ffff:8.8.8.8"
      })
  void is_public(String address) {
    assertThat(EgressGuard.strict().allows(InetAddresses.forString(address))).isTrue();
  }

  @Test
  void opens_exactly_the_named_range() {
    EgressGuard guard = EgressGuard.allowing(List.of("127.8.0.0/16", "fd00::/8"));
    assertThat(guard.allows(InetAddresses.forString("127.8.255.255"))).isTrue();
    assertThat(guard.allows(InetAddresses.forString("127.9.0.0"))).isFalse();
    assertThat(guard.allows(InetAddresses.forString("fd00::1"))).isTrue();
    assertThat(guard.allows(InetAddresses.forString("fc00::1"))).isFalse();
    assertThat(guard.allows(InetAddresses.forString("8.8.8.8"))).as("the rest stays").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "fd00::/129",
        "example.com/8",
        "/8",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "2130706433/8"
      })
  void refuses_what_is_no_range(String cidr) {
    assertThatThrownBy(() -> EgressGuard.allowing(List.of(cidr)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.0.0.0/8");
  }

  @Test
  void a_guarded_socket_refuses_before_the_first_packet() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new GuardedSockets(EgressGuard.strict()).createSocket()) {
      assertThatThrownBy(() -> socket.connect(closed.getLocalSocketAddress(), 1000))
          .isInstanceOf(GuardedSockets.ClosedAddressException.class);
    }
  }

  @Test
  void a_guarded_socket_connects_where_it_may_and_without_nagle() throws IOException {
    GuardedSockets sockets = new GuardedSockets(EgressGuard.allowing(List.of("127.0.0.0/8")));
    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = sockets.createSocket(open.getInetAddress(), open.getLocalPort())) {
      assertThat(socket.isConnected()).isTrue();
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }

  @Test
  void names_are_never_resolved_by_the_machine() throws IOException {
    GuardedSockets sockets = new GuardedSockets(EgressGuard.strict());
    assertThatThrownBy(() -> sockets.createSocket("example.com", 25))
        .isInstanceOf(SocketException.class);
    try (Socket socket = sockets.createSocket()) {
      assertThatThrownBy(
              () -> socket.connect(InetSocketAddress.createUnresolved("example.com", 25)))
          .isInstanceOf(SocketException.class);
    }
  }
}
