package bot.mtasts.core.probe.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// A second look at a server that broke our handshake: would it have spoken an old TLS?
///
/// By the standard such a server picks its old version or sends the alert `protocol_version`. Many
/// do not: they find no cipher suite first (ours are all newer than they are) and answer
/// `handshake_failure`, or just hang up. JSSE can no longer speak TLS 1.1, so this greets by hand,
/// with the cipher suites of their time, and reads no more than the version in the answer.
public final class TlsVersionQuestion {
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_1 = 0x0302;
  private static final int SSL_3 = 0x0300;
  private static final int HANDSHAKE_RECORD = 22;
  private static final int SERVER_HELLO = 2;

  // ECDHE and RSA key exchange with AES (GCM, CBC), 3DES and RC4: something for every server.
  private static final String CIPHER_SUITES =
      "c02fc02bc030c02cc013c009c014c00a009c002f0035000a0005";
  // Groups x25519, P-256, P-384; uncompressed points; PKCS#1 and ECDSA with SHA-2 and SHA-1.
  private static final String OTHER_EXTENSIONS =
      "000a00080006001d00170018" + "000b00020100" + "000d000e000c040104030501050302010203";

  /// Makes a new connection on which the server awaits a ClientHello.
  @FunctionalInterface
  public interface Connector {
    Socket connect() throws IOException;
  }

  private TlsVersionQuestion() {}

  /// The old version that the server would choose, such as `TLSv1.1`; empty when it chooses a newer
  /// one or does not say.
  public static Optional<String> oldVersion(Connector connector, HostName name, Deadline deadline) {
    // TLS 1.2 first: whoever answers that with 1.2 is not old, though it might answer 1.1 with 1.1.
    int chosen = ask(connector, hello(TLS_1_2, name), deadline);
    if (chosen == 0) {
      chosen = ask(connector, hello(TLS_1_1, name), deadline);
    }
    return chosen < SSL_3 || chosen > TLS_1_1 ? Optional.empty() : Optional.of(nameOf(chosen));
  }

  /// The version in the ServerHello; 0 when none came.
  private static int ask(Connector connector, byte[] hello, Deadline deadline) {
    try (Socket socket = connector.connect();
        SocketWatchdog _ = SocketWatchdog.over(socket, deadline)) {
      socket.getOutputStream().write(hello);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int record = in.readUnsignedByte();
      in.skipNBytes(4); // version and length of the record
      int message = in.readUnsignedByte();
      in.skipNBytes(3); // length of the message
      return record == HANDSHAKE_RECORD && message == SERVER_HELLO ? in.readUnsignedShort() : 0;
    } catch (IOException e) {
      return 0; // Nothing follows from silence: the first look's reason stands.
    }
  }

  /// A ClientHello (RFC 5246 §7.4.1.2) in a record that says TLS 1.0, as old servers want it.
  private static byte[] hello(int version, HostName name) {
    byte[] random = new byte[32];
    ThreadLocalRandom.current().nextBytes(random); // Secures nothing: we stop at the answer.
    byte[] serverName = sized(2, join(new byte[1], sized(2, name.text().getBytes(US_ASCII))));
    byte[] extensions = join(new byte[2], sized(2, serverName), hex(OTHER_EXTENSIONS));
    byte[] body =
        join(
            new byte[] {(byte) (version >> 8), (byte) version},
            random,
            new byte[1], // no session to resume
            sized(2, hex(CIPHER_SUITES)),
            new byte[] {1, 0}, // no compression
            sized(2, extensions));
    return join(hex("160301"), sized(2, join(hex("01"), sized(3, body))));
  }

  private static String nameOf(int version) {
    return version == SSL_3 ? "SSLv3.0" : "TLSv1." + ((version & 0xff) - 1);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  /// A vector behind its length in so many octets (RFC 5246 §4.3).
  private static byte[] sized(int octets, byte[] vector) {
    byte[] length = new byte[octets];
    for (int i = 0; i < octets; i++) {
      length[octets - 1 - i] = (byte) (vector.length >> (8 * i));
    }
    return join(length, vector);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
