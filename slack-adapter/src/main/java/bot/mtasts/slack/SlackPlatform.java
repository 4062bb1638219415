package bot.mtasts.slack;

import bot.mtasts.core.command.ChatPlatform;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.PayloadWriter;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.in.Heed;
import bot.mtasts.slack.in.Incoming;
import bot.mtasts.slack.in.WorkspaceTokens;
import bot.mtasts.slack.out.SlackClient;
import com.slack.api.Slack;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack, connected: what comes from it and what goes to it, put together.
public final class SlackPlatform implements ChatPlatform {
  private static final Logger log = LoggerFactory.getLogger(SlackPlatform.class);

  private final Slack slack;
  private final Incoming incoming;
  private final Outgoing outgoing;

  private SlackPlatform(Slack slack, Incoming incoming, Outgoing outgoing) {
    this.slack = slack;
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  /// What the platform works with.
  ///
  /// @param pages where people read reports
  /// @param heed counts and measures what is said to us
  public record Parts(
      Dialogue dialogue,
      Incoming.Keeping keeping,
      ReportPages pages,
      Heed heed,
      InstantSource clock) {}

  /// What goes to Slack.
  ///
  /// @param refusal why a channel cannot be a destination, in a sentence; empty when it can
  /// @param close lets go of what it holds
  public record Outgoing(
      Sinks sinks,
      DeliverySender sender,
      PayloadWriter writer,
      Function<Destination, Optional<String>> refusal,
      Runnable close) {}

  /// Makes what goes to Slack.
  public interface OutgoingMaker {
    /// @param slack the one client of Slack's SDK
    Outgoing make(Slack slack, Tokens tokens, BlockKitRenderer renderer, InstantSource clock);
  }

  /// Connects, in the background: whether Slack is there and takes our tokens is for [#notReady].
  ///
  /// @throws IllegalArgumentException if the settings have [SlackSettings#faults]
  public static SlackPlatform connect(SlackSettings settings, Parts parts, OutgoingMaker maker) {
    if (!settings.faults().isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", settings.faults()));
    }
    Slack slack = SlackClient.of(settings.apiUrl());
    InstantSource clock = parts.clock();
    BlockKitRenderer renderer = new BlockKitRenderer(parts.pages());
    WorkspaceTokens workspaces = Incoming.workspaces(settings, slack, parts.keeping(), clock);
    Outgoing outgoing = maker.make(slack, workspaces, renderer, clock);
    Incoming incoming =
        Incoming.of(
            settings,
            workspaces,
            slack,
            parts.keeping(),
            new Incoming.Hearers(parts.dialogue(), outgoing.sinks(), renderer, parts.heed()),
            clock);
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
    return outgoing.refusal().apply(channel);
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
    outgoing.close().run();
    try {
      slack.close();
    } catch (Exception e) {
      // Nothing of ours depends on it any more.
      log.atWarn().setCause(e).log("slack");
    }
  }
}
