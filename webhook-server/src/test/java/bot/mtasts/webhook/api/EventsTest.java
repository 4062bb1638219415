package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.request.CheckProgress.Happening;
import bot.mtasts.webhook.api.ApiClient.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Server-sent events.
class EventsTest {
  private static final HttpLimits QUICK =
      new HttpLimits(
          256 * 1024,
          16 * 1024,
          10_000,
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          500,
          2,
          Duration.ofMillis(50),
          Duration.ofMinutes(15));

  private final TestServer server = new TestServer(600, QUICK);
  private final Secret key = server.key("desk", Scope.CHECK, Scope.READ);
  private final ApiClient desk = server.with(key);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_stream_tells_each_stage_and_ends_with_the_check() throws Exception {
    String id = asked();
    try (Stream stream = new Stream("/api/v1/checks/" + id + "/events")) {
      assertThat(server.progress.awaited()).isEqualTo(id);
      server.progress.tell(id, new Happening.StageEnded(Stage.RECORD, Duration.ofMillis(41)));
      assertThat(stream.event())
          .containsExactly(
              "id: record", "event: stage", "data: {\"stage\":\"record\",\"afterMs\":41}");
      server.complete(id);
      assertThat(stream.event())
          .containsExactly(
              "id: end",
              "event: completed",
              "data: {\"id\":\"" + id + "\",\"verdict\":\"broken\",\"score\":10}");
      assertThat(stream.event()).as("it ends by itself").isEmpty();
    }
    assertThat(server.progress.open()).isZero();
  }

  @Test
  void a_check_that_was_given_up_ends_the_stream_too() throws Exception {
    String id = asked();
    try (Stream stream = new Stream("/api/v1/checks/" + id + "/events")) {
      server.progress.awaited();
      server.fail(id, "It could\nnot be carried out.");
      assertThat(stream.event())
          .as("a line end cannot break out of its event")
          .containsExactly(
              "id: end",
              "event: failed",
              "data: {\"id\":\"" + id + "\",\"reason\":\"It could\\nnot be carried out.\"}");
    }
  }

  @Test
  void a_silent_stream_beats_its_heart() throws Exception {
    String id = asked();
    try (Stream stream = new Stream("/api/v1/checks/" + id + "/events")) {
      assertThat(stream.line(": still waiting")).isTrue();
    }
  }

  @Test
  void a_client_that_goes_away_leaves_nothing_behind() throws Exception {
    String id = asked();
    Stream stream = new Stream("/api/v1/checks/" + id + "/events");
    server.progress.awaited();
    stream.close();
    server.progress.closed();
    assertThat(server.progress.open()).isZero();
  }

  @Test
  void one_integration_may_have_so_many_open() throws Exception {
    String id = asked();
    String target = "/api/v1/checks/" + id + "/events";
    try (Stream _ = new Stream(target);
        Stream _ = new Stream(target)) {
      server.progress.awaited();
      server.progress.awaited();
      Reply refused = desk.get(target);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.problem()).isEqualTo("too-many-streams");
    }
    server.progress.closed();
    server.progress.closed();
    server.complete(id);
    server.progress.tellEveryNewFollowerTheEnd(id);
    assertThat(desk.get(target).status()).as("places are given back").isEqualTo(200);
  }

  @Test
  void a_browser_that_has_heard_the_end_is_told_to_stay_away() {
    String id = asked();
    assertThat(desk.get("/api/v1/checks/" + id + "/events", "Last-Event-ID", "end").status())
        .isEqualTo(204);
    server.complete(id);
    server.progress.tellEveryNewFollowerTheEnd(id);
    Reply again = desk.get("/api/v1/checks/" + id + "/events", "Last-Event-ID", "record");
    assertThat(again.text()).contains("event: completed");
    assertThat(server.stranger().get("/r/" + id + "/events").text()).contains("event: completed");
  }

  private String asked() {
    return desk.post("/api/v1/checks", "{\"domain\":\"example.com\"}").json().path("id").asText();
  }

  /// An open stream, read line by line.
  private final class Stream implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Stream(String target) throws IOException {
      URI address = server.address();
      socket = new Socket(address.getHost(), address.getPort());
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(target, key.reveal())
                  .getBytes(UTF_8));
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(line("retry: 3000")).isTrue();
    }

    /// Reads on until a line comes.
    boolean line(String wanted) throws IOException {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals(wanted)) {
          return true;
        }
      }
      return false;
    }

    /// The next event; comments, and the frames of chunked coding, are passed over.
    List<String> event() throws IOException {
      List<String> lines = new ArrayList<>();
      for (String line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {
        if (line.startsWith("id:") || line.startsWith("event:") || line.startsWith("data:")) {
          lines.add(line);
        }
        if (line.startsWith("data:")) {
          return lines;
        }
      }
      return lines;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
