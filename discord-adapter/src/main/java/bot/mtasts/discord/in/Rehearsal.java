package bot.mtasts.discord.in;

import bot.mtasts.core.command.Heed;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.InteractionCreateHandler;
import net.dv8tion.jda.internal.utils.config.AuthorizationConfig;
import net.dv8tion.jda.internal.utils.config.MetaConfig;
import net.dv8tion.jda.internal.utils.config.SessionConfig;
import net.dv8tion.jda.internal.utils.config.ThreadingConfig;
import net.dv8tion.jda.internal.utils.config.flags.ConfigFlag;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// Commands that nobody gave, before the first real one comes: from the text that the gateway would
/// send, through JDA and whoever listens, to the request that acknowledges them, which is answered
/// here and goes nowhere. Else the first real ones wait until all that is loaded and no longer
/// interpreted, and a crowd waits for it together.
///
/// JDA has no door for that, so its inside is used, of which JDA promises nothing: a test tells
/// when another version of it does not rehearse any more.
final class Rehearsal implements AutoCloseable {
  /// About as many as it takes until the way is no longer interpreted.
  static final int TIMES = 100;

  private static final long FIRST_ID = 100_000_000_000_000_000L;
  private static final String BOT =
      """
      {"id": "100000000000000001", "application_id": "100000000000000001", "username": "rehearsal",
       "verified": true, "mfa_enabled": false, "bot": true}
      """;
  private static final String COMMAND =
      """
      {"op": 0, "s": 1, "t": "INTERACTION_CREATE", "d": {
        "id": "NUMBER", "application_id": "100000000000000001", "type": 2, "token": "rehearsal-NUMBER",
        "version": 1, "locale": "en-US", "guild_locale": "en-US", "context": 0,
        "channel_id": "100000000000000002", "guild_id": "100000000000000003",
        "channel": {"id": "100000000000000002", "type": 0, "name": "rehearsal", "position": 0,
          "guild_id": "100000000000000003", "permissions": "0", "nsfw": false},
        "guild": {"id": "100000000000000003", "locale": "en-US", "features": []},
        "member": {"permissions": "0", "roles": [], "joined_at": "2020-01-01T00:00:00+00:00",
          "deaf": false, "mute": false, "flags": 0,
          "user": {"id": "100000000000000004", "username": "rehearsal", "discriminator": "0"}},
        "authorizing_integration_owners": {"0": "100000000000000003"}, "entitlements": [],
        "app_permissions": "0",
        "data": {"id": "100000000000000005", "name": "mtasts", "type": 1, "options": [
          {"name": "domain", "type": 3, "value": "example.com"}]}}}
      """;
  private static final String ANSWER = "{\"interaction\": {\"id\": \"1\", \"type\": 2}}";

  private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final JDAImpl jda;

  /// @param api where a real request would go
  /// @param listener hears the commands
  Rehearsal(URI api, EventListener listener) {
    ThreadingConfig threads = new ThreadingConfig();
    threads.setRateLimitScheduler(schedule, false);
    threads.setRateLimitElastic(requests, false);
    threads.setGatewayPool(schedule, false);
    EnumSet<ConfigFlag> flags = EnumSet.noneOf(ConfigFlag.class);
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(Rehearsal::answered).build();
    jda =
        new JDAImpl(
            new AuthorizationConfig("rehearsal"),
            new SessionConfig(null, http, null, null, flags, 0, 0),
            threads,
            new MetaConfig(0, null, EnumSet.noneOf(CacheFlag.class), flags),
            new RestConfig().setBaseUrl(api.toString()),
            null);
    jda.initRequester();
    var _ = jda.getEntityBuilder().createSelfUser(DataObject.fromJson(BOT));
    jda.addEventListener(listener);
  }

  private static Response answered(Interceptor.Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_2)
        .code(200)
        .message("")
        .header("Via", "1.1 google")
        .body(ResponseBody.create(ANSWER, MediaType.get("application/json")))
        .build();
  }

  /// Counts what was done with.
  static final class Count implements Heed {
    private final AtomicInteger done = new AtomicInteger();

    @Override
    public void said(String what, String outcome, Duration took) {
      if (outcome.equals("done")) {
        done.incrementAndGet();
      }
    }

    @Override
    public void acknowledged(Duration took) {
      // Nobody waited for it.
    }

    int done() {
      return done.get();
    }
  }

  /// Gives the commands; returns before all that was begun with them has ended.
  void run() {
    InteractionCreateHandler gateway = new InteractionCreateHandler(jda);
    for (int number = 0; number < TIMES; number++) {
      String id = Long.toString(FIRST_ID + number);
      gateway.handle(number, DataObject.fromJson(COMMAND.replace("NUMBER", id)));
    }
  }

  @Override
  public void close() {
    schedule.shutdownNow();
    requests.shutdownNow();
  }
}
