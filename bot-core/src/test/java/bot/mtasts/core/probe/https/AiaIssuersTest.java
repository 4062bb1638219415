package bot.mtasts.core.probe.https;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.tls.Mint;
import bot.mtasts.core.probe.tls.Minted;
import bot.mtasts.core.probe.tls.ScriptedServer;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class AiaIssuersTest {
  private static final Minted CA = Mint.root("CA");
  private static final String URL = "http://ca.test/ca.der";

  record Form(String what, ByteString file) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Form> forms() throws GeneralSecurityException {
    byte[] der = CA.certificate().getEncoded();
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\n-----END CERTIFICATE-----\n";
    byte[] bundle =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(List.of(CA.certificate()))
            .getEncoded("PKCS7");
    return Stream.of(
        new Form("DER", ByteString.of(der)),
        new Form("PEM", ByteString.encodeUtf8(pem)),
        new Form("p7c", ByteString.of(bundle)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_ca_comes_in_each_usual_form(Form form) throws IOException {
    try (var server = serving("200 OK", form.file.toByteArray())) {
      assertThat(issuers(server.port(), open()).issuersOf(withAia(URL), soon()))
          .containsExactly(CA.certificate());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://ca.test/ca.der,           1, 'the standard port stands for ours'",
    "http://ca.test:80/ca.der,        1, 'also when it is spelled out'",
    "http://127.0.0.1/ca.der,         1, 'an address literal that the guard lets through'",
    "http://ca.test:8099/ca.der,      0, 'another port is not for us to knock at'",
    "https://ca.test/ca.der,          0, 'https would need a chain of its own'",
    "http://user:pw@ca.test/ca.der,   0, 'nobody logs in for a CA'",
    "http://127.1.2.3/ca.der,         0, 'a literal that the guard closes'",
    "http://2130771459/ca.der,        0, 'the same, written as a number'",
    "http://closed.test/ca.der,       0, 'a name that leads to such an address'",
    "http://unknown.test/ca.der,      0, 'a name without an address'",
    "ldap://ca.test/ca,               0, 'another protocol'",
    "'http://',                       0, 'no host'",
    "'not a url',                     0, 'no URL'",
  })
  void only_harmless_addresses_are_asked(String url, int visits, String reason) throws Exception {
    try (var server = serving("200 OK", CA.certificate().getEncoded())) {
      assertThat(issuers(server.port(), open()).issuersOf(withAia(url), soon()))
          .as(reason)
          .hasSize(visits);
      assertThat(server.visits()).as(reason).isEqualTo(visits);
    }
  }

  @Test
  void a_certificate_without_an_address_asks_nobody() {
    assertThat(issuers(1, open()).issuersOf(CA.certificate(), soon())).isEmpty();
  }

  @Test
  void what_was_had_once_is_not_fetched_again() throws Exception {
    try (var server = serving("200 OK", CA.certificate().getEncoded())) {
      AiaIssuers issuers = issuers(server.port(), open());
      assertThat(issuers.issuersOf(withAia(URL), soon())).hasSize(1);
      assertThat(issuers.issuersOf(withAia(URL), soon())).hasSize(1);
      assertThat(server.visits()).isEqualTo(1);
    }
  }

  @Test
  void redirects_errors_rubbish_and_floods_give_nothing() throws Exception {
    byte[] der = CA.certificate().getEncoded();
    byte[] flood = new byte[100_000];
    System.arraycopy(der, 0, flood, 0, der.length);
    try (var redirect = serving("302 Found\r\nLocation: http://ca.test/other", der);
        var error = serving("404 Not Found", der);
        var rubbish = serving("200 OK", "<html>".getBytes(ISO_8859_1));
        var endless = serving("200 OK", flood);
        var silent = ScriptedServer.playing(socket -> {})) {
      for (var server : List.of(redirect, error, rubbish, endless, silent)) {
        assertThat(issuers(server.port(), open()).issuersOf(withAia(URL), soon())).isEmpty();
        assertThat(server.visits()).isEqualTo(1);
      }
    }
  }

  @Test
  void a_stalling_server_is_left_at_the_deadline() throws IOException {
    try (var server = ScriptedServer.playing(ScriptedServer::untilTheyLeave)) {
      assertThat(
              issuers(server.port(), open())
                  .issuersOf(withAia(URL), Deadline.in(Duration.ofMillis(200))))
          .isEmpty();
    }
  }

  private static X509Certificate withAia(String url) {
    return Mint.leaf("mx.example.test").signedBy(CA).aia(url).make().certificate();
  }

  private static ScriptedServer serving(String status, byte[] file) throws IOException {
    return ScriptedServer.playing(socket -> {
      socket.getInputStream().read(new byte[8192]);
      String head = "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n".formatted(status, file.length);
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      socket.getOutputStream().write(file);
      socket.shutdownOutput();
      ScriptedServer.untilTheyLeave(socket);
    });
  }

  private static AiaIssuers issuers(int port, EgressGuard guard) {
    LookSettings settings =
        new LookSettings(
            new LookSettings.Ports(53, port, 443, 25),
            LookSettings.Limits.STANDARD,
            true,
            "localhost",
            LookSettings.USER_AGENT);
    var dns =
        new AddressBook(
            Map.of(
                HostName.of("ca.test"), v4(127, 0, 0, 1),
                HostName.of("closed.test"), v4(127, 1, 2, 3)));
    return new AiaIssuers(() -> dns, guard, settings);
  }

  private static Inet4Address v4(int a, int b, int c, int d) {
    try {
      return (Inet4Address)
          InetAddress.getByAddress(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Loopback's first address, where the servers are, and no other.
  private static EgressGuard open() {
    return EgressGuard.allowing(List.of("127.0.0.1/32"));
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(15));
  }
}
