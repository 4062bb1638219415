package bot.mtasts.discord.shards;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.discord.DiscordSettings;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.FakeDiscordSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import net.dv8tion.jda.api.JDA;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/// Instances of one bot on one store, and the Discord they are connected to. Their rounds are made
/// by the test.
final class Bots implements AutoCloseable {
  record Lost(List<Destination.DiscordChannel> channels, String reason) {}

  final MovedClock clock = new MovedClock();
  final MemoryLeases leases = new MemoryLeases(clock);
  final FakeDiscord discord;
  final BlockingQueue<Lost> lost = new LinkedBlockingQueue<>();
  final BlockingQueue<JDA> first = new LinkedBlockingQueue<>();
  private final List<Shards> all = new ArrayList<>();

  private Bots(UnaryOperator<FakeDiscordSettings> settings) {
    this.discord =
        FakeDiscord.start(
            settings.apply(
                FakeDiscordSettings.usual()
                    .withStopwatch(clock)
                    .withIdentifyPace(1, Duration.ZERO)
                    .withPatience(Duration.ofSeconds(30))));
  }

  static Bots on(UnaryOperator<FakeDiscordSettings> settings) {
    return new Bots(settings);
  }

  static Bots onUsual() {
    return on(settings -> settings);
  }

  DiscordSettings settings(int shards) {
    return settings(discord.token(), shards, true);
  }

  DiscordSettings settings(String token, int shards, boolean presence) {
    return new DiscordSettings(
        new Secret(token), URI.create(discord.restUrl()), shards, null, presence);
  }

  DiscordSettings settings(Cable way) {
    URI url = URI.create("http://127.0.0.1:%d/api/v10/".formatted(way.port()));
    return new DiscordSettings(new Secret(discord.token()), url, 0, null, true);
  }

  /// An instance that leaves the number of shards to Discord, and need not wait to IDENTIFY.
  Shards instance(String name) {
    return instance(name, settings(0));
  }

  Shards instance(String name, DiscordSettings settings) {
    return instance(name, settings, Duration.ZERO);
  }

  Shards instance(String name, DiscordSettings settings, Duration pace) {
    return kept(Shards.of(settings, keeping(name), hearing(), new LeaseTimes(pace), clock));
  }

  Shards kept(Shards shards) {
    all.add(shards);
    return shards;
  }

  Shards.Keeping keeping(String name) {
    return new Shards.Keeping(
        leases, name, (channels, reason) -> lost.add(new Lost(channels, reason)));
  }

  Shards.Hearing hearing() {
    return new Shards.Hearing(List.of(), first::add);
  }

  /// An instance that is connected as all shards.
  Shards connected(String name) {
    Shards shards = instance(name);
    connect(shards);
    return shards;
  }

  /// Makes rounds until every shard is connected.
  void connect(Shards... shards) {
    await(() -> {
      for (Shards each : shards) {
        each.round();
      }
      int connected = 0;
      for (Shards each : shards) {
        assertReady(each);
        connected += each.connected().size();
      }
      if (connected == 0) {
        throw new AssertionError("nobody is connected");
      }
    });
  }

  static void assertReady(Shards shards) {
    if (!shards.notReady().isEmpty()) {
      throw new AssertionError(shards.notReady().toString());
    }
  }

  /// Waits until this holds.
  static void await(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(assertion);
  }

  String lease(int shard, int of) {
    return new Division(discord.applicationId(), of).lease(shard);
  }

  /// Lets time pass in steps, each with a round of these.
  void pass(Duration time, Duration step, Shards... shards) {
    for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
      clock.pass(step);
      for (Shards each : shards) {
        each.round();
      }
    }
  }

  @Override
  public void close() {
    leases.away(false);
    all.forEach(Shards::close);
    discord.close();
  }
}
