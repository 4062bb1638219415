package bot.mtasts.core.probe.https;

import static bot.mtasts.core.probe.https.PolicyHostScripts.DOMAIN;
import static bot.mtasts.core.probe.https.PolicyHostScripts.GOOD;
import static bot.mtasts.core.probe.https.PolicyHostScripts.HOST;
import static bot.mtasts.core.probe.https.PolicyHostScripts.POLICY;
import static bot.mtasts.core.probe.https.PolicyHostScripts.answering;
import static bot.mtasts.core.probe.https.PolicyHostScripts.answers;
import static bot.mtasts.core.probe.https.PolicyHostScripts.cleartext;
import static bot.mtasts.core.probe.https.PolicyHostScripts.deflate;
import static bot.mtasts.core.probe.https.PolicyHostScripts.fetch;
import static bot.mtasts.core.probe.https.PolicyHostScripts.fetcher;
import static bot.mtasts.core.probe.https.PolicyHostScripts.gzip;
import static bot.mtasts.core.probe.https.PolicyHostScripts.head;
import static bot.mtasts.core.probe.https.PolicyHostScripts.loopback;
import static bot.mtasts.core.probe.https.PolicyHostScripts.loopbackOpen;
import static bot.mtasts.core.probe.https.PolicyHostScripts.ok;
import static bot.mtasts.core.probe.https.PolicyHostScripts.overTls;
import static bot.mtasts.core.probe.https.PolicyHostScripts.platformThreads;
import static bot.mtasts.core.probe.https.PolicyHostScripts.soon;
import static bot.mtasts.core.probe.https.PolicyHostScripts.trickle;
import static bot.mtasts.core.probe.https.PolicyHostScripts.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.probe.AddressTurns;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.tls.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OkHttpPolicyFetcherTest {
  @Test
  void a_policy_comes_with_all_that_was_seen_on_the_way() throws IOException {
    try (var server = answering(ok("Content-Type: text/plain; charset=utf-8\r\n", POLICY))) {
      var fetched = (PolicyFetch.Answered) fetch(server);
      assertThat(fetched.answer())
          .isEqualTo(
              new HttpAnswer(
                  200,
                  "text/plain; charset=utf-8",
                  null,
                  null,
                  ByteString.encodeUtf8(POLICY),
                  false));
      assertThat(fetched.tls().protocol()).isEqualTo("TLSv1.3");
      assertThat(fetched.tls().trusted()).isTrue();
      assertThat(fetched.tls().leaf()).isEqualTo(GOOD.getFirst().certificate());
      assertThat(fetched.took()).isPositive();
    }
  }

  @Test
  void a_fetch_that_finds_no_turn_says_so() throws Exception {
    var bothAreThere = new CountDownLatch(2);
    try (var server =
        ScriptedServer.playing(socket -> {
          bothAreThere.countDown();
          ScriptedServer.untilTheyLeave(socket);
        })) {
      var fetcher = fetcher(server.port(), Duration.ofSeconds(20), loopbackOpen());
      List<Thread> visits =
          Stream.generate(
                  () -> Thread.ofVirtual().start(() -> fetcher.fetch(DOMAIN, loopback(), soon())))
              .limit(2)
              .toList();
      bothAreThere.await();

      PolicyFetch third = fetcher.fetch(DOMAIN, loopback(), Deadline.in(Duration.ofMillis(50)));

      assertThat(third)
          .isEqualTo(new PolicyFetch.NotSeen(loopback(), AddressTurns.NONE_CAME))
          .extracting(Object::toString)
          .asString()
          .contains("2 connections at a time");
      assertThat(server.visits()).isEqualTo(2);
      for (Thread visit : visits) {
        visit.interrupt();
        visit.join();
      }
    }
  }

  @Test
  void the_request_is_what_the_rfc_asks_for_and_says_who_we_are() throws Exception {
    var request = new CompletableFuture<String>();
    try (var server =
        overTls(socket -> {
          var session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
          request.complete(session.getRequestedServerNames() + "\n" + head(socket));
          write(socket, ok("", POLICY));
        })) {
      fetch(server);
      assertThat(request.get())
          .contains("value=" + HOST + "]")
          .contains("GET /.well-known/mta-sts.txt HTTP/1.1\r\n")
          .contains("Host: " + HOST + "\r\n")
          .contains("User-Agent: " + LookSettings.USER_AGENT + "\r\n")
          .contains("Accept-Encoding: identity\r\n")
          .doesNotContainIgnoringCase("cookie");
    }
  }

  record Status(String head, int status, String reason) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static Stream<Status> statuses() {
    return Stream.of(
        new Status("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 404, "not there"),
        new Status("HTTP/1.0 500 Oops\r\n\r\n", 500, "HTTP/1.0 with a fault"),
        new Status(
            "HTTP/1.1 401 Who?\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n",
            401,
            "a door"),
        new Status(
            "HTTP/1.1 407 Proxy\r\nContent-Length: 0\r\n\r\n", 407, "OkHttp throws at this one"),
        new Status(
            "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
            503,
            "OkHttp asks again after this one"),
        new Status(
            "HTTP/1.1 408 Slow\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            408,
            "and after this"),
        new Status("HTTP/1.1 304 Same\r\n\r\n", 304, "an answer to a question nobody asked"),
        new Status("HTTP/1.1 204 Nothing\r\n\r\n", 204, "an answer without a body"),
        new Status(
            "HTTP/1.1 100 Go on\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            200,
            "an interim answer before the real one"));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void every_status_is_reported_as_it_came_after_one_question(Status row) throws IOException {
    try (var server = answering(row.head)) {
      assertThat(((PolicyFetch.Answered) fetch(server)).answer().status()).isEqualTo(row.status);
      assertThat(server.visits()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirects_are_seen_and_not_followed(int status) throws IOException {
    String location = "https://elsewhere.test/mta-sts.txt";
    try (var server =
        answering(
            "HTTP/1.1 %d Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                .formatted(status, location))) {
      HttpAnswer answer = ((PolicyFetch.Answered) fetch(server)).answer();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.location()).isEqualTo(location);
      assertThat(server.visits()).isEqualTo(1);
    }
  }

  record Sized(int octets, boolean tooLarge) {}

  static Stream<Sized> sizes() {
    return Stream.of(
        new Sized(HttpAnswer.LARGEST_BODY, false),
        new Sized(HttpAnswer.LARGEST_BODY + 1, true),
        new Sized(5_000_000, true));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void a_body_is_read_up_to_64_kib(Sized row) throws IOException {
    try (var server = answering(ok("", "x".repeat(row.octets)))) {
      HttpAnswer answer = ((PolicyFetch.Answered) fetch(server)).answer();
      assertThat(answer.tooLarge()).isEqualTo(row.tooLarge);
      assertThat(answer.body().size()).isEqualTo(HttpAnswer.LARGEST_BODY);
    }
  }

  @Test
  void an_endless_body_is_left_at_the_limit() throws Exception {
    var left = new CountDownLatch(1);
    try (var server =
        overTls(socket -> {
          head(socket);
          write(socket, "HTTP/1.1 200 OK\r\n\r\n");
          byte[] block = new byte[8192];
          try {
            while (true) {
              socket.getOutputStream().write(block);
            }
          } catch (IOException e) {
            left.countDown();
          }
        })) {
      assertThat(((PolicyFetch.Answered) fetch(server)).answer().tooLarge()).isTrue();
      left.await();
    }
  }

  @Test
  void a_compressed_body_is_inflated_and_the_header_kept() throws IOException {
    try (var gzip = answering(ok("Content-Encoding: gzip\r\n", gzip(POLICY.getBytes(ISO_8859_1))));
        var deflate =
            answering(ok("Content-Encoding: deflate\r\n", deflate(POLICY.getBytes(ISO_8859_1))))) {
      for (var server : List.of(gzip, deflate)) {
        HttpAnswer answer = ((PolicyFetch.Answered) fetch(server)).answer();
        assertThat(answer.body().utf8()).isEqualTo(POLICY);
        assertThat(answer.contentEncoding()).isNotNull();
        assertThat(answer.tooLarge()).isFalse();
      }
    }
  }

  @Test
  void a_small_body_that_inflates_without_end_is_too_large() throws IOException {
    byte[] bomb = gzip(new byte[50_000_000]);
    assertThat(bomb.length).isLessThan(HttpAnswer.LARGEST_BODY);
    try (var server = answering(ok("Content-Encoding: gzip\r\n", bomb))) {
      HttpAnswer answer = ((PolicyFetch.Answered) fetch(server)).answer();
      assertThat(answer.tooLarge()).isTrue();
      assertThat(answer.body().size()).isEqualTo(HttpAnswer.LARGEST_BODY);
    }
  }

  @Test
  void a_body_that_only_claims_to_be_compressed_is_shown_as_it_came() throws IOException {
    try (var server = answering(ok("Content-Encoding: gzip\r\n", POLICY))) {
      assertThat(((PolicyFetch.Answered) fetch(server)).answer().body().utf8()).isEqualTo(POLICY);
    }
  }

  @Test
  void a_body_that_trickles_past_the_limit_is_broken() throws IOException {
    try (var server = overTls(socket -> trickle(socket, "HTTP/1.1 200 OK\r\n\r\n"))) {
      var broken =
          (PolicyFetch.BodyBroken)
              fetcher(server.port(), Duration.ofMillis(700), loopbackOpen())
                  .fetch(DOMAIN, loopback(), soon());
      assertThat(broken.reason()).isEqualTo("the body had not come whole after 0.7 s");
      assertThat(broken.soFar().status()).isEqualTo(200);
      assertThat(broken.soFar().body().utf8()).startsWith("v");
      assertThat(broken.tls().trusted()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 500\r\n\r\nversion",
        "Transfer-Encoding: chunked\r\n\r\n7\r\nversion\r\n",
        "Transfer-Encoding: chunked\r\n\r\n7\r\nversion\r\nrubbish"
      })
  void a_body_that_ends_early_is_broken(String rest) throws IOException {
    try (var server = answering("HTTP/1.1 200 OK\r\n" + rest)) {
      var broken = (PolicyFetch.BodyBroken) fetch(server);
      assertThat(broken.reason()).isEqualTo("the connection broke before the body had come whole");
      assertThat(broken.soFar().body().utf8()).isEqualTo("version");
    }
  }

  @Test
  void fetches_leave_no_threads_of_their_own_behind() throws IOException {
    try (var server = answering(ok("", POLICY));
        var broken = answering("nonsense\r\n")) {
      fetch(server);
      fetch(broken);
      long before = platformThreads();
      for (int i = 0; i < 20; i++) {
        fetch(server);
        fetch(broken);
      }
      // Okio's watchdog and OkHttp's housekeeper serve every fetch, and end when idle.
      assertThat(platformThreads()).isLessThanOrEqualTo(before + 1);
    }
  }

  @Test
  void cleartext_is_asked_for_and_not_followed_either() throws IOException {
    try (var open = ScriptedServer.playing(answers(ok("Content-Type: text/plain\r\n", POLICY)));
        var moved =
            ScriptedServer.playing(
                answers(
                    "HTTP/1.1 301 Moved\r\nLocation: https://x.test/\r\nContent-Length: 0\r\n\r\n"));
        var silent = ScriptedServer.playing(socket -> {})) {
      assertThat(((PlainHttpLook.Answered) cleartext(open)).answer().body().utf8())
          .isEqualTo(POLICY);
      assertThat(((PlainHttpLook.Answered) cleartext(moved)).answer().isRedirect()).isTrue();
      assertThat(moved.visits()).isEqualTo(1);
      assertThat(cleartext(silent)).isInstanceOf(PlainHttpLook.Nothing.class);
    }
  }
}
