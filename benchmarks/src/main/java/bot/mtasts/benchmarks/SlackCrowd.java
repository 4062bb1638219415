package bot.mtasts.benchmarks;

import bot.mtasts.lab.slack.Ack;
import bot.mtasts.lab.slack.ApiCall;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.SlackManifest;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The people of one workspace of Slack's.
final class SlackCrowd implements Crowd {
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

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "MTASTS_SLACK_API_URL", slack.apiUrl().toString(),
        "MTASTS_SLACK_BOT_TOKEN", workspace.installation().orElseThrow().botToken(),
        "MTASTS_SLACK_SIGNING_SECRET", slack.app().signingSecret());
  }

  @Override
  public void turnTo(URI server) {
    slack.sendTo(server.resolve(SlackManifest.EVENTS_PATH));
  }

  @Override
  public List<Asked> ask(int first, Quiet quiet)
      throws IOException, InterruptedException, ExecutionException {
    List<Typed> typed = type(first);
    for (int i = 0; i < askers.size(); i++) {
      String domain = Crowd.domain(first + i);
      var _ =
          slack.awaitMessage(
              askers.get(i).channel(),
              message -> message.byApp() && isAnswer(message.text(), domain));
    }
    quiet.await();
    List<ApiCall> calls = slack.calls();
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < askers.size(); i++) {
      String domain = Crowd.domain(first + i);
      List<Answer> answers =
          calls.stream()
              .filter(call -> call.ok() && isAnswer(call.argument("text"), domain))
              .map(call -> new Answer(call.at(), call.method().equals("chat.update")))
              .toList();
      Ack ack = typed.get(i).delivery().ack();
      asked.add(new Asked(typed.get(i).at(), ack.took(), ack.accepted(), answers));
    }
    return asked;
  }

  private record Typed(Delivery delivery, Instant at) {}

  private List<Typed> type(int first) throws InterruptedException, ExecutionException {
    List<Callable<Typed>> all = new ArrayList<>();
    for (int i = 0; i < askers.size(); i++) {
      Asker asker = askers.get(i);
      String line = SlackManifest.COMMAND + " " + Crowd.domain(first + i);
      all.add(() -> {
        Instant at = Instant.now();
        return new Typed(asker.person().types(line, asker.channel()), at);
      });
    }
    return EvenSecond.of(all);
  }

  private static boolean isAnswer(@Nullable String text, String domain) {
    return Crowd.isAnswer(Objects.requireNonNullElse(text, ""), domain);
  }

  @Override
  public int limited() {
    return slack.limited().size();
  }

  @Override
  public int broken() {
    return slack.broken().size();
  }

  @Override
  public void close() {
    slack.broken().forEach(broken -> slack.expectBroken(broken.rule()));
    slack.close();
  }
}
