package bot.mtasts.benchmarks;

import bot.mtasts.lab.slack.Ack;
import bot.mtasts.lab.slack.ApiCall;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.BrokenRule;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.SlackManifest;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A Slack with one workspace in which many ask in the same second, each in a channel of their own:
/// so it is not the pace of a channel that is measured.
final class SlackCrowd implements AutoCloseable {
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int BACKLOG = 1_000;

  private final FakeSlack slack;
  private final Workspace workspace;
  private final List<Asker> askers;

  private SlackCrowd(FakeSlack slack, Workspace workspace, List<Asker> askers) {
    this.slack = slack;
    this.workspace = workspace;
    this.askers = List.copyOf(askers);
  }

  private record Asker(SlackPerson person, Channel channel) {}

  /// What came of one command.
  ///
  /// @param answers when and how it was answered: once, if all is well
  record Asked(Ack ack, Instant at, List<Answer> answers) {
    Asked {
      answers = List.copyOf(answers);
    }
  }

  /// @param method by which it came
  record Answer(Instant at, String method) {}

  /// Opens the workspace, and has the crowd ask an app that only acknowledges, so that what is
  /// measured later is not how this process loads its own classes.
  static SlackCrowd gather(int people)
      throws IOException, InterruptedException, ExecutionException {
    FakeSlack slack =
        FakeSlack.start(
            FakeSlackSettings.usual()
                .withPatience(PATIENCE)
                .withApp(
                    AppSettings.mtasts().withScopes(SlackManifest.SCOPES.toArray(String[]::new))));
    Workspace workspace = slack.workspace("crowd");
    workspace.install();
    List<Asker> askers =
        IntStream.rangeClosed(1, people)
            .mapToObj(number -> {
              SlackPerson person = workspace.person("person-" + number);
              return new Asker(person, workspace.channel("channel-" + number).invite(person));
            })
            .toList();
    SlackCrowd crowd = new SlackCrowd(slack, workspace, askers);
    crowd.rehearse();
    return crowd;
  }

  private void rehearse() throws IOException, InterruptedException, ExecutionException {
    HttpServer stub =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stub.setExecutor(threads);
      stub.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      stub.start();
      slack.sendTo(URI.create("http://127.0.0.1:%d/".formatted(stub.getAddress().getPort())));
      var _ = type(0);
      stub.stop(0);
    }
  }

  /// How a server is connected to this Slack: `MTASTS_…` variables.
  Map<String, String> environment() {
    return Map.of(
        "MTASTS_SLACK_API_URL", slack.apiUrl().toString(),
        "MTASTS_SLACK_BOT_TOKEN", workspace.installation().orElseThrow().botToken(),
        "MTASTS_SLACK_SIGNING_SECRET", slack.app().signingSecret());
  }

  /// From now on the crowd asks this server.
  void turnTo(URI server) {
    slack.sendTo(server.resolve(SlackManifest.EVENTS_PATH));
  }

  /// Everybody types a command, evenly over one second, and waits for the answer.
  ///
  /// @param first number of the domain that the first of them asks about
  /// @param quiet returns when the server has nothing more to do, so that what comes twice has come
  List<Asked> ask(int first, Quiet quiet)
      throws IOException, InterruptedException, ExecutionException {
    List<Typed> typed = type(first);
    for (int i = 0; i < askers.size(); i++) {
      String domain = domain(first + i);
      var _ = slack.awaitMessage(askers.get(i).channel(), message -> isAnswer(message, domain));
    }
    quiet.await();
    List<ApiCall> calls = slack.calls();
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < askers.size(); i++) {
      String domain = domain(first + i);
      List<Answer> answers =
          calls.stream()
              .filter(call -> call.ok() && isAnswer(call.argument("text"), domain))
              .map(call -> new Answer(call.at(), call.method()))
              .toList();
      asked.add(new Asked(typed.get(i).delivery().ack(), typed.get(i).at(), answers));
    }
    return asked;
  }

  /// Waits for the server to be done.
  interface Quiet {
    void await() throws IOException, InterruptedException;
  }

  private record Typed(Delivery delivery, Instant at) {}

  private List<Typed> type(int first) throws InterruptedException, ExecutionException {
    Duration pause = A_SECOND.dividedBy(askers.size());
    List<Future<Future<Typed>>> all = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService metronome = Executors.newSingleThreadScheduledExecutor()) {
      for (int i = 0; i < askers.size(); i++) {
        Asker asker = askers.get(i);
        String line = SlackManifest.COMMAND + " " + domain(first + i);
        all.add(
            metronome.schedule(
                () ->
                    people.submit(() -> {
                      Instant at = Instant.now();
                      return new Typed(asker.person().types(line, asker.channel()), at);
                    }),
                pause.multipliedBy(i).toNanos(),
                TimeUnit.NANOSECONDS));
      }
      List<Typed> typed = new ArrayList<>();
      for (Future<Future<Typed>> each : all) {
        typed.add(each.get().get());
      }
      return typed;
    }
  }

  // The lab numbers them from 1.
  private static String domain(int index) {
    return "good-%d.test".formatted(index + 1);
  }

  private static boolean isAnswer(Message message, String domain) {
    return message.byApp() && isAnswer(message.text(), domain);
  }

  private static boolean isAnswer(@Nullable String text, String domain) {
    String words = Objects.requireNonNullElse(text, "");
    return words.contains(domain) && !words.contains("Checking");
  }

  /// How often Slack answered that it was too much, so far.
  int limited() {
    return slack.limited().size();
  }

  /// The rules of Slack's that were broken so far.
  List<BrokenRule> broken() {
    return slack.broken();
  }

  /// Closes it; what was broken is in the table.
  @Override
  public void close() {
    slack.broken().forEach(broken -> slack.expectBroken(broken.rule()));
    slack.close();
  }
}
