package bot.mtasts.app;

import bot.mtasts.app.config.ChatConfig;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.core.command.ChatParts;
import bot.mtasts.core.command.ChatSettings;
import bot.mtasts.core.command.CommandRouter;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Heed;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.PayloadWriter;
import bot.mtasts.core.service.PayloadWriters;
import bot.mtasts.core.service.Senders;
import bot.mtasts.slack.SlackPlatform;
import bot.mtasts.slack.SlackSettings;
import bot.mtasts.slack.in.Incoming;
import bot.mtasts.store.Store;
import bot.mtasts.webhook.ChatChannels;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The chats that we are connected to, each of them or none.
///
/// @param settings how Slack is connected, also where it is not
record Chats(SlackSettings settings, @Nullable SlackPlatform slack)
    implements ChatChannels, AutoCloseable {
  // More in one message is a list, for which there are other ways.
  private static final int MOST_DOMAINS = 5;

  /// Connects to what is configured.
  ///
  /// @param parts what commands work with
  /// @param courtesy lets many who ask at once be heard before any is answered
  /// @throws ConfigException if settings do not belong together
  static Chats connect(
      ChatConfig config,
      @Nullable URI publicUrl,
      Store store,
      ChatParts parts,
      Heed heed,
      Courtesy courtesy)
      throws ConfigException {
    SlackSettings settings = settings(config.slack(), publicUrl);
    if (!settings.faults().isEmpty()) {
      throw new ConfigException(settings.faults());
    }
    if (!settings.isWanted()) {
      return new Chats(settings, null);
    }
    Dialogue dialogue =
        new CourteousDialogue(
            new CommandRouter(
                parts,
                new ChatSettings(
                    config.userChecksPerMinute(),
                    config.workspaceChecksPerMinute(),
                    config.answerPrivately(),
                    MOST_DOMAINS)),
            courtesy);
    return new Chats(
        settings, slack(settings, store, dialogue, parts.pages(), heed, parts.clock()));
  }

  private static SlackPlatform slack(
      SlackSettings settings,
      Store store,
      Dialogue dialogue,
      ReportPages pages,
      Heed heed,
      InstantSource clock) {
    Incoming.Keeping keeping =
        new Incoming.Keeping(
            store.vault(), store.once(), store.leases(), Ids.instance(clock.instant()));
    return SlackPlatform.connect(
        settings, new SlackPlatform.Parts(dialogue, keeping, pages, heed, clock));
  }

  /// How Slack is to be connected.
  static SlackSettings settings(ChatConfig.Slack slack, @Nullable URI publicUrl) {
    return new SlackSettings(
        slack.botToken().orElse(null),
        slack.appToken().orElse(null),
        slack.signingSecret().orElse(null),
        slack.clientId().orElse(null),
        slack.clientSecret().orElse(null),
        slack.apiUrl(),
        publicUrl);
  }

  /// Who sends to chats, beside who sends elsewhere.
  Senders senders(DeliverySender callbacks, DeliverySender helpdesks) {
    return new Senders(callbacks, helpdesks, slack == null ? null : slack.sender(), null);
  }

  /// Who writes for chats, beside who writes for everybody else.
  PayloadWriter writers(PayloadWriter events) {
    return new PayloadWriters(events, slack == null ? null : slack.writer(), null);
  }

  /// Adds what chats ask for over HTTP.
  void routes(RoutesConfig routes) {
    if (slack != null) {
      slack.routes(routes);
    }
  }

  @Override
  public Optional<String> refusal(Destination destination) {
    return switch (destination) {
      case Destination.SlackChannel _ ->
          slack == null
              ? Optional.of("This server is not connected to Slack.")
              : slack.refusal(destination);
      case Destination.DiscordChannel _ -> Optional.of("This server is not connected to Discord.");
      case Destination.Callback _, Destination.HelpdeskNote _, Destination.ChatAnswer _ ->
          Optional.empty();
    };
  }

  List<String> notReady() {
    return slack == null ? List.of() : slack.notReady();
  }

  /// What is on, for those who start the server.
  List<Workshop.Part> says() {
    return List.of(
        slack == null
            ? new Workshop.Part("slack", false, "no slack.* setting; see docs/slack.md")
            : new Workshop.Part("slack", true, words(settings)),
        new Workshop.Part("discord", false, "not part of this version"));
  }

  private static String words(SlackSettings settings) {
    String way =
        settings.overHttp() && settings.throughSocket()
            ? "over HTTP at /slack/events, and through Socket Mode"
            : settings.overHttp() ? "over HTTP at /slack/events" : "through Socket Mode";
    return settings.isInstallable() ? way + "; installed at /slack/install" : way;
  }

  void stopTaking() {
    if (slack != null) {
      slack.stopTaking();
    }
  }

  @Override
  public void close() {
    if (slack != null) {
      slack.close();
    }
  }
}
