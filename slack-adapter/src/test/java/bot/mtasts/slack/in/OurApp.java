package bot.mtasts.slack.in;

import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.contract.HeardDialogue;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.slack.SlackSettings;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.out.SlackClient;
import com.slack.api.Slack;
import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;

/// The incoming side of ours on a server of its own, with a dialogue and sinks that remember.
final class OurApp implements AutoCloseable {
  /// How people would reach it; what is sent there is taken to [#address].
  static final URI PUBLIC_URL = URI.create("https://mtasts.test");

  /// How quickly the connection of Socket Mode is looked at.
  static final Duration GLANCE = Duration.ofMillis(200);

  final HeardDialogue dialogue = new HeardDialogue();
  final NotedSinks sinks = new NotedSinks();
  final Incoming incoming;
  final WorkspaceTokens workspaces;
  private final Slack slack;
  private final Javalin server;

  private OurApp(SlackSettings settings, Kept kept, String instance) {
    slack = SlackClient.of(settings.apiUrl());
    Incoming.Keeping keeping = kept.of(instance);
    workspaces = Incoming.workspaces(settings, slack, keeping, kept.clock());
    incoming =
        Incoming.of(
            settings,
            workspaces,
            slack,
            keeping,
            new Incoming.Hearers(
                dialogue, sinks, new BlockKitRenderer(ReportPages.NONE), Heed.NONE),
            kept.clock(),
            GLANCE);
    server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.concurrency.useVirtualThreads = true;
          incoming.routes(config.routes);
        });
    server.start("127.0.0.1", 0);
    incoming.open();
  }

  static OurApp start(SlackSettings settings, Kept kept, String instance) {
    return new OurApp(settings, kept, instance);
  }

  /// One workspace over HTTP.
  static OurApp overHttp(FakeSlack slack, String botToken, Kept kept) {
    return start(
        new SlackSettings(
            new Secret(botToken),
            null,
            new Secret(slack.app().signingSecret()),
            null,
            null,
            slack.apiUrl(),
            null),
        kept,
        "one");
  }

  /// One workspace through Socket Mode.
  static OurApp throughSocket(FakeSlack slack, String botToken, Kept kept, String instance) {
    return start(
        new SlackSettings(
            new Secret(botToken),
            new Secret(slack.app().appToken()),
            null,
            null,
            null,
            slack.apiUrl(),
            null),
        kept,
        instance);
  }

  /// Many workspaces that install the app, over HTTP.
  static OurApp installable(FakeSlack slack, Kept kept) {
    return installable(slack, kept, "one");
  }

  static OurApp installable(FakeSlack slack, Kept kept, String instance) {
    return start(
        new SlackSettings(
            null,
            null,
            new Secret(slack.app().signingSecret()),
            slack.app().clientId(),
            new Secret(slack.app().clientSecret()),
            slack.apiUrl(),
            PUBLIC_URL),
        kept,
        instance);
  }

  /// Where its server is.
  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  URI events() {
    return address("/slack/events");
  }

  @Override
  public void close() {
    incoming.close();
    server.stop();
    try {
      slack.close();
    } catch (Exception e) {
      throw new AssertionError("Slack's client could not be closed", e);
    }
  }
}
