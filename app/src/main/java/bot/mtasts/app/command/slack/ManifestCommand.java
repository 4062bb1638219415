package bot.mtasts.app.command.slack;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.command.UsageException;
import bot.mtasts.app.config.ConfigReader;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.slack.SlackManifest;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mtasts slack manifest`: the app manifest, ready to be pasted.
@Command(
    name = "manifest",
    description = {
      "Print the app manifest (YAML). Paste it at https://api.slack.com/apps under Create New App,",
      "From a manifest. What to do then is in docs/slack.md."
    },
    footer = {
      "",
      "For one workspace, without a public URL:  ./mtasts slack manifest --socket-mode",
      "For one workspace, over HTTP:             ./mtasts slack manifest --url https://mtasts.example.com",
      "For many that install it themselves:      … --url https://mtasts.example.com --many"
    })
final class ManifestCommand implements Callable<Integer> {
  private final Surroundings around;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "How Slack and people's browsers reach the server: https, without a path.")
  private @Nullable String url;

  @Option(
      names = "--socket-mode",
      description = "Let the server fetch what is said, so that nobody has to reach it.")
  private boolean socketMode;

  @Option(
      names = "--many",
      description = "Let any workspace install it, at /slack/install; needs --url.")
  private boolean many;

  ManifestCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws UsageException {
    URI reachedAt = url == null ? null : origin(url);
    if (reachedAt == null && !socketMode) {
      throw new UsageException(
          "say how Slack reaches the server: --url https://…, or --socket-mode if it cannot");
    }
    if (reachedAt == null && many) {
      throw new UsageException("--many needs --url: people are sent there to install it");
    }
    SlackManifest manifest =
        socketMode || reachedAt == null
            ? SlackManifest.throughSocket()
            : SlackManifest.overHttp(reachedAt);
    around
        .out()
        .print(
            (many && reachedAt != null ? manifest.forManyWorkspaces(reachedAt) : manifest).yaml());
    return ExitCode.OK;
  }

  private static URI origin(String text) throws UsageException {
    return ConfigReader.origin(text)
        .filter(origin -> "https".equals(origin.getScheme()))
        .orElseThrow(() ->
            new UsageException(
                "`"
                    + VisibleLine.of(text, 80)
                    + "` is no https URL without a path, such as https://mtasts.example.com"));
  }
}
