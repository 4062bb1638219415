package bot.mtasts.discord.in;

import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.command.contract.HeardDialogue;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.MemoryLeases;
import bot.mtasts.core.service.MemoryVault;
import bot.mtasts.discord.DiscordPlace;
import bot.mtasts.discord.DiscordSettings;
import bot.mtasts.discord.OurDialogue;
import bot.mtasts.discord.Sinks;
import bot.mtasts.discord.components.ComponentRenderer;
import bot.mtasts.discord.out.DiscordOut;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.FakeDiscordSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// The incoming side of ours behind the real JDA, with a dialogue that remembers what it was told,
/// and says to everybody what the test wants.
final class OurBot implements AutoCloseable {
  static final String HEARD = "I have heard you";

  private static final InstantSource CLOCK = InstantSource.system();

  /// What several instances share.
  record Kept(MemoryVault vault, MemoryLeases leases) {
    static Kept anew() {
      return new Kept(new MemoryVault(CLOCK), new MemoryLeases(CLOCK));
    }
  }

  final HeardDialogue dialogue;
  final List<DiscordPlace> places = new CopyOnWriteArrayList<>();
  final Incoming incoming;
  final JDA jda;
  private final ShardManager shards;
  private final DiscordOut outgoing;

  private OurBot(FakeDiscord discord, Kept kept, String instance, @Nullable String developmentGuild)
      throws InterruptedException {
    DiscordSettings settings =
        new DiscordSettings(
            new Secret(discord.token()), URI.create(discord.restUrl()), 1, developmentGuild, false);
    ComponentRenderer renderer = new ComponentRenderer(ReportPages.NONE);
    dialogue = new HeardDialogue(OurDialogue.real());
    dialogue.does(says(HEARD));
    outgoing = DiscordOut.of(settings, renderer::message, ReportPages.NONE, CLOCK);
    Sinks noted =
        place -> {
          places.add(place);
          return outgoing.sinks().at(place);
        };
    incoming =
        Incoming.of(
            settings,
            new Incoming.Hearers(dialogue, noted, renderer, Heed.NONE),
            new Incoming.Keeping(kept.vault(), kept.leases(), instance),
            CLOCK);
    shards =
        DefaultShardManagerBuilder.createLight(discord.token(), EnumSet.noneOf(GatewayIntent.class))
            .setRestConfigProvider(_ -> new RestConfig().setBaseUrl(discord.restUrl()))
            .setHttpClient(new OkHttpClient.Builder().retryOnConnectionFailure(false).build())
            .setRequestTimeoutRetry(false)
            .setEnableShutdownHook(false)
            .addEventListeners(incoming)
            .build();
    jda = shards.getShards().getFirst().awaitReady();
  }

  /// Discord, where the next connection need not wait.
  static FakeDiscordSettings quick() {
    return FakeDiscordSettings.usual()
        .withIdentifyPace(1, Duration.ZERO)
        .withPatience(Duration.ofSeconds(30));
  }

  /// Connected, its commands registered, and ready to be spoken to.
  static OurBot on(FakeDiscord discord) throws InterruptedException {
    OurBot bot = idle(discord, Kept.anew(), "one", null);
    bot.incoming.open();
    bot.register();
    discord.awaitCommand(Slash.COMMAND);
    return bot;
  }

  /// Connected, and nothing more.
  static OurBot idle(
      FakeDiscord discord, Kept kept, String instance, @Nullable String developmentGuild)
      throws InterruptedException {
    return new OurBot(discord, kept, instance, developmentGuild);
  }

  void register() {
    incoming.register(() -> List.of(jda));
  }

  /// A deed: to say this.
  static HeardDialogue.Deed says(String sentence) {
    return (ReplySink sink) -> sink.say(new Reply.Refused(sentence, List.of()));
  }

  @Override
  public void close() {
    incoming.close();
    shards.shutdown();
    outgoing.close();
  }
}
