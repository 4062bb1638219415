package bot.mtasts.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.world.MailServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The faults of policy hosts and mail hosts, as plain clients meet them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LabFaultsTest {
  private final Lab lab = Lab.start(LabSettings.anywhere());
  private final Clients clients = new Clients(lab);

  LabFaultsTest() throws Exception {}

  @AfterAll
  void close() {
    lab.close();
  }

  // ---- the policy host

  @ParameterizedTest
  @CsvSource({
    "cert-expired,               NotAfter",
    "cert-not-yet-valid,         NotBefore",
    "cert-wrong-name,            No subject alternative DNS name matching",
    "cert-self-signed,           unable to find valid certification path",
    "cert-incomplete-chain,      unable to find valid certification path",
    "cert-untrusted-issuer,      unable to find valid certification path",
    "cert-untrusted-root-sent,   unable to find valid certification path",
    "cert-tls-old,               protocol_version",
    "cert-tls-old-hello,         TLS11",
    "fetch-handshake-failure,    handshake_failure",
  })
  void a_client_refuses_the_handshake(String name, String because) {
    assertThatThrownBy(() -> get(name))
        .isInstanceOf(SSLHandshakeException.class)
        .hasStackTraceContaining(because);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cert-wildcard",
        "cert-root-sent",
        "cert-rsa-1024",
        "cert-rsa-2048",
        "cert-short-lived",
        "cert-sha1",
        "cert-common-name-only"
      })
  void a_client_without_our_rules_accepts_the_handshake(String name) throws IOException {
    assertThat(get(name)).startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void a_client_that_asks_for_another_name_gets_another_certificate() {
    assertThatThrownBy(() -> clients.get(policyAddress("all-good"), "www.all-good.test"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasStackTraceContaining("No subject alternative DNS name matching");
  }

  @Test
  void the_missing_intermediate_is_served_where_the_certificate_says() throws Exception {
    String url = lab.authority().aiaUrl();
    assertThat(url).isEqualTo("http://aia.lab.test:" + lab.httpPort() + "/intermediate.cer");
    var address =
        clients.ask("aia.lab.test", Type.A).getSection(Section.ANSWER).getFirst().rdataToString();
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url.replace("aia.lab.test", address))).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      var served =
          (X509Certificate)
              CertificateFactory.getInstance("X.509").generateCertificate(answer.body());
      assertThat(served).isEqualTo(lab.authority().intermediate());
      served.verify(lab.authority().root().getPublicKey());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "status-not-found,  HTTP/1.1 404, text/html",
    "redirect-permanent, HTTP/1.1 301, Location: https://www.redirect-permanent.test/",
    "type-html,         HTTP/1.1 200, Content-Type: text/html",
    "fetch-chunked,     HTTP/1.1 200, Transfer-Encoding: chunked",
    "body-gzip,         HTTP/1.1 200, Content-Encoding: gzip",
    "policy-crlf,       HTTP/1.1 200, version: STSv1",
    "mode-testing,      HTTP/1.1 200, mode: testing",
  })
  void a_policy_host_answers(String name, String start, String contains) throws IOException {
    assertThat(get(name)).startsWith(start).contains(contains);
  }

  @Test
  void a_type_that_is_missing_is_missing() throws IOException {
    assertThat(get("type-missing").toLowerCase(Locale.ROOT)).doesNotContain("content-type");
  }

  @Test
  void a_large_body_has_exactly_its_size() throws IOException {
    assertThat(body(get("body-largest"))).hasSize(65_536);
    assertThat(body(get("body-one-octet-too-large"))).hasSize(65_537);
  }

  @Test
  void a_cut_body_ends_before_its_length() throws IOException {
    String answer = get("fetch-cut");
    assertThat(body(answer)).hasSize(40);
    assertThat(answer).doesNotContain("Content-Length: 40\r\n").contains("Content-Length: ");
  }

  @Test
  void an_endless_body_goes_on() throws IOException {
    try (var secure =
        clients.secure(
            clients.connect(policyAddress("body-endless"), lab.httpsPort()),
            host("body-endless"))) {
      secure.getOutputStream().write(request("body-endless").getBytes(US_ASCII));
      assertThat(secure.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
    }
  }

  @Test
  void refused_reset_silent_and_dropped_are_what_they_are_called() {
    assertThatThrownBy(() -> get("fetch-refused")).isInstanceOf(ConnectException.class);
    assertThatThrownBy(() -> get("fetch-reset")).isInstanceOf(SocketException.class);
    assertThatThrownBy(() -> get("fetch-not-tls")).isInstanceOf(SSLException.class);
    assertThatThrownBy(() -> get("fetch-handshake-dropped")).isInstanceOf(SSLException.class);
    assertThatThrownBy(() -> get("fetch-stalled-handshake"))
        .isInstanceOf(SocketTimeoutException.class);
    assertThatThrownBy(() -> get("fetch-silent")).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void plain_http_serves_only_what_it_should() throws IOException {
    assertThat(plain("http-policy")).startsWith("HTTP/1.1 200").contains("version: STSv1");
    assertThat(plain("http-redirect"))
        .startsWith("HTTP/1.1 301")
        .contains("Location: https://mta-sts.http-redirect.test/");
    assertThatThrownBy(() -> plain("all-good")).isInstanceOf(ConnectException.class);
  }

  @Test
  void requests_are_remembered() throws IOException {
    String unused = get("policy-id-agrees");
    assertThat(unused).isNotEmpty();
    assertThat(lab.requests().all(LabLog.HttpRequest.class))
        .contains(
            new LabLog.HttpRequest(
                host("policy-id-agrees"),
                true,
                host("policy-id-agrees"),
                "GET",
                "/.well-known/mta-sts.txt",
                Map.of("host", host("policy-id-agrees"))));
  }

  private String get(String scenario) throws IOException {
    return clients.get(policyAddress(scenario), host(scenario));
  }

  private String plain(String scenario) throws IOException {
    try (var socket = clients.connect(policyAddress(scenario), lab.httpPort())) {
      return Clients.get(socket, host(scenario));
    }
  }

  private static String request(String scenario) {
    return "GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + host(scenario) + "\r\n\r\n";
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  private static String host(String scenario) {
    return "mta-sts." + scenario + ".test";
  }

  private String policyAddress(String scenario) {
    return scenario(scenario).world().policyServers().getFirst().address();
  }

  // ---- mail hosts

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "starttls-missing  | 502 5.5.1 Command not implemented",
        "starttls-refused  | 454 4.7.0 TLS not available due to local problem",
        "starttls-denied   | 554 5.7.0 No TLS for you",
      })
  void starttls_is_refused(String name, String reply) throws IOException {
    try (var visit = new Visit(name)) {
      assertThat(visit.in.readLine()).startsWith("220 ");
      assertThat(visit.say("EHLO probe.test")).startsWith("250-");
      assertThat(visit.rest().stream().anyMatch(line -> line.endsWith("STARTTLS")))
          .isEqualTo(!name.equals("starttls-missing"));
      assertThat(visit.say("STARTTLS")).isEqualTo(reply);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mx-cert-expired,       NotAfter",
    "mx-cert-wrong-name,    No subject alternative DNS name matching",
    "mx-cert-self-signed,   unable to find valid certification path",
    "mx-tls-old,            protocol_version",
    "starttls-breaks,       handshake_failure",
    "starttls-plaintext-behind, SSL",
    "starttls-rubbish,      SSL",
    "starttls-drops,        terminated the handshake",
  })
  void starttls_is_accepted_and_fails(String name, String because) throws IOException {
    try (var visit = new Visit(name)) {
      assertThat(visit.rawLine()).startsWith("220 ");
      visit.socket.getOutputStream().write("STARTTLS\r\n".getBytes(US_ASCII));
      assertThat(visit.rawLine()).startsWith("220 ");
      assertThatThrownBy(() -> clients.secure(visit.socket, visit.server.host()).close())
          .isInstanceOf(IOException.class)
          .hasStackTraceContaining(because);
    }
  }

  @ParameterizedTest
  @CsvSource({"starttls-injection, true", "starttls-lower-case, false"})
  void a_command_injected_in_plaintext(String name, boolean answered) throws IOException {
    try (var visit = new Visit(name)) {
      assertThat(visit.rawLine()).startsWith("220 ");
      visit.socket.getOutputStream().write("STARTTLS\r\nNOOP\r\n".getBytes(US_ASCII));
      assertThat(visit.rawLine()).startsWith("220 ");
      try (var secure = clients.secure(visit.socket, visit.server.host())) {
        secure.setSoTimeout(300);
        if (answered) {
          assertThat(secure.getInputStream().readNBytes(3)).isEqualTo("250".getBytes(US_ASCII));
        } else {
          assertThatThrownBy(() -> secure.getInputStream().read())
              .isInstanceOf(SocketTimeoutException.class);
        }
      }
    }
  }

  @Test
  void banners_come_as_written() throws IOException {
    assertThat(banner("mx-busy")).isEqualTo("421 4.3.2 Service not available, try again later");
    assertThat(banner("mx-denies-us")).isEqualTo("554 5.7.1 You are not welcome");
    assertThat(banner("mx-web-server")).isEqualTo("HTTP/1.1 400 Bad Request");
    assertThat(banner("mx-endless-lines")).isEqualTo("220-and on");
    assertThatThrownBy(() -> banner("mx-silent")).isInstanceOf(SocketTimeoutException.class);
    assertThatThrownBy(() -> banner("mx-reset")).isInstanceOf(SocketException.class);
    assertThatThrownBy(() -> banner("mx-refused")).isInstanceOf(ConnectException.class);
  }

  @Test
  void an_endless_line_goes_on() throws IOException {
    try (var visit = new Visit("mx-endless-line")) {
      assertThat(new String(visit.socket.getInputStream().readNBytes(100_000), ISO_8859_1))
          .doesNotContain("\n");
    }
  }

  @Test
  void every_line_of_a_conversation_is_remembered() throws Exception {
    try (var visit = new Visit("mx-order")) {
      assertThat(visit.in.readLine()).startsWith("220 ");
      assertThat(visit.say("EHLO probe.example")).startsWith("250-");
      assertThat(visit.rest()).hasSize(4);
      assertThat(visit.say("MAIL FROM:<a@example.com>")).startsWith("503 ");
      assertThat(visit.say("QUIT")).startsWith("221 ");
      // Remembered before the line is hung up: whoever hears the end can read it.
      assertThat(visit.in.readLine()).isNull();
    }
    assertThat(conversations("mx9.mx-order.test").getFirst().lines())
        .containsExactly("EHLO probe.example", "MAIL FROM:<a@example.com>", "QUIT");
  }

  private List<LabLog.SmtpConversation> conversations(String host) {
    return lab.requests().all(LabLog.SmtpConversation.class).stream()
        .filter(c -> c.host().equals(host))
        .toList();
  }

  private String banner(String name) throws IOException {
    try (var visit = new Visit(name)) {
      return visit.in.readLine();
    }
  }

  /// A visit to the mail host with the fault: the last of the scenario.
  private final class Visit implements AutoCloseable {
    final MailServer server;
    final Socket socket;
    final BufferedReader in;

    Visit(String name) throws IOException {
      var servers = scenario(name).world().mailServers();
      server = name.equals("mx-order") ? servers.getFirst() : servers.getLast();
      socket = clients.connect(server.address(), lab.smtpPort());
      socket.setSoTimeout(1000);
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    String say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
      return in.readLine();
    }

    /// A line, read without taking anything behind it.
    String rawLine() throws IOException {
      var line = new StringBuilder();
      for (int octet = socket.getInputStream().read();
          octet >= 0 && octet != '\n';
          octet = socket.getInputStream().read()) {
        line.append((char) octet);
      }
      return line.toString();
    }

    List<String> rest() throws IOException {
      var rest = new ArrayList<String>();
      String line = in.readLine();
      while (line.startsWith("250-")) {
        rest.add(line);
        line = in.readLine();
      }
      rest.add(line);
      return rest;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private Scenario scenario(String name) {
    return lab.scenarios().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }
}
