package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no client library would say.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTest {
  private static final HttpLimits IMPATIENT =
      new HttpLimits(
          256 * 1024,
          16 * 1024,
          10_000,
          Duration.ofMillis(1_500),
          Duration.ofMillis(300),
          500,
          20,
          Duration.ofSeconds(10),
          Duration.ofMinutes(15));

  private static final String CHUNKED =
      String.join(
          "\r\n",
          "POST /api/v1/checks HTTP/1.1",
          "Host: x",
          "Authorization: Bearer KEY",
          "Content-Type: application/json",
          "Transfer-Encoding: chunked",
          "",
          "");

  private final TestServer server = new TestServer(600, IMPATIENT);
  private final Secret key = server.key("desk", Scope.CHECK, Scope.READ);

  @AfterAll
  void close() {
    server.close();
  }

  private String say(String request) {
    return new String(Wire.say(server.address(), request.replace("KEY", key.reveal())), UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1\\r\\n\\r\\n                                     | 400 | a host is wanted",
        "GET /%zz HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n                      | 400 | no such octet",
        "GET /api/v1/checks/..;/x HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n      | 400 | a parent folder in disguise",
        "GET /api/v1/checks/a%2Fb HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n      | 400 | a slash in disguise",
        "GET / HTTP/1.1\\r\\nHost: x\\r\\nA b: c\\r\\n\\r\\n              | 400 | a header name with a space",
        "POST /api/v1/checks HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\n | 400 | two lengths",
        "POST /api/v1/checks HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n | 400 | two framings",
        "not http at all\\r\\n\\r\\n                                     | 400 | something else",
      })
  void broken_http_is_refused_in_our_words(String request, int status, String reason) {
    String answer = say(request.replace("\\r", "\r").replace("\\n", "\n"));
    assertThat(answer).as(reason).startsWith("HTTP/1.1 " + status);
    assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
    assertThat(answer)
        .contains("#problem-malformed-request")
        .doesNotContain("jetty", "Jetty", "<html");
    assertThat(answer).containsIgnoringCase("X-Content-Type-Options: nosniff");
  }

  @Test
  void headers_have_16_kib() {
    String answer =
        say("GET /healthz HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(17 * 1024) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431").contains("#problem-headers-too-large");
    assertThat(say("GET /" + "a".repeat(17 * 1024) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 414")
        .contains("#problem-uri-too-long");
  }

  @Test
  void a_body_that_is_too_large_is_heard_out_before_it_is_refused() {
    String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
    String answer = say(CHUNKED + chunk.repeat(4) + "1\r\na\r\n0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("#problem-too-large");
  }

  @Test
  void a_body_that_grows_without_an_end_is_cut() {
    String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
    String answer = say(CHUNKED + chunk.repeat(32) + "1\r\na\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("#problem-too-large");
  }

  @Test
  void a_broken_chunk_is_the_clients_fault() {
    String answer = say(CHUNKED + "zz\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("#problem-malformed-request");
  }

  @Test
  void who_says_nothing_is_hung_up_on() throws IOException {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      socket.setSoTimeout(30_000);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void who_waits_for_a_result_may_be_silent_for_longer() {
    // `wait` is twice the silence after which a connection is closed.
    String body = "{\"domain\":\"example.com\"}";
    String answer =
        say(
            String.join(
                "\r\n",
                "POST /api/v1/checks HTTP/1.1",
                "Host: x",
                "Authorization: Bearer KEY",
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "Prefer: wait=3",
                "",
                body));
    assertThat(answer).startsWith("HTTP/1.1 202").contains("Preference-Applied: wait=3");
  }

  @Test
  void a_body_that_only_trickles_ends_in_time() throws Exception {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/checks HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + key.reveal()
                  + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
              .getBytes(UTF_8));
      CountDownLatch over = new CountDownLatch(1);
      Thread trickle = Thread.startVirtualThread(() -> trickle(out, over));
      byte[] beginning = socket.getInputStream().readNBytes("HTTP/1.1 408".length());
      over.countDown();
      trickle.join();
      assertThat(new String(beginning, UTF_8)).isEqualTo("HTTP/1.1 408");
    }
  }

  private static void trickle(OutputStream out, CountDownLatch over) {
    try {
      while (!over.await(1, TimeUnit.MILLISECONDS)) {
        out.write(' ');
        out.flush();
      }
    } catch (IOException _) {
      // The server has hung up, as it should.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
