package bot.mtasts.lab.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Discord as one bot sees it: the REST API and the gateway on loopback, with Discord's limits.
/// What Discord would refuse it refuses in Discord's words; and what the app should not even have
/// tried is noted, so that [#close] fails the test unless it was [expected][#expectBroken].
public final class FakeDiscord implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final DiscordWorld world;
  private final RateLimits limits;
  private final GatewayTalk talk;
  private final Javalin javalin;

  private FakeDiscord(FakeDiscordSettings settings) {
    world = new DiscordWorld(settings);
    limits = new RateLimits(world.changes, settings.stopwatch(), settings.globalLimit());
    talk = new GatewayTalk(world, this::gatewayUrl);
    var rest = new RestServer(world, new RestApi(world, this::gatewayUrl), limits);
    javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          config.http.compressionStrategy = CompressionStrategy.NONE;
          config.jetty.host = HOST;
          config.jetty.port = settings.port();
          config.jetty.modifyServer(server -> server.setStopTimeout(0));
          rest.mount(config.routes);
          config.routes.ws("/gateway", talk::mount);
          config.routes.ws("/gateway/", talk::mount);
        });
  }

  /// Starts it with [FakeDiscordSettings#usual].
  public static FakeDiscord start() {
    return start(FakeDiscordSettings.usual());
  }

  /// Starts it; nobody is on it yet.
  public static FakeDiscord start(FakeDiscordSettings settings) {
    var discord = new FakeDiscord(settings);
    discord.javalin.start();
    return discord;
  }

  /// What a client takes for `https://discord.com/api/v10/`.
  public String restUrl() {
    return "http://" + HOST + ":" + javalin.port() + RestServer.ROOT + "/";
  }

  /// Where the gateway is, as `/gateway/bot` says it.
  public String gatewayUrl() {
    return "ws://" + HOST + ":" + javalin.port() + "/gateway";
  }

  /// The bot's token.
  public String token() {
    return world.settings.token();
  }

  /// The id of the application, and of its bot.
  public String applicationId() {
    return world.applicationId;
  }

  /// The server of that name with the bot in it; it is opened if there is none.
  public Guild guild(String name) {
    return guild(name, true);
  }

  /// The server of that name without the bot: only people who installed the app for themselves use
  /// it there. It is opened if there is none.
  public Guild foreignGuild(String name) {
    return guild(name, false);
  }

  private Guild guild(String name, boolean hasBot) {
    return world.changes.make(() -> {
      for (Guild guild : world.guilds.values()) {
        if (guild.name().equals(name)) {
          return guild;
        }
      }
      var guild = new Guild(world, name, hasBot);
      guild.tell("GUILD_CREATE", guild.asCreated());
      return guild;
    });
  }

  /// The person of that name, who appears if there is none.
  public DiscordPerson person(String name) {
    return world.changes.make(() ->
        world.people.values().stream()
            .filter(person -> person.name().equals(name))
            .findFirst()
            .orElseGet(() -> new DiscordPerson(world, name)));
  }

  /// Where people write to each other without the bot.
  public Channel privateChannel(DiscordPerson one, DiscordPerson... others) {
    var people = new ArrayList<>(List.of(one));
    people.addAll(List.of(others));
    Channel.Kind kind = others.length > 1 ? Channel.Kind.GROUP : Channel.Kind.PRIVATE;
    return world.changes.make(() -> Channel.of(world, kind, people));
  }

  /// The connections of the bot's shards.
  public Gateway gateway() {
    return world.gateway;
  }

  // What people see.

  /// What everybody sees in a channel, the oldest first.
  public List<Message> messages(Channel channel) {
    return messages(channel, null);
  }

  /// What this person sees in a channel.
  public List<Message> messages(Channel channel, @Nullable DiscordPerson reader) {
    return world.changes.look(() ->
        channel.posts().stream()
            .map(Post::asSeen)
            .filter(m -> m.reader() == null || (reader != null && reader.id().equals(m.reader())))
            .toList());
  }

  /// What was removed from a channel.
  public List<Message> removed(Channel channel) {
    return world.changes.look(() -> channel.removedPosts().stream().map(Post::asSeen).toList());
  }

  /// The channel's first message that is like this, whoever may see it, as soon as there is one.
  public Message awaitMessage(Channel channel, Predicate<Message> like) {
    return world
        .changes
        .await(
            world.settings.patience(),
            () -> channel.posts().stream().map(Post::asSeen).filter(like).findFirst())
        .orElseThrow(() ->
            new AssertionError(
                "waited for a message in " + channel + "; there is " + all(channel)));
  }

  private List<Message> all(Channel channel) {
    return world.changes.look(() -> channel.posts().stream().map(Post::asSeen).toList());
  }

  /// A message as it is now; empty if it is gone.
  public Optional<Message> now(Message message) {
    return world.changes.look(() ->
        Optional.ofNullable(world.channel(message.channel()))
            .map(channel -> channel.post(message.id()))
            .map(Post::asSeen));
  }

  /// Everything people did, the oldest first.
  public List<Interaction> interactions() {
    return world.changes.look(() -> List.copyOf(world.interactions.values()));
  }

  // What the app did.

  /// The commands for everywhere.
  public List<JsonNode> commands() {
    return world.changes.look(() -> List.copyOf(world.commands));
  }

  /// The commands of one server.
  public List<JsonNode> commands(Guild guild) {
    return world.changes.look(() -> List.copyOf(guild.commands()));
  }

  /// How often commands were sent, for everywhere or for one server.
  public int commandPuts() {
    return calls(Route.PUT_COMMANDS).size() + calls(Route.PUT_GUILD_COMMANDS).size();
  }

  /// Waits until the app has registered this command.
  public JsonNode awaitCommand(String name) {
    return world
        .changes
        .await(
            world.settings.patience(),
            () -> commands().stream().filter(c -> c.path("name").asText().equals(name)).findFirst())
        .orElseThrow(() ->
            new AssertionError("waited for the command " + name + "; there is " + commands()));
  }

  /// Every request, the oldest first.
  public List<RestCall> calls() {
    return world.ledger.calls();
  }

  /// Every request of one route.
  public List<RestCall> calls(Route route) {
    return calls().stream().filter(call -> call.route() == route).toList();
  }

  /// The first request that is like this, as soon as there is one.
  public RestCall awaitCall(Predicate<RestCall> like) {
    return world
        .changes
        .await(
            world.settings.patience(), () -> world.ledger.calls().stream().filter(like).findFirst())
        .orElseThrow(() -> new AssertionError("waited for a call; there is " + calls()));
  }

  /// The requests that came too soon and were answered with 429, injected ones too.
  public List<RestCall> limited() {
    return calls().stream().filter(call -> call.status() == 429).toList();
  }

  /// How many requests of the last ten minutes were refused with 401, 403 or 429.
  public int invalidRequests() {
    return limits.invalidRequests();
  }

  /// As if so many requests more had been refused, so that a test of the ban need not send them.
  public void countInvalid(int requests) {
    for (int i = 0; i < requests; i++) {
      limits.invalid();
    }
  }

  /// The rules that were broken so far.
  public List<BrokenRule> broken() {
    return world.ledger.broken();
  }

  /// This rule is going to be broken, and if it is not, [#close] fails.
  public FakeDiscord expectBroken(Rule rule) {
    world.ledger.expect(rule);
    return this;
  }

  /// The route's next request has this fault; one after the other if there are more.
  public FakeDiscord fail(Route route, Fault fault) {
    world.faults.order(route, fault);
    return this;
  }

  /// Lets the requests that hang go: their connections are cut.
  public void release() {
    world.faults.release();
  }

  /// Ends it, cutting all connections.
  ///
  /// @throws AssertionError if a rule was broken that was not expected, or an interaction got no
  ///   answer in time
  @Override
  public void close() {
    stop();
    for (Interaction interaction : interactions()) {
      if (interaction.delivered() && interaction.failed()) {
        world.ledger.broke(Rule.ACK_IN_TIME, "gateway", interaction + " was never answered");
      }
    }
    world.ledger.settle();
  }

  /// Ends it without judging what the app did: for a playground.
  public void stop() {
    world.faults.release();
    talk.close();
    javalin.stop();
  }
}
