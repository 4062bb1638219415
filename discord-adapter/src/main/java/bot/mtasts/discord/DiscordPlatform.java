package bot.mtasts.discord;

import bot.mtasts.core.command.ChatPlatform;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Heed;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.PayloadWriter;
import bot.mtasts.core.store.Leases;
import bot.mtasts.core.store.Vault;
import bot.mtasts.discord.components.ComponentRenderer;
import bot.mtasts.discord.in.Incoming;
import bot.mtasts.discord.out.DiscordOut;
import bot.mtasts.discord.shards.LostChannels;
import bot.mtasts.discord.shards.Shards;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Discord, connected: what comes from it and what goes to it, put together.
public final class DiscordPlatform implements ChatPlatform {
  private final Incoming incoming;
  private final Shards shards;
  private final DiscordOut outgoing;

  private DiscordPlatform(Incoming incoming, Shards shards, DiscordOut outgoing) {
    this.incoming = incoming;
    this.shards = shards;
    this.outgoing = outgoing;
  }

  /// What is kept, over all instances.
  ///
  /// @param vault remembers which commands were registered
  /// @param leases settle which instance is connected as which shard
  /// @param instance the name of this one among those that share the leases
  /// @param lost is told of channels that we cannot reach any more
  public record Keeping(Vault vault, Leases leases, String instance, LostChannels lost) {}

  /// What the platform works with.
  ///
  /// @param pages where people read reports
  /// @param heed counts and measures what is said to us
  public record Parts(
      Dialogue dialogue, Keeping keeping, ReportPages pages, Heed heed, InstantSource clock) {}

  /// Connects, in the background, after a rehearsal of a second or so: whether Discord is there and
  /// takes our token is for [#notReady].
  ///
  /// @throws IllegalArgumentException if no connection is wanted or the settings have
  ///   [DiscordSettings#faults]
  public static DiscordPlatform connect(DiscordSettings settings, Parts parts) {
    if (!settings.isWanted() || !settings.faults().isEmpty()) {
      throw new IllegalArgumentException(
          "Discord cannot be connected with these settings: " + settings.faults());
    }
    InstantSource clock = parts.clock();
    Keeping keeping = parts.keeping();
    ComponentRenderer renderer = new ComponentRenderer(parts.pages());
    DiscordOut outgoing = DiscordOut.of(settings, renderer::message, parts.pages(), clock);
    Incoming.Hearers hearers =
        new Incoming.Hearers(parts.dialogue(), outgoing.sinks(), renderer, parts.heed());
    Incoming.Keeping kept =
        new Incoming.Keeping(keeping.vault(), keeping.leases(), keeping.instance());
    Incoming incoming = Incoming.of(settings, hearers, kept, clock);
    Incoming.rehearse(settings, hearers, kept, clock);
    incoming.open();
    // The first shard may be there before there is something to ask for all of them.
    CompletableFuture<Shards> begun = new CompletableFuture<>();
    Shards shards =
        Shards.connect(
            settings,
            new Shards.Keeping(keeping.leases(), keeping.instance(), keeping.lost()),
            new Shards.Hearing(
                List.of(incoming), _ -> incoming.register(() -> begun.join().connected())),
            clock);
    begun.complete(shards);
    return new DiscordPlatform(incoming, shards, outgoing);
  }

  @Override
  public Chat chat() {
    return Chat.DISCORD;
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
      case Destination.DiscordChannel ours -> outgoing.channels().refusal(ours);
      case Destination.SlackChannel _,
          Destination.Callback _,
          Destination.HelpdeskNote _,
          Destination.ChatAnswer _ ->
          Optional.of("That is no channel of Discord's.");
    };
  }

  @Override
  public List<String> notReady() {
    return Stream.concat(shards.notReady().stream(), incoming.notReady().stream()).toList();
  }

  @Override
  public void stopTaking() {
    // As long as we are connected, whoever comes is told.
    incoming.stopTaking();
    shards.stopTaking();
  }

  @Override
  public void close() {
    incoming.close();
    shards.close();
    outgoing.close();
  }
}
