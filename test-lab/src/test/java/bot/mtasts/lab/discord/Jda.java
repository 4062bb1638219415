package bot.mtasts.lab.discord;

import java.util.EnumSet;
import java.util.function.UnaryOperator;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;

/// The real JDA, pointed at a fake Discord and nothing else.
public final class Jda implements AutoCloseable {
  private final ShardManager shards;

  private Jda(ShardManager shards) {
    this.shards = shards;
  }

  /// Connects, with these that listen.
  public static Jda on(FakeDiscord discord, Object... listeners) {
    return with(discord, builder -> builder.addEventListeners(listeners));
  }

  static Jda with(FakeDiscord discord, UnaryOperator<DefaultShardManagerBuilder> more) {
    var rest = new RestConfig().setBaseUrl(discord.restUrl());
    var builder =
        DefaultShardManagerBuilder.createLight(discord.token(), EnumSet.noneOf(GatewayIntent.class))
            .setRestConfigProvider(_ -> rest)
            .setCompression(Compression.ZLIB)
            .setEnableShutdownHook(false);
    return new Jda(more.apply(builder).build());
  }

  ShardManager shards() {
    return shards;
  }

  /// The first shard, once it is connected.
  public JDA ready() throws InterruptedException {
    return shards.getShards().getFirst().awaitReady();
  }

  @Override
  public void close() {
    shards.shutdown();
  }
}
