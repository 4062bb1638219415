package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.slack.SlackManifest;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// npm's `emulate`, with a workspace that knows our app: a Slack that nobody here wrote.
final class Emulate implements AutoCloseable {
  static final String CLIENT_ID = "1000.2000";
  static final String CLIENT_SECRET = "client-secret-of-emulate";

  // What it sends it does not sign; whoever plays Slack's part in a test does.
  static final String SIGNING_SECRET = "signing-secret-of-emulate";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Path PINNED = Path.of("..", "test-lab", "src", "crosscheck", "package.json");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"/>");

  private final Process process;
  private final URI address;

  private Emulate(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /// Installs it, as it is pinned, and starts it.
  ///
  /// @param folder where it is installed
  static Emulate start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.copy(PINNED, folder.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
    run(folder, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent");
    int port = freePort();
    Files.writeString(folder.resolve("emulate.yaml"), seed());
    Process process =
        new ProcessBuilder(
                "node",
                Path.of("node_modules", "emulate", "dist", "index.js").toString(),
                "start",
                "--service",
                "slack",
                "--port",
                Integer.toString(port),
                "--seed",
                "emulate.yaml")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    BufferedReader said = process.inputReader(UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("http://localhost:" + port)) {
        return new Emulate(process, URI.create("http://localhost:" + port + "/"));
      }
    }
    throw new AssertionError("emulate ended before it was ready");
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process npm =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("npm.log").toFile())
            .start();
    if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
      throw new AssertionError("npm install failed: see npm.log in " + folder);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String seed() {
    String scopes =
        SlackManifest.SCOPES.stream().map(scope -> "        - " + scope).collect(lines());
    return """
    slack:
      team:
        name: Emulated
        domain: emulated
      users:
        - name: ada
      channels:
        - name: ops
      oauth_apps:
        - client_id: "%s"
          client_secret: %s
          app_id: A000000001
          name: mtasts
          redirect_uris:
            - %s%s
          scopes:
    %s
          bot_name: mtasts
      strict_scopes: true
    """
        .formatted(
            CLIENT_ID, CLIENT_SECRET, OurApp.PUBLIC_URL, SlackManifest.REDIRECT_PATH, scopes);
  }

  private static Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n");
  }

  URI apiUrl() {
    return address.resolve("api/");
  }

  /// Presses the button of the first person on the consent page.
  ///
  /// @param authorizeUrl as the app built it, for slack.com
  /// @return where the browser is sent back to
  URI allow(String authorizeUrl) throws InterruptedException {
    String page = get(URI.create(authorizeUrl.replace("https://slack.com/", address.toString())));
    int begin = page.indexOf("<form");
    if (begin < 0) {
      throw new AssertionError("no consent page: " + page.replaceAll("(?s).*<body>", ""));
    }
    Matcher hidden = HIDDEN.matcher(page.substring(begin, page.indexOf("</form>")));
    StringBuilder form = new StringBuilder();
    while (hidden.find()) {
      form.append(form.isEmpty() ? "" : "&")
          .append(hidden.group(1))
          .append('=')
          .append(URLEncoder.encode(hidden.group(2).replace("&amp;", "&"), UTF_8));
    }
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("oauth/v2/authorize/callback"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build();
    return URI.create(send(request).headers().firstValue("Location").orElseThrow());
  }

  /// A trigger, as Slack gives one with each command. The SDK does not know the method: Slack has
  /// none like it.
  String trigger(String token) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(apiUrl().resolve("views.generateTriggerId"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return send(request).body().replaceAll(".*\"trigger_id\":\"([^\"]*)\".*", "$1");
  }

  /// The modals and home tabs that it has, as its own page lists them.
  String views() {
    return page("?tab=views");
  }

  /// What stands in a channel, as its own page lists it.
  String messages(String channel) {
    return page("?tab=messages&channel=" + channel);
  }

  /// What stands in the threads of a channel, as its own page lists it.
  String threads(String channel) {
    return messages(channel).replaceAll("(?s).*Threads(.*)Ephemeral.*", "$1");
  }

  private String page(String query) {
    try {
      return get(address.resolve(query));
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static String get(URI url) throws InterruptedException {
    return send(HttpRequest.newBuilder(url).build()).body();
  }

  private static HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer from emulate", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
