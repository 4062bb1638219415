package bot.mtasts.slack;

import bot.mtasts.core.command.ChatPlatform;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Heed;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.PayloadWriter;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.in.Incoming;
import bot.mtasts.slack.in.WorkspaceTokens;
import bot.mtasts.slack.out.SlackClient;
import bot.mtasts.slack.out.SlackOut;
import com.slack.api.Slack;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack, connected: what comes from it and what goes to it, put together.
public final class SlackPlatform implements ChatPlatform {
  private static final Logger log = LoggerFactory.getLogger(SlackPlatform.class);

  private final Slack slack;
  private final Incoming incoming;
  private final SlackOut outgoing;

  private SlackPlatform(Slack slack, Incoming incoming, SlackOut outgoing) {
    this.slack = slack;
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  /// What the platform works with.
  ///
  /// @param pages where people read reports
  /// @param heed counts and measures what is said to us
  /// @param stage where a rehearsal is held before anything is heard; empty: the first second may
  ///   be slow
  public record Parts(
      Dialogue dialogue,
      Incoming.Keeping keeping,
      ReportPages pages,
      Heed heed,
      InstantSource clock,
      Optional<Stage> stage) {}

  /// Connects, in the background, after a rehearsal of a second or so: whether Slack is there and
  /// takes our tokens is for [#notReady].
  ///
  /// @throws IllegalArgumentException if the settings have [SlackSettings#faults]
  public static SlackPlatform connect(SlackSettings settings, Parts parts) {
    if (!settings.isWanted() || !settings.faults().isEmpty()) {
      throw new IllegalArgumentException(
          "Slack cannot be connected with these settings: " + settings.faults());
    }
    Slack slack = SlackClient.of(settings.apiUrl());
    InstantSource clock = parts.clock();
    BlockKitRenderer renderer = new BlockKitRenderer(parts.pages());
    WorkspaceTokens workspaces = Incoming.workspaces(settings, slack, parts.keeping(), clock);
    SlackOut outgoing = SlackOut.of(slack, workspaces, renderer, parts.pages(), clock);
    Incoming.Hearers hearers =
        new Incoming.Hearers(parts.dialogue(), outgoing.sinks(), renderer, parts.heed());
    Incoming incoming = Incoming.of(settings, workspaces, slack, parts.keeping(), hearers, clock);
    parts
        .stage()
        .ifPresent(
            stage -> Incoming.rehearse(stage, settings, slack, parts.keeping(), hearers, clock));
    incoming.open();
    return new SlackPlatform(slack, incoming, outgoing);
  }

  /// Adds what Slack and people's browsers ask for over HTTP.
  public void routes(RoutesConfig routes) {
    incoming.routes(routes);
  }

  @Override
  public Chat chat() {
    return Chat.SLACK;
  }

  @Override
  public DeliverySender sender() {
    return outgoing.sender();
  }

  @Override
  public PayloadWriter writer() {
    return outgoing.writer();
  }

  @Override
  public Optional<String> refusal(Destination channel) {
    return switch (channel) {
      case Destination.SlackChannel slackChannel -> outgoing.channels().refusal(slackChannel);
      case Destination.DiscordChannel _,
          Destination.Callback _,
          Destination.HelpdeskNote _,
          Destination.ChatAnswer _ ->
          Optional.of("That is no channel of Slack's.");
    };
  }

  @Override
  public List<String> notReady() {
    return incoming.notReady();
  }

  @Override
  public void stopTaking() {
    incoming.stopTaking();
  }

  @Override
  public void close() {
    incoming.close();
    outgoing.close();
    try {
      slack.close();
    } catch (Exception e) {
      // Nothing of ours depends on it any more.
      log.atWarn().setCause(e).log("slack");
    }
  }
}
