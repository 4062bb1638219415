package bot.mtasts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page for whoever sets Slack up says what the program does. To rewrite its manifests:
/// `-Dgolden.rewrite=true`.
class SlackPageTest {
  private static final Path PAGE = Path.of("..", "docs", "slack.md");

  private record Shown(String name, SlackManifest manifest) {
    String block() {
      return "<!-- manifest: %s -->\n```yaml\n%s```\n<!-- end -->".formatted(name, manifest.yaml());
    }
  }

  private static final List<Shown> MANIFESTS =
      List.of(
          new Shown("socket", SlackManifest.throughSocket()),
          new Shown("http", SlackManifest.overHttp(URI.create("https://mtasts.example.com"))));

  @Test
  void the_manifests_are_those_that_are_printed() throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      String page = Files.readString(PAGE);
      for (Shown shown : MANIFESTS) {
        String begin = "<!-- manifest: " + shown.name() + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- end -->", from) + "<!-- end -->".length();
        page = page.substring(0, from) + shown.block() + page.substring(to);
      }
      Files.writeString(PAGE, page);
    }
    for (Shown shown : MANIFESTS) {
      assertThat(Files.readString(PAGE)).contains(shown.block());
    }
  }

  @Test
  void each_scope_is_explained() throws IOException {
    String page = Files.readString(PAGE);

    for (String scope : SlackManifest.SCOPES) {
      assertThat(page).contains("| `" + scope + "` |");
    }
  }
}
