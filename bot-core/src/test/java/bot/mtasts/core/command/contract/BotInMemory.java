package bot.mtasts.core.command.contract;

import bot.mtasts.core.command.ChatParts;
import bot.mtasts.core.command.ChatPlatform;
import bot.mtasts.core.command.ChatSettings;
import bot.mtasts.core.command.CommandRouter;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.scenario.FakeEngine;
import bot.mtasts.core.service.Announcements;
import bot.mtasts.core.service.CheckService;
import bot.mtasts.core.service.CheckWork;
import bot.mtasts.core.service.DeliveryWork;
import bot.mtasts.core.service.GatedDns;
import bot.mtasts.core.service.Generator;
import bot.mtasts.core.service.MemoryDeliveries;
import bot.mtasts.core.service.MemoryJobs;
import bot.mtasts.core.service.MemoryReports;
import bot.mtasts.core.service.MemoryRequests;
import bot.mtasts.core.service.NoIntegrations;
import bot.mtasts.core.service.PayloadWriter;
import bot.mtasts.core.service.PayloadWriters;
import bot.mtasts.core.service.ProgressBoard;
import bot.mtasts.core.service.Senders;
import bot.mtasts.core.service.Told;
import bot.mtasts.core.service.Worker;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import bot.mtasts.lab.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The whole bot but for its platform: router, worker and engine, on stores in memory and a world
/// of a few domains.
public final class BotInMemory implements AutoCloseable {
  /// All is well there.
  public static final DomainName GOOD = new DomainName("all-good.test");

  /// What it publishes is meant to hurt: mentions, links and mark-up of every chat.
  public static final DomainName HOSTILE = new DomainName("hostile.test");

  private static final String HOSTILE_RECORD =
      "v=STSv1; id=<!channel> <@U1> @everyone <https://evil.test|bank> [bank](https://evil.test)"
          + " *b* ``` ||x||;";

  private final ChatDriver driver;
  private final CountDownLatch gate;
  private final InstantSource clock = InstantSource.system();
  private final MemoryRequests requests = new MemoryRequests();
  private final MemoryReports reports = new MemoryReports();
  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private Running running;

  private record Running(ChatPlatform platform, MemoryJobs jobs) {
    void close() {
      platform.stopTaking();
      jobs.close();
      platform.close();
    }
  }

  /// Connects and begins to work.
  ///
  /// @param gate checks end when it is open
  public BotInMemory(ChatDriver driver, CountDownLatch gate) {
    this.driver = driver;
    this.gate = gate;
    this.running = start();
  }

  private Running start() {
    Scenario world = world();
    DnsLookup dns = new GatedDns(FakeEngine.dns(world), gate);
    ProgressBoard board = new ProgressBoard(requests, clock);
    CommandRouter router =
        new CommandRouter(
            new ChatParts(
                requests,
                board,
                new Generator(() -> FakeEngine.dns(world), Duration.ofSeconds(5), clock),
                ReportPages.NONE,
                clock),
            new ChatSettings(1_000, 1_000, false, 5));
    ChatPlatform platform = driver.connect(router);
    Told told = new Told();
    MemoryJobs jobs = new MemoryJobs(requests, deliveries, clock);
    jobs.start(
        new Worker(
            new CheckWork(
                requests,
                reports,
                new CheckService(
                    FakeEngine.prober(world, dns, InstantSource.fixed(FakeEngine.NOW)), clock),
                new Announcements(new NoIntegrations(), writers(platform), clock),
                board,
                told),
            new DeliveryWork(deliveries, senders(platform), told, clock)));
    return new Running(platform, jobs);
  }

  private static PayloadWriter writers(ChatPlatform platform) {
    PayloadWriter none =
        (_, _, _, _, _) -> {
          throw new AssertionError("there are only chats here");
        };
    return new PayloadWriters(
        none,
        only(platform, Chat.SLACK) ? platform.writer() : null,
        only(platform, Chat.DISCORD) ? platform.writer() : null);
  }

  private static Senders senders(ChatPlatform platform) {
    return new Senders(
        _ -> {
          throw new AssertionError("there are only chats here");
        },
        _ -> {
          throw new AssertionError("there are only chats here");
        },
        only(platform, Chat.SLACK) ? platform.sender() : null,
        only(platform, Chat.DISCORD) ? platform.sender() : null);
  }

  private static boolean only(ChatPlatform platform, Chat chat) {
    return platform.chat() == chat;
  }

  /// One world of two domains.
  private static Scenario world() {
    Scenario good = Scenarios.named("all-good");
    Scenario hostile =
        Scenarios.parse(
            "hostile",
            """
            says: A domain that would like to be a mention.
            record: '%s'
            expect: {verdict: broken, must: [record_id_invalid]}
            """
                .formatted(HOSTILE_RECORD),
            3_001);
    World one = good.world();
    World other = hostile.world();
    return new Scenario(
        "several",
        "Several domains.",
        good.domain(),
        good.expect(),
        new World(
            one.domain(),
            Stream.concat(one.zones().stream(), other.zones().stream()).distinct().toList(),
            Stream.concat(one.policyServers().stream(), other.policyServers().stream()).toList(),
            Stream.concat(one.mailServers().stream(), other.mailServers().stream()).toList()),
        List.of());
  }

  /// Ends as a process does that is stopped, and begins anew with what is kept.
  public void restart() {
    running.close();
    running = start();
  }

  /// From now on checks of a domain fail through our fault.
  ///
  /// @param domain null: all is well again
  public void breakFor(@Nullable DomainName domain) {
    reports.breakFor(domain);
  }

  /// Has a domain checked for a destination, as a webhook would.
  public void ask(DomainName domain, Destination destination) {
    Instant now = clock.instant();
    var _ =
        requests.accept(
            List.of(
                new CheckRequest(
                    Ids.check(now), domain, null, null, List.of(destination), false, now)),
            null);
  }

  /// Whether everything that was asked for is done and delivered, or given up.
  public boolean isIdle() {
    return running.jobs().depth() == 0;
  }

  /// The connected platform.
  public ChatPlatform platform() {
    return running.platform();
  }

  /// Everything that was asked for, the oldest first.
  public List<CheckStanding> asked() {
    return requests.all();
  }

  /// Everything that was to be delivered.
  public List<Delivery> delivered() {
    return deliveries.all();
  }

  @Override
  public void close() {
    gate.countDown();
    running.close();
    driver.close();
  }
}
