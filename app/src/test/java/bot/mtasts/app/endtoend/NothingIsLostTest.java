package bot.mtasts.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.endtoend.ServerProcess.Credentials;
import bot.mtasts.lab.outside.CallbackReceiver;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was answered with 202 is carried out and told, whatever happens to the process that said
/// it.
class NothingIsLostTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> DOMAINS =
      List.of("all-good.test", "mx-partial-match.test", "mode-testing.test");
  private static final int ACCEPTED_BEFORE_THE_END = 25;

  // A dead instance is noticed after four missed heartbeats of ten seconds, at the next beat of
  // another: 50 seconds. The rest is for the work itself, on a machine that is busy.
  private static final Duration TAKEN_OVER_AND_DONE = Duration.ofSeconds(110);

  @TempDir private Path folder;

  @Test
  void a_killed_server_goes_on_where_it_was_on_h2() throws Exception {
    Map<String, String> settings = Map.of("MTASTS_SERVER_REQUESTS_PER_MINUTE", "100000");
    try (CallbackReceiver listener = CallbackReceiver.listen()) {
      Set<String> accepted;
      Credentials credentials;
      try (ServerProcess server = ServerProcess.start(folder, settings)) {
        credentials = server.add("crm");
        accepted = acceptedBeforeKill(server, credentials, listener.url());
      }
      try (ServerProcess again = ServerProcess.start(folder, settings)) {
        assertThat(listener.missingAfter(accepted, TAKEN_OVER_AND_DONE)).isEmpty();
        assertCompleted(again, credentials, accepted);
        assertThat(again.terminate()).isZero();
      }
    }
  }

  @Test
  void another_instance_takes_over_on_postgresql() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start();
        CallbackReceiver listener = CallbackReceiver.listen()) {
      Map<String, String> settings =
          Map.of(
              "MTASTS_DATABASE_URL", database.getJdbcUrl("postgres", "postgres"),
              "MTASTS_DATABASE_USER", "postgres",
              "MTASTS_SERVER_REQUESTS_PER_MINUTE", "100000",
              "MTASTS_SECRETS_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
      try (ServerProcess first = ServerProcess.start(folder.resolve("first"), settings);
          ServerProcess second = ServerProcess.start(folder.resolve("second"), settings)) {
        Credentials credentials = first.add("crm");

        Set<String> shared = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 40; i++) {
          shared.add(idOf(ask(first, credentials, listener.url(), i)));
        }
        assertThat(listener.missingAfter(shared, TAKEN_OVER_AND_DONE)).isEmpty();
        assertThat(listener.callsByCheck())
            .as("each is told once")
            .allSatisfy((_, calls) -> assertThat(calls).isEqualTo(1));
        assertThat(first.metric("mtasts_checks_total") + second.metric("mtasts_checks_total"))
            .as("each is done once")
            .isEqualTo(40);

        Set<String> accepted = acceptedBeforeKill(first, credentials, listener.url());
        assertThat(listener.missingAfter(accepted, TAKEN_OVER_AND_DONE)).isEmpty();
        assertCompleted(second, credentials, accepted);
      }
    }
  }

  /// Asks from four sides at once, and kills the server in the middle of it.
  ///
  /// @return the ids that were answered with 202
  private static Set<String> acceptedBeforeKill(
      ServerProcess server, Credentials credentials, String callback) throws Exception {
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    CountDownLatch enough = new CountDownLatch(ACCEPTED_BEFORE_THE_END);
    AtomicBoolean killed = new AtomicBoolean();
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> asking = new ArrayList<>();
      for (int asker = 0; asker < 4; asker++) {
        asking.add(
            askers.submit(() -> {
              for (int i = 0; !killed.get(); i++) {
                try {
                  accepted.add(idOf(ask(server, credentials, callback, i)));
                  enough.countDown();
                } catch (IOException e) {
                  // Not answered, so not promised: the server is dead.
                  return null;
                }
              }
              return null;
            }));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).as("the server accepts").isTrue();
      server.kill();
      killed.set(true);
      for (Future<Void> each : asking) {
        each.get();
      }
    }
    return accepted;
  }

  private static HttpResponse<String> ask(
      ServerProcess server, Credentials credentials, String callback, int number)
      throws IOException, InterruptedException {
    return server.post(
        "/api/v1/checks",
        credentials.apiKey(),
        """
        {"domain": "%s", "callback": "%s", "fresh": true}\
        """
            .formatted(DOMAINS.get(number % DOMAINS.size()), callback));
  }

  private static String idOf(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 202) {
      throw new IOException("not accepted: " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body()).path("id").asText();
  }

  private static void assertCompleted(
      ServerProcess server, Credentials credentials, Set<String> checks) throws Exception {
    for (String check : checks) {
      assertThat(
              server.get("/api/v1/checks/" + check, credentials.apiKey()).path("verdict").asText())
          .as(check)
          .isNotEmpty();
    }
  }
}
