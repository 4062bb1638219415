package bot.mtasts.app;

import bot.mtasts.app.config.ChatConfig;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.core.command.ChatParts;
import bot.mtasts.core.command.ChatPlatform;
import bot.mtasts.core.command.ChatSettings;
import bot.mtasts.core.command.CommandRouter;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Heed;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.PayloadWriter;
import bot.mtasts.core.service.PayloadWriters;
import bot.mtasts.core.service.Senders;
import bot.mtasts.discord.DiscordPlatform;
import bot.mtasts.discord.DiscordSettings;
import bot.mtasts.slack.SlackPlatform;
import bot.mtasts.slack.SlackSettings;
import bot.mtasts.slack.Stage;
import bot.mtasts.slack.in.Incoming;
import bot.mtasts.store.Store;
import bot.mtasts.webhook.ChatChannels;
import bot.mtasts.webhook.api.RehearsalServer;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The chats that we are connected to, each of them or none.
///
/// @param slackSettings how Slack is connected, also where it is not
/// @param discordSettings how Discord is connected, also where it is not
record Chats(
    SlackSettings slackSettings,
    @Nullable SlackPlatform slack,
    DiscordSettings discordSettings,
    @Nullable DiscordPlatform discord)
    implements ChatChannels, AutoCloseable {
  // More in one message is a list, for which there are other ways.
  private static final int MOST_DOMAINS = 5;

  /// Connects to what is configured.
  ///
  /// @param parts what commands work with
  /// @param heeds who counts what is said in each chat
  /// @param courtesy lets many who ask at once be heard before any is answered
  /// @throws ConfigException if settings do not belong together
  static Chats connect(
      ChatConfig config,
      @Nullable URI publicUrl,
      Store store,
      ChatParts parts,
      Function<Chat, Heed> heeds,
      Courtesy courtesy)
      throws ConfigException {
    SlackSettings slack = settings(config.slack(), publicUrl);
    DiscordSettings discord = settings(config.discord());
    List<String> faults =
        Stream.concat(slack.faults().stream(), discord.faults().stream()).toList();
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
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
    Connecting connecting =
        new Connecting(
            store, dialogue, parts.pages(), Ids.instance(parts.clock().instant()), parts.clock());
    return new Chats(
        slack,
        slack.isWanted() ? connecting.slack(slack, heeds.apply(Chat.SLACK)) : null,
        discord,
        discord.isWanted()
            ? connecting.discord(discord, new CourteousHeed(heeds.apply(Chat.DISCORD), courtesy))
            : null);
  }

  /// What platforms are connected with.
  ///
  /// @param instance the name of this server among those that share the store
  private record Connecting(
      Store store, Dialogue dialogue, ReportPages pages, String instance, InstantSource clock) {
    SlackPlatform slack(SlackSettings settings, Heed heed) {
      Incoming.Keeping keeping =
          new Incoming.Keeping(store.vault(), store.once(), store.leases(), instance);
      return SlackPlatform.connect(
          settings,
          new SlackPlatform.Parts(dialogue, keeping, pages, heed, clock, Optional.of(this::stage)));
    }

    private Stage.Opened stage(Consumer<RoutesConfig> routes) {
      RehearsalServer server = RehearsalServer.open(clock, routes);
      return new Stage.Opened() {
        @Override
        public URI address() {
          return server.address();
        }

        @Override
        public void close() {
          server.close();
        }
      };
    }

    DiscordPlatform discord(DiscordSettings settings, Heed heed) {
      DiscordPlatform.Keeping keeping =
          new DiscordPlatform.Keeping(
              store.vault(), store.leases(), instance, store.deliveries()::disable);
      return DiscordPlatform.connect(
          settings, new DiscordPlatform.Parts(dialogue, keeping, pages, heed, clock));
    }
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

  /// How Discord is to be connected.
  static DiscordSettings settings(ChatConfig.Discord discord) {
    return new DiscordSettings(
        discord.token().orElse(null),
        discord.apiUrl(),
        discord.shards(),
        discord.developmentGuild().orElse(null),
        discord.presence());
  }

  private Stream<ChatPlatform> connected() {
    return Stream.<@Nullable ChatPlatform>of(slack, discord).flatMap(Stream::ofNullable);
  }

  /// Who sends to chats, beside who sends elsewhere.
  Senders senders(DeliverySender callbacks, DeliverySender helpdesks) {
    return new Senders(
        callbacks,
        helpdesks,
        slack == null ? null : slack.sender(),
        discord == null ? null : discord.sender());
  }

  /// Who writes for chats, beside who writes for everybody else.
  PayloadWriter writers(PayloadWriter events) {
    return new PayloadWriters(
        events, slack == null ? null : slack.writer(), discord == null ? null : discord.writer());
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
      case Destination.DiscordChannel _ ->
          discord == null
              ? Optional.of("This server is not connected to Discord.")
              : discord.refusal(destination);
      case Destination.Callback _, Destination.HelpdeskNote _, Destination.ChatAnswer _ ->
          Optional.empty();
    };
  }

  List<String> notReady() {
    return connected().flatMap(platform -> platform.notReady().stream()).toList();
  }

  /// What is on, for those who start the server.
  List<Workshop.Part> says() {
    return List.of(
        slack == null
            ? new Workshop.Part("slack", false, "no slack.* setting; see docs/slack.md")
            : new Workshop.Part("slack", true, words(slackSettings)),
        discord == null
            ? new Workshop.Part("discord", false, "no discord.token; see docs/discord.md")
            : new Workshop.Part("discord", true, words(discordSettings)));
  }

  private static String words(SlackSettings settings) {
    String way =
        settings.overHttp() && settings.throughSocket()
            ? "over HTTP at /slack/events, and through Socket Mode"
            : settings.overHttp() ? "over HTTP at /slack/events" : "through Socket Mode";
    return settings.isInstallable() ? way + "; installed at /slack/install" : way;
  }

  private static String words(DiscordSettings settings) {
    String shards =
        settings.shards() == 0
            ? "as many shards as Discord recommends"
            : settings.shards() == 1 ? "one shard" : settings.shards() + " shards";
    return "through the gateway, "
        + shards
        + (settings.developmentGuild() == null
            ? ""
            : "; commands only in the server " + settings.developmentGuild());
  }

  void stopTaking() {
    connected().forEach(ChatPlatform::stopTaking);
  }

  @Override
  public void close() {
    connected().forEach(ChatPlatform::close);
  }
}
