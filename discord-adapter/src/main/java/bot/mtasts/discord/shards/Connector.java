package bot.mtasts.discord.shards;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.discord.DiscordSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.dv8tion.jda.api.entities.Activity;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Says how JDA is to connect a shard, and has what all of them use: a login of JDA's that fails
/// would leave threads behind if they were its own.
final class Connector implements AutoCloseable {
  /// What the bot's profile says: what to type.
  static final String ACTIVITY = "/mtasts example.com";

  private static final int HEARTBEATS = 2;

  private final DiscordSettings settings;
  private final OkHttpClient http;
  private final IdentifyQueue identifies;
  private final List<Object> listeners;
  private final ScheduledExecutorService heartbeats =
      Executors.newScheduledThreadPool(
          HEARTBEATS, Thread.ofPlatform().daemon().name("discord-gateway-", 0).factory());
  private final ScheduledExecutorService limits =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("discord-limits").factory());
  private final ExecutorService requests =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("discord-rest").factory());

  static {
    // Nobody is ever pinged, in whatever JDA sends.
    MessageRequest.setDefaultMentions(Set.of());
    MessageRequest.setDefaultMentionRepliedUser(false);
  }

  /// @param listeners of every shard
  Connector(
      DiscordSettings settings,
      OkHttpClient http,
      IdentifyQueue identifies,
      List<Object> listeners) {
    this.settings = settings;
    this.http = http;
    this.identifies = identifies;
    this.listeners = List.copyOf(listeners);
  }

  /// How many shards may be connected at the same time.
  int concurrency() {
    return identifies.concurrency();
  }

  /// What connects one shard and nothing else.
  ///
  /// @param manager not logged in yet
  /// @param http for its requests alone
  record Connection(ShardManager manager, OkHttpClient http) {
    /// Ends the requests that are under way, with an exception for whoever waits for them.
    void abandonRequests() {
      http.dispatcher().cancelAll();
    }
  }

  /// Makes what connects a shard.
  ///
  /// @param of how many
  /// @param own the listener of this shard alone
  Connection connection(int shard, int of, EventListener own) {
    OkHttpClient alone = http.newBuilder().dispatcher(new Dispatcher()).build();
    return new Connection(
        builder(of, own).setShards(shard).setHttpClient(alone).build(false), alone);
  }

  private DefaultShardManagerBuilder builder(int of, EventListener own) {
    List<Object> all = new ArrayList<>(listeners);
    all.addFirst(own);
    return DefaultShardManagerBuilder.createLight(token(), EnumSet.noneOf(GatewayIntent.class))
        .setShardsTotal(of)
        .setRestConfigProvider(_ -> new RestConfig().setBaseUrl(settings.apiUrl().toString()))
        .setSessionController(identifies)
        .setGatewayPool(heartbeats, false)
        .setRateLimitScheduler(limits, false)
        .setRateLimitElastic(requests, false)
        .setThreadFactory(Thread.ofVirtual().name("discord-manager").factory())
        .setEnableShutdownHook(false)
        // An acknowledgement that JDA sends twice by itself is refused the second time, as one that
        // another instance was quicker with.
        .setRequestTimeoutRetry(false)
        .setActivity(activity())
        .addEventListeners(all);
  }

  private @Nullable Activity activity() {
    return settings.presence() ? Activity.customStatus(ACTIVITY) : null;
  }

  private String token() {
    Secret token = settings.token();
    if (token == null) {
      throw new IllegalStateException("there is no token");
    }
    return token.reveal();
  }

  /// Ends the threads; every shard has to be disconnected by now.
  @Override
  public void close() {
    heartbeats.shutdownNow();
    limits.shutdownNow();
    requests.shutdownNow();
    http.connectionPool().evictAll();
  }
}
