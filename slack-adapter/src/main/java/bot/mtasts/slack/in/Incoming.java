package bot.mtasts.slack.in;

import bot.mtasts.core.command.Attendant;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Handoff;
import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.RehearsedDialogue;
import bot.mtasts.core.command.SaidLog;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.Leases;
import bot.mtasts.core.store.Once;
import bot.mtasts.core.store.Vault;
import bot.mtasts.slack.Sinks;
import bot.mtasts.slack.SlackManifest;
import bot.mtasts.slack.SlackSettings;
import bot.mtasts.slack.Stage;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.out.SlackWeb;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// All that comes to us from Slack, by both doors, put together.
public final class Incoming implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Incoming.class);

  // Whoever asked for a check keeps a thread until it has ended, which takes a minute at most.
  private static final int MOST_AT_ONCE = 2_000;
  private static final Duration TO_FINISH = Duration.ofSeconds(10);

  private final WorkspaceTokens workspaces;
  private final Dialogue dialogue;
  private final Handoff handoff;
  private final Refusals refusals;
  private final HttpDoor http;
  private final Optional<SocketDoor> socket;
  private final App app;

  private Incoming(
      WorkspaceTokens workspaces,
      Dialogue dialogue,
      Handoff handoff,
      Refusals refusals,
      HttpDoor http,
      Optional<SocketDoor> socket,
      App app) {
    this.workspaces = workspaces;
    this.dialogue = dialogue;
    this.handoff = handoff;
    this.refusals = refusals;
    this.http = http;
    this.socket = socket;
    this.app = app;
  }

  /// What is kept, over all instances.
  ///
  /// @param instance the name of this one among those that share the leases
  public record Keeping(Vault vault, Once once, Leases leases, String instance) {}

  /// The workspaces that we are installed in.
  public static WorkspaceTokens workspaces(
      SlackSettings settings, Slack slack, Keeping keeping, InstantSource clock) {
    Secret botToken = settings.botToken();
    return botToken != null
        ? new OneWorkspace(botToken, slack)
        : many(settings, slack, keeping, clock);
  }

  private static ManyWorkspaces many(
      SlackSettings settings, Slack slack, Keeping keeping, InstantSource clock) {
    String clientId = settings.clientId();
    Secret clientSecret = settings.clientSecret();
    if (clientId == null || clientSecret == null) {
      throw new IllegalArgumentException(String.join("; ", settings.faults()));
    }
    TokenRenewal renewal =
        new TokenRenewal(
            new Installations(keeping.vault()),
            keeping.leases(),
            keeping.instance(),
            new SlackExchange(slack, clientId, clientSecret),
            clock);
    return new ManyWorkspaces(keeping.vault(), renewal, slack);
  }

  /// Who hears what comes.
  ///
  /// @param sinks where people are answered
  /// @param heed counts and measures
  public record Hearers(Dialogue dialogue, Sinks sinks, BlockKitRenderer renderer, Heed heed) {}

  /// Makes the doors; nothing comes in before [#open].
  ///
  /// @param workspaces of [#workspaces]; closed with this
  /// @param slack stays the caller's to close
  public static Incoming of(
      SlackSettings settings,
      WorkspaceTokens workspaces,
      Slack slack,
      Keeping keeping,
      Hearers hearers,
      InstantSource clock) {
    return of(settings, workspaces, slack, keeping, hearers, clock, SocketDoor.GLANCE);
  }

  static Incoming of(
      SlackSettings settings,
      WorkspaceTokens workspaces,
      Slack slack,
      Keeping keeping,
      Hearers hearers,
      InstantSource clock,
      Duration glance) {
    App app = new App(config(settings), slack, List.of());
    Handoff handoff = new Handoff("slack-said-", MOST_AT_ONCE);
    SaidLog saidLog = new SaidLog(Chat.SLACK, hearers.heed(), clock);
    Refusals refusals = new Refusals(slack);
    Dialogue dialogue = hearers.dialogue();
    BlockKitRenderer renderer = hearers.renderer();
    Desk desk = new Desk(new Attendant(handoff, saidLog, clock), hearers.sinks(), saidLog);
    HomeTab home = new HomeTab(dialogue, renderer, workspaces, new SlackWeb(slack));
    new AskListeners(dialogue, desk).joinTo(app);
    new FormListeners(dialogue, desk, renderer).joinTo(app);
    new EventListeners(dialogue, desk, home, workspaces).joinTo(app);
    if (workspaces instanceof ManyWorkspaces many) {
      new InstallFlow(keeping.vault(), many, clock).joinTo(app);
    }
    Reception reception =
        new Reception(app, workspaces, keeping.once(), handoff, refusals, saidLog, guide(settings));
    HttpDoor http =
        new HttpDoor(
            app,
            reception,
            Optional.ofNullable(settings.signingSecret()).map(SlackRequestGate::new),
            settings.isInstallable(),
            clock);
    Optional<SocketDoor> socket =
        Optional.ofNullable(settings.appToken())
            .map(token -> new SocketDoor(slack, app, token, reception, glance));
    return new Incoming(workspaces, dialogue, handoff, refusals, http, socket, app);
  }

  // What is not set here, Bolt takes from the environment.
  private static AppConfig config(SlackSettings settings) {
    boolean installable = settings.isInstallable();
    URI publicUrl = settings.publicUrl();
    AppConfig config =
        AppConfig.builder()
            .singleTeamBotToken(null)
            .signingSecret(null)
            .clientId(installable ? settings.clientId() : null)
            .clientSecret(installable ? revealed(settings.clientSecret()) : null)
            .redirectUri(publicUrl == null ? null : publicUrl + SlackManifest.REDIRECT_PATH)
            .scope(String.join(",", SlackManifest.SCOPES))
            .userScope(null)
            .oauthCancellationUrl(null)
            .oauthCompletionUrl(null)
            .oAuthInstallPageRenderer(new InstallPages())
            .allEventsApiAutoAckEnabled(true)
            .build();
    config.setOauthInstallPath(SlackManifest.INSTALL_PATH);
    config.setOauthRedirectUriPath(SlackManifest.REDIRECT_PATH);
    config.setOAuthInstallPathEnabled(installable);
    config.setOAuthRedirectUriPathEnabled(installable);
    return config;
  }

  private static @Nullable String revealed(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal();
  }

  private static String guide(SlackSettings settings) {
    URI publicUrl = settings.publicUrl();
    if (!settings.isInstallable()) {
      return "I am not installed in this workspace, and work for another one. Whoever runs me can"
          + " open me to more.";
    }
    return publicUrl == null
        ? "I am not installed in this workspace any more. Ask whoever runs me to install me again."
        : "I am not installed in this workspace any more. Install me at <%s%s>, and try again."
            .formatted(publicUrl, SlackManifest.INSTALL_PATH);
  }

  /// Hears made-up commands at a door of their own, so that the first real ones are not kept
  /// waiting by what is done for the first time. Takes a second or so.
  ///
  /// @param stage where the door is
  /// @param slack is asked nothing
  public static void rehearse(
      Stage stage,
      SlackSettings settings,
      Slack slack,
      Keeping keeping,
      Hearers hearers,
      InstantSource clock) {
    try {
      Set<Integer> statuses = rehearsal(stage, settings, slack, keeping, hearers, clock);
      log.atDebug().addKeyValue("status", statuses).log("slack rehearsal");
    } catch (IOException | RuntimeException e) {
      // The first commands will be slower, and told if anything is the matter.
      log.atWarn().setCause(e).log("slack rehearsal");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // whoever starts us has changed their mind
    }
  }

  static Set<Integer> rehearsal(
      Stage stage,
      SlackSettings settings,
      Slack slack,
      Keeping keeping,
      Hearers hearers,
      InstantSource clock)
      throws IOException, InterruptedException {
    // A database that is away is found out here, and not with each command.
    var _ = rehearsed(keeping.once());
    Rehearsal rehearsal = new Rehearsal(clock);
    App app = new App(config(settings), slack, List.of());
    Handoff handoff = new Handoff("slack-rehearsal-", Rehearsal.TIMES);
    Refusals refusals = new Refusals(slack);
    SaidLog saidLog = new SaidLog(Chat.SLACK, Heed.NONE, clock, Level.DEBUG);
    // A command is what everything else is like, and what many give at once.
    new AskListeners(
            new RehearsedDialogue(hearers.dialogue()),
            new Desk(new Attendant(handoff, saidLog, clock), hearers.sinks(), saidLog))
        .joinTo(app);
    app.start();
    Reception reception =
        new Reception(
            app,
            new Rehearsal.NoWorkspace(),
            (_, _, _) -> rehearsed(keeping.once()),
            handoff,
            refusals,
            saidLog,
            guide(settings));
    HttpDoor door =
        new HttpDoor(
            app,
            reception,
            Optional.of(new SlackRequestGate(rehearsal.signingSecret())),
            false,
            clock);
    try (Stage.Opened opened = stage.open(door::routes)) {
      return rehearsal.run(opened.address());
    } finally {
      handoff.interrupt();
      refusals.close();
      app.stop();
      app.executorService().shutdownNow();
    }
  }

  // The real store is asked, for one key that it mostly knows already, so that nothing stays
  // behind.
  private static boolean rehearsed(Once once) {
    var _ = once.first("rehearsal", "rehearsal", Duration.ofSeconds(1));
    return true;
  }

  /// Begins to hear.
  public void open() {
    app.start();
    workspaces.open();
    socket.ifPresent(SocketDoor::open);
  }

  /// Adds `/slack/events`, `/slack/install` and `/slack/oauth_redirect`.
  public void routes(RoutesConfig routes) {
    http.routes(routes);
  }

  /// What is not as it should be, a sentence each, as far as the latest looks know.
  public List<String> notReady() {
    List<String> troubles = new ArrayList<>(workspaces.notReady());
    socket.ifPresent(door -> troubles.addAll(door.notReady()));
    return troubles;
  }

  /// Takes nothing more, and waits a while for what was begun to be handed on. Whoever comes now is
  /// told; events Slack sends again, to another instance or after the restart.
  public void stopTaking() {
    // Whoever only watches a check would be waited for in vain.
    dialogue.stopFollowing();
    try {
      handoff.close(TO_FINISH);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // whoever stops us is in a hurry
    }
  }

  /// Lets go of the connections, and interrupts what still runs.
  @Override
  public void close() {
    socket.ifPresent(SocketDoor::close);
    handoff.interrupt();
    refusals.close();
    app.stop();
    app.executorService().shutdownNow();
    workspaces.close();
  }
}
