package bot.mtasts.lab.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Slack's Bolt for JavaScript takes the fake for Slack, over HTTP and in Socket Mode. Run by `mvn
/// verify -Pcrosscheck`; needs node and npm.
@Tag("crosscheck")
final class CrosscheckTest {
  private static final Path SOURCE = Path.of("src", "crosscheck");
  private static final Path INSTALLED = Path.of("target", "crosscheck");

  @BeforeAll
  static void npm_installs_what_is_pinned() throws Exception {
    Files.createDirectories(INSTALLED);
    for (String file : new String[] {"package.json", "bolt-app.js"}) {
      Files.copy(
          SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Process npm =
        new ProcessBuilder(
                "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent")
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(INSTALLED.resolve("npm.log").toFile())
            .start();
    assertThat(npm.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(npm.exitValue()).as("see npm.log in %s", INSTALLED).isZero();
  }

  /// The app, running in node.
  private record BoltApp(Process process, int port) implements AutoCloseable {
    static BoltApp start(FakeSlack slack, String botToken, String mode) throws IOException {
      var node = new ProcessBuilder("node", "bolt-app.js").directory(INSTALLED.toFile());
      node.redirectError(INSTALLED.resolve("bolt-" + mode + ".log").toFile());
      node.environment()
          .putAll(
              Map.of(
                  "SLACK_API_URL",
                  slack.apiUrl().toString(),
                  "BOT_TOKEN",
                  botToken,
                  "APP_TOKEN",
                  slack.app().appToken(),
                  "SIGNING_SECRET",
                  slack.app().signingSecret(),
                  "MODE",
                  mode));
      Process process = node.start();
      return new BoltApp(process, portIn(process.inputReader(StandardCharsets.UTF_8)));
    }

    private static int portIn(BufferedReader said) throws IOException {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("ready ")) {
          return Integer.parseInt(line.substring("ready ".length()));
        }
      }
      throw new AssertionError("the app ended before it was ready");
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + port + "/slack/events");
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket", "http"})
  void bolt_for_javascript_is_at_home_here(String mode) throws Exception {
    var app = AppSettings.mtasts().withMessageShortcuts("check_domains");
    var settings = FakeSlackSettings.usual().withApp(app).withPatience(Duration.ofSeconds(20));
    try (var slack = FakeSlack.start(settings)) {
      Workspace acme = slack.workspace("acme");
      Channel ops = acme.channel("ops").inviteBot();
      SlackPerson ada = acme.person("ada");
      String token = acme.install().botToken();
      try (var bolt = BoltApp.start(slack, token, mode)) {
        if (mode.equals("http")) {
          slack.sendTo(bolt.url());
          assertThat(slack.verifyRequestUrl()).isTrue();
        }
        command_button_and_menu(slack, ops, ada);
        modal(slack, ops, ada);
        shortcut_mention_and_home(slack, ops, ada);
        if (mode.equals("socket")) {
          reconnection(slack, ops, ada);
        }
      }
      assertThat(slack.acks()).allMatch(Ack::accepted);
      assertThat(slack.limited()).isEmpty();
    }
  }

  private static void command_button_and_menu(FakeSlack slack, Channel ops, SlackPerson ada) {
    assertThat(ada.types("/mtasts example.com", ops).ack().accepted()).isTrue();
    Message answer = slack.awaitMessage(ops, m -> m.text().equals("checked example.com"));
    assertThat(answer.ephemeral()).isFalse();

    SlackPerson bob = slack.workspace("acme").person("bob");
    bob.chooses(answer, "more", "explain");
    Message chosen = slack.awaitMessage(ops, m -> m.text().equals("chose explain"));
    assertThat(chosen.reader()).isEqualTo(bob.id());

    ada.presses(answer, "again");
    slack.awaitMessage(ops, m -> m.text().equals("again example.com") && m.edits() == 1);
    Message done = slack.awaitMessage(ops, m -> m.text().equals("done"));
    assertThat(done.threadTs()).isEqualTo(answer.ts());
    assertThat(done.earlier()).map(Message.Version::text).containsExactly("working");
  }

  private static void modal(FakeSlack slack, Channel ops, SlackPerson ada) {
    ada.types("/mtasts validate", ops);
    View modal = slack.awaitModal(ada, v -> v.title().equals("Validate"));
    ada.submits(modal, Map.of("text", "bad"));
    assertThat(ada.modals().getLast().errors()).containsEntry("policy", "line 1, column 1");
    ada.submits(modal, Map.of("text", "good"));
    assertThat(ada.modals()).isEmpty();
    slack.awaitMessage(
        slack.workspace("acme").directMessages(ada), m -> m.text().equals("pasted good"));
  }

  private static void shortcut_mention_and_home(FakeSlack slack, Channel ops, SlackPerson ada) {
    Message hers = ada.says("is a.test safe?", ops);
    ada.usesShortcut("check_domains", hers);
    Message found = slack.awaitMessage(ops, m -> m.text().startsWith("found "));
    assertThat(found.threadTs()).isEqualTo(hers.ts());

    ada.mentions("b.test", ops);
    assertThat(slack.awaitMessage(ops, m -> m.text().startsWith("heard ")).text())
        .contains("<http://b.test|b.test>");

    ada.opensHome();
    slack.awaitHome(ada, v -> v.element("again") != null);
  }

  private static void reconnection(FakeSlack slack, Channel ops, SlackPerson ada) {
    var before = slack.sockets().names();
    slack.sockets().requestRefresh();
    slack.sockets().awaitOther(before, Duration.ofSeconds(20));
    ada.types("/mtasts refreshed.test", ops);
    slack.awaitMessage(ops, m -> m.text().equals("checked refreshed.test"));

    var refreshed = slack.sockets().names();
    slack.sockets().drop();
    slack.sockets().awaitOther(refreshed, Duration.ofSeconds(20));
    ada.types("/mtasts dropped.test", ops);
    slack.awaitMessage(ops, m -> m.text().equals("checked dropped.test"));
  }
}
