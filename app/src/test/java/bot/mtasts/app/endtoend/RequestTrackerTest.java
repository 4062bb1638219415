package bot.mtasts.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bot.mtasts.app.endtoend.ServerProcess.Credentials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A real Request Tracker 5 on the other side: a ticket is created, its scrip asks us, and what we
/// found stands on the ticket. Run by `mvn verify -Prt`, as root on Debian.
@Tag("rt")
class RequestTrackerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path SCRIPT = Path.of("src/test/request-tracker/request-tracker.sh");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  // Not JUnit's: RT runs as another user, who must be able to reach its folder.
  private static Path folder;
  private static Path data;
  private static ServerProcess server;
  private static Properties rt;

  @BeforeAll
  static void a_request_tracker_and_a_server_that_know_each_other() throws Exception {
    folder =
        Path.of(System.getProperty("java.io.tmpdir"), "mtasts-rt-" + ProcessHandle.current().pid());
    data = Files.createTempDirectory("mtasts-data-");
    rt = new Properties();
    rt.load(new java.io.StringReader(script("prepare", folder.toString(), "" + freePort())));
    // RT listens on loopback, which we write to only when told that we may.
    server =
        ServerProcess.start(
            data,
            Map.of(
                "MTASTS_NETWORK_ALLOW_CIDRS",
                "127.0.0.1/32",
                "MTASTS_CALLBACKS_ALLOW_HTTP",
                "true",
                "MTASTS_SERVER_PUBLIC_URL",
                "https://checks.example.test"));
    Credentials credentials =
        server.add(
            "rt",
            "--preset",
            "rt",
            "--set",
            "url=" + rt.getProperty("RT_URL"),
            "--secret",
            "token=" + rt.getProperty("RT_BOT_TOKEN"));
    script(
        "start",
        folder.toString(),
        server.address().resolve("/api/v1/hooks/rt").toString(),
        credentials.apiKey());
  }

  @AfterAll
  static void stop() throws Exception {
    script("stop", folder.toString());
    server.close();
  }

  @Test
  void a_ticket_about_a_broken_domain_gets_the_findings_and_their_remedies() throws Exception {
    String ticket = create("Mail bounces", "", "mx-partial-match.test");

    String note = noteOn(ticket);

    assertThat(note)
        .contains("mx-partial-match.test")
        .contains("mx: mx2.mx-partial-match.test")
        .contains("https://checks.example.test/r/chk_");
  }

  @Test
  void the_domain_is_found_in_the_requesters_address() throws Exception {
    String ticket = create("Please help", "anna@all-good.test", "");

    assertThat(noteOn(ticket)).contains("all-good.test").containsIgnoringCase("protected");
  }

  private static String create(String subject, String requester, String domain)
      throws IOException, InterruptedException {
    JsonNode ticket =
        JSON.valueToTree(
            Map.of(
                "Queue",
                "General",
                "Subject",
                subject,
                "Requestor",
                requester,
                "Content",
                "See the subject.",
                "CustomFields",
                Map.of("Domain", domain)));
    JsonNode made =
        JSON.readTree(
            HTTP.send(
                    asAgent("/REST/2.0/ticket")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(ticket.toString()))
                        .build(),
                    BodyHandlers.ofString())
                .body());
    assertThat(made.path("id").asText()).as(made.toString()).isNotEmpty();
    return made.path("id").asText();
  }

  /// The text of the one comment on a ticket, once it is there.
  private static String noteOn(String ticket) throws IOException, InterruptedException {
    List<String> comments =
        await("a note on ticket " + ticket)
            .atMost(PATIENCE)
            .until(() -> commentsOn(ticket), found -> !found.isEmpty());
    assertThat(comments).as("one note").hasSize(1);
    return attachmentOf(comments.getFirst());
  }

  private static List<String> commentsOn(String ticket) throws IOException, InterruptedException {
    List<String> comments = new ArrayList<>();
    JsonNode history =
        get("/REST/2.0/ticket/" + ticket + "/history?fields=Type&per_page=100").path("items");
    for (JsonNode transaction : history) {
      if (transaction.path("Type").asText().equals("Comment")) {
        comments.add(transaction.path("id").asText());
      }
    }
    return comments;
  }

  private static String attachmentOf(String transaction) throws IOException, InterruptedException {
    JsonNode attachments =
        get("/REST/2.0/transaction/" + transaction + "/attachments").path("items");
    String id = attachments.path(0).path("id").asText();
    String content = get("/REST/2.0/attachment/" + id).path("Content").asText();
    return new String(Base64.getMimeDecoder().decode(content), UTF_8);
  }

  private static JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(HTTP.send(asAgent(path).build(), BodyHandlers.ofString()).body());
  }

  private static HttpRequest.Builder asAgent(String path) {
    return HttpRequest.newBuilder(URI.create(rt.getProperty("RT_URL") + path))
        .header("Authorization", "token " + rt.getProperty("RT_AGENT_TOKEN"))
        .header("Accept", "application/json");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String script(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile("request-tracker-", ".log");
    Path out = Files.createTempFile("request-tracker-", ".out");
    int code =
        new ProcessBuilder(command)
            .redirectError(log.toFile())
            .redirectOutput(out.toFile())
            .start()
            .waitFor();
    assertThat(code).as(() -> readQuietly(log)).isZero();
    return Files.readString(out);
  }

  private static String readQuietly(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
  }
}
