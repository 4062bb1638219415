package bot.mtasts.webhook.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.webhook.fakes.FakeIntegrations;
import bot.mtasts.webhook.helpdesk.SetUp;
import bot.mtasts.webhook.outgoing.Exchange;
import bot.mtasts.webhook.outgoing.FixedDns;
import bot.mtasts.webhook.outgoing.GuardedHttp;
import bot.mtasts.webhook.outgoing.TestHttp;
import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackSenderTest {
  private static final ByteString BODY =
      ByteString.encodeUtf8("{\"type\":\"check.completed\",\"data\":{\"domain\":\"bücher.test\"}}");

  private final MockWebServer server = new MockWebServer();
  private final FixedDns dns = new FixedDns();
  private final Instant now = Instant.now();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CallbackSender sender(GuardedHttp http, UrlRules.Settings settings) {
    return new CallbackSender(
        http,
        new UrlRules(settings, http.addresses()),
        new StandardWebhooks(null),
        FakeIntegrations.of(
            SetUp.of("generic")
                .secrets(
                    new SigningSecret(new Secret(SetUp.SECRET), SetUp.NOW, null),
                    new SigningSecret(new Secret("whsec_b2xk"), SetUp.NOW, now.plusSeconds(60)),
                    new SigningSecret(new Secret("whsec_b2xkZXI="), SetUp.NOW, now))
                .integration()),
        () -> now);
  }

  private CallbackSender lab() {
    return sender(TestHttp.toLoopback(dns), new UrlRules.Settings(false, Set.of(), true));
  }

  private CallbackSender impatient(Duration wholeCall) {
    return sender(
        TestHttp.of(dns, EgressGuard.allowing(List.of("127.0.0.0/8")), wholeCall),
        new UrlRules.Settings(false, Set.of(), true));
  }

  private static Delivery to(String url, @Nullable String integration) {
    return Delivery.due(
        "dlv_1",
        "msg_01JNE",
        integration,
        "chk_1",
        EventType.CHECK_COMPLETED,
        new Destination.Callback(url),
        new Payload("application/json", BODY),
        SetUp.NOW);
  }

  private Delivery toServer() {
    return to(server.url("/hook?a=b").toString(), "desk");
  }

  private Answer answerTo(MockResponse response) throws InterruptedException {
    server.enqueue(response);
    return lab().send(toServer());
  }

  private RecordedRequest request() throws InterruptedException {
    return Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS));
  }

  private static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  @Test
  void the_stored_octets_arrive_signed_with_every_secret_in_force() throws Exception {
    assertThat(answerTo(new MockResponse.Builder().code(204).build()))
        .isEqualTo(new Answer.Accepted(204, ""));
    RecordedRequest request = request();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/hook?a=b");
    assertThat(request.getBody()).isEqualTo(BODY);
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("User-Agent")).contains("+https://");
    assertThat(request.getHeaders().get("webhook-id")).isEqualTo("msg_01JNE");
    // Two in force; the third expired this very moment.
    assertThat(request.getHeaders().get("webhook-signature")).matches("v1,[^ ]+ v1,[^ ]+");
    new Webhook(SetUp.SECRET).verify(BODY.utf8(), request.getHeaders().toMultimap());
    new Webhook("whsec_b2xk").verify(BODY.utf8(), request.getHeaders().toMultimap());
  }

  @Test
  void the_operators_own_callbacks_are_not_signed_with_anybodys_secret() throws Exception {
    server.enqueue(status(200));
    lab().send(to(server.url("/").toString(), null));
    assertThat(request().getHeaders().get("webhook-signature")).isNull();
  }

  @Test
  void https_works_and_an_untrusted_certificate_does_not() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("callback.test").build();
    HandshakeCertificates ours =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    HandshakeCertificates theirs =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    dns.knows("callback.test", "127.0.0.1");
    UrlRules.Settings settings = new UrlRules.Settings(false, Set.of(port()), false);
    server.useHttps(ours.sslSocketFactory());
    server.enqueue(status(200));
    String url = "https://callback.test:%d/".formatted(port());
    OkHttpClient trusting =
        new OkHttpClient.Builder()
            .sslSocketFactory(theirs.sslSocketFactory(), theirs.trustManager())
            .build();
    assertThat(sender(TestHttp.trusting(dns, trusting), settings).send(to(url, "desk")))
        .isEqualTo(new Answer.Accepted(200, ""));
    assertThat(sender(TestHttp.toLoopback(dns), settings).send(to(url, "desk")))
        .isInstanceOfSatisfying(
            Answer.Unreached.class, it -> assertThat(it.reason()).contains("certificate"));
  }

  private int port() {
    return server.getPort();
  }

  @Test
  void refusals_are_told_with_their_status() throws Exception {
    assertThat(answerTo(new MockResponse.Builder().code(500).body("oh no").build()))
        .isEqualTo(new Answer.Declined(500, null, "HTTP 500", "oh no", null));
    assertThat(answerTo(status(410))).isInstanceOf(Answer.Gone.class);
  }

  @Test
  void retry_after_is_read_in_both_writings() throws Exception {
    assertThat(
            answerTo(new MockResponse.Builder().code(429).addHeader("Retry-After", "120").build()))
        .isEqualTo(new Answer.Declined(429, Duration.ofMinutes(2), "HTTP 429", "", null));
    assertThat(
            answerTo(new MockResponse.Builder().code(503).addHeader("Retry-After", "soon").build()))
        .isEqualTo(new Answer.Declined(503, null, "HTTP 503", "", null));
  }

  @Test
  void a_redirect_is_a_failure_and_is_not_followed() throws Exception {
    Answer answer =
        answerTo(
            new MockResponse.Builder()
                .code(307)
                .addHeader("Location", server.url("/elsewhere"))
                .build());
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Declined.class,
            it -> assertThat(it.reason()).isEqualTo("HTTP 307: redirects are not followed."));
    assertThat(server.getRequestCount()).isOne();
  }

  @Test
  void a_long_answer_is_cut() throws Exception {
    Answer answer = answerTo(new MockResponse.Builder().body("é".repeat(100_000)).build());
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Accepted.class,
            it -> {
              assertThat(it.status()).isEqualTo(200);
              assertThat(it.excerpt()).hasSize(Exchange.EXCERPT / 2);
            });
  }

  @Test
  void an_endless_body_does_not_hold_us_and_its_status_counts() throws Exception {
    try (Endless endless = new Endless()) {
      Answer answer = lab().send(to(endless.url(), "desk"));
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Accepted.class,
              it -> assertThat(it.excerpt()).hasSize(Exchange.EXCERPT).startsWith("xxx"));
      // We hung up: the server's write failed.
      assertThat(endless.ended.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_body_that_stops_coming_ends_with_the_call_and_its_status_counts() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(1000))
            .onResponseBody(SocketEffect.Stall.INSTANCE)
            .build());
    assertThat(impatient(Duration.ofSeconds(2)).send(toServer()))
        .isInstanceOfSatisfying(
            Answer.Accepted.class, it -> assertThat(it.status()).isEqualTo(200));
  }

  @Test
  void a_host_that_never_answers_is_given_up() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    assertThat(impatient(Duration.ofSeconds(1)).send(toServer()))
        .isEqualTo(new Answer.Unreached("There was no answer in time."));
  }

  @Test
  void a_connection_that_breaks_is_told() throws Exception {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    assertThat(lab().send(toServer()))
        .isEqualTo(new Answer.Unreached("The connection broke before an answer came."));
    assertThat(server.getRequestCount()).as("no second try of OkHttp's own").isOne();
  }

  @Test
  void a_closed_port_is_told() throws Exception {
    String url = server.url("/").toString();
    server.close();
    assertThat(lab().send(to(url, "desk"))).isInstanceOf(Answer.Unreached.class);
  }

  @Test
  void a_name_that_is_gone_is_told() throws Exception {
    CallbackSender sender = sender(TestHttp.toLoopback(dns), UrlRules.Settings.usual());
    assertThat(sender.send(to("https://gone.example.com/", "desk")))
        .isEqualTo(new Answer.Unreached("DNS knows no address of the host."));
  }

  @Test
  void dns_that_changes_between_save_and_send_gets_nowhere() throws Exception {
    GuardedHttp http = TestHttp.of(dns, EgressGuard.strict(), Duration.ofSeconds(5));
    UrlRules.Settings settings = new UrlRules.Settings(true, Set.of(port()), false);
    UrlRules rules = new UrlRules(settings, http.addresses());
    String url = "http://rebind.example.com:%d/".formatted(port());
    dns.knows("rebind.example.com", "93.184.216.34");
    assertThat(rules.refusal(url, null)).isEmpty();
    dns.knows("rebind.example.com", "127.0.0.1");
    assertThat(sender(http, settings).send(to(url, "desk")))
        .isEqualTo(new Answer.Forbidden(Exchange.Forbidden.REASON));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void no_writing_of_a_private_address_gets_through_to_it() throws Exception {
    GuardedHttp http = TestHttp.of(dns, EgressGuard.strict(), Duration.ofSeconds(5));
    UrlRules.Settings settings = new UrlRules.Settings(true, Set.of(port()), true);
    for (String host :
        List.of(
            "127.0.0.1",
            "localhost",
            "2130706433",
            "127.1",
            "0x7f.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "１２７.０.０.１",
            "①②⑦.⓪.⓪.①")) {
      assertThat(sender(http, settings).send(to("http://%s:%d/".formatted(host, port()), "desk")))
          .as(host)
          .isEqualTo(new Answer.Forbidden(Exchange.Forbidden.REASON));
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void rules_that_have_become_stricter_hold_for_old_urls() throws Exception {
    assertThat(sender(TestHttp.toLoopback(dns), UrlRules.Settings.usual()).send(toServer()))
        .isInstanceOf(Answer.Forbidden.class);
  }

  @Test
  void of_an_integration_that_is_no_more_nothing_is_sent() throws Exception {
    assertThat(lab().send(to(server.url("/").toString(), "gone")))
        .isInstanceOf(Answer.Forbidden.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void an_interrupted_attempt_says_so() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    FutureTask<Answer> attempt = new FutureTask<>(() -> lab().send(toServer()));
    Thread worker = Thread.ofVirtual().start(attempt);
    request(); // it has arrived, and is not answered
    worker.interrupt();
    assertThatThrownBy(() -> attempt.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
  }

  /// Answers 200 and a body that never ends, as fast as it is read.
  private static final class Endless implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0);
    private final CountDownLatch ended = new CountDownLatch(1);

    Endless() throws IOException {
      Thread.ofPlatform().daemon().start(this::serve);
    }

    String url() {
      return "http://127.0.0.1:%d/".formatted(listening.getLocalPort());
    }

    private void serve() {
      try (Socket socket = listening.accept()) {
        byte[] chunk = new Buffer().writeUtf8("HTTP/1.1 200 OK\r\n\r\n").readByteArray();
        socket.getOutputStream().write(chunk);
        byte[] body = "x".repeat(8192).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        while (true) {
          socket.getOutputStream().write(body);
        }
      } catch (IOException _) {
        ended.countDown(); // The client hung up, as it should.
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
