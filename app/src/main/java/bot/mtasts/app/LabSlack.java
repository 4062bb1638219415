package bot.mtasts.app;

import bot.mtasts.app.config.ChatConfig;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.lab.playground.SlackScreen;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.SlackManifest;
import java.net.URI;
import java.util.Optional;

/// A stand-in for Slack with a workspace to try things in, for those who look at the lab.
final class LabSlack implements AutoCloseable {
  private final FakeSlack slack;
  private final Workspace workspace;

  private LabSlack(FakeSlack slack, Workspace workspace) {
    this.slack = slack;
    this.workspace = workspace;
  }

  /// Starts it; the app of our own manifest is installed.
  static LabSlack start() {
    FakeSlack slack =
        FakeSlack.start(
            FakeSlackSettings.usual()
                .withApp(
                    AppSettings.mtasts()
                        .withScopes(SlackManifest.SCOPES.toArray(String[]::new))
                        .withMessageShortcuts(SlackManifest.SHORTCUT)));
    return new LabSlack(slack, slack.workspace("model-town"));
  }

  /// The same configuration, connected to this Slack.
  ChatConfig connected(ChatConfig config) {
    return config.with(
        new ChatConfig.Slack(
            Optional.of(new Secret(workspace.install().botToken())),
            Optional.empty(),
            Optional.of(new Secret(slack.app().signingSecret())),
            Optional.empty(),
            Optional.empty(),
            slack.apiUrl()));
  }

  /// What people see of it.
  SlackScreen screen() {
    return new SlackScreen(slack, workspace, SlackManifest.SHORTCUT);
  }

  /// From now on it sends what people do to a server of ours.
  void sendTo(URI server) {
    slack.sendTo(server.resolve(SlackManifest.EVENTS_PATH));
  }

  @Override
  public void close() {
    slack.close();
  }
}
