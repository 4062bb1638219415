package bot.mtasts.discord.shards;

import bot.mtasts.core.store.Leases;
import bot.mtasts.discord.DiscordSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;

/// The shards that this instance is connected as. Which of them it is, is settled by leases among
/// all instances on one store; this one takes what is free, and waits where nothing is.
public final class Shards implements AutoCloseable {
  /// What is shared with the other instances.
  ///
  /// @param instance the name of this one among those that share the leases
  /// @param lost is told of the channels that we cannot reach any more
  public record Keeping(Leases leases, String instance, LostChannels lost) {}

  /// Who hears what Discord tells us.
  ///
  /// @param listeners JDA's, for every shard
  /// @param firstConnected is given the first shard that this instance is connected as, once, on a
  ///   thread of its own
  public record Hearing(List<Object> listeners, Consumer<JDA> firstConnected) {
    public Hearing {
      listeners = List.copyOf(listeners);
    }
  }

  private Shards() {}

  /// Connects, in the background: whether Discord takes us is for [#notReady].
  ///
  /// @throws IllegalArgumentException if no connection is wanted or the settings have
  ///   [DiscordSettings#faults]
  public static Shards connect(
      DiscordSettings settings, Keeping keeping, Hearing hearing, InstantSource clock) {
    if (!settings.isWanted() || !settings.faults().isEmpty()) {
      throw new IllegalArgumentException(
          "Discord cannot be connected with these settings: " + settings.faults());
    }
    throw new UnsupportedOperationException("%s %s %s".formatted(keeping, hearing, clock));
  }

  /// The app's id; empty until Discord has told it.
  public Optional<String> application() {
    return Optional.empty();
  }

  /// The shards that are connected right now; JDA's REST works with any of them.
  public List<JDA> connected() {
    return List.of();
  }

  /// What is not as it should be, a sentence each, for `/readyz`; empty when every shard is
  /// connected, here or by another instance.
  public List<String> notReady() {
    return List.of();
  }

  /// Disconnects, lets what was begun with JDA's REST end, and gives the leases back, so that
  /// another instance takes over at once.
  public void stopTaking() {}

  @Override
  public void close() {
    stopTaking();
  }
}
