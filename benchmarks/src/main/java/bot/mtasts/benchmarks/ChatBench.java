package bot.mtasts.benchmarks;

import bot.mtasts.benchmarks.Crowd.Answer;
import bot.mtasts.benchmarks.Crowd.Asked;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How long people in a chat wait when many of one place ask in the same second: until the chat is
/// told that their command has come, for which it waits three seconds, and until they are answered.
@Command(
    name = "chat",
    description = "Commands of one second, right after the server's start and later.")
public final class ChatBench implements Callable<Integer> {
  private final PrintStream out;
  private boolean well = true;

  @Parameters(paramLabel = "CHAT", description = "${COMPLETION-CANDIDATES}")
  private Chat chat = Chat.SLACK;

  @Option(names = "--commands", description = "In one second. Default: ${DEFAULT-VALUE}")
  private int commands = 200;

  @Option(names = "--starts", description = "Of the server. Default: ${DEFAULT-VALUE}")
  private int starts = 3;

  @Option(names = "--warm", description = "Such seconds more. Default: ${DEFAULT-VALUE}")
  private int warm = 3;

  @Option(
      names = "--round-trip",
      description = "To the domains' servers, in milliseconds. Default: ${DEFAULT-VALUE}")
  private int roundTrip = 50;

  @Option(
      names = "--java-options",
      description = "For the server, such as those of a profiler. Default: none")
  private List<String> javaOptions = List.of();

  /// Where people ask.
  enum Chat {
    SLACK("the Slack of the lab", "workspace") {
      @Override
      Crowd gather(int people) throws IOException, InterruptedException, ExecutionException {
        return SlackCrowd.gather(people);
      }
    },
    DISCORD("the Discord of the lab", "server") {
      @Override
      Crowd gather(int people) throws IOException, InterruptedException, ExecutionException {
        return DiscordCrowd.gather(people);
      }
    };

    private final String words;
    private final String place;

    Chat(String words, String place) {
      this.words = words;
      this.place = place;
    }

    /// Opens the chat, with people who are warm: what is measured later is not how this process
    /// loads its own classes.
    abstract Crowd gather(int people) throws IOException, InterruptedException, ExecutionException;

    /// As it is typed.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ChatBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new ChatBench(System.out))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    out.printf(
        "%d processors; %s, the server, its database and the domains share them.%n"
            + "%d commands in one second by as many people, each in a channel of their own of one"
            + " %s.%n%n",
        Runtime.getRuntime().availableProcessors(), chat.words, commands, chat.place);
    out.printf(
        "%-6s %28s %22s %16s %12s %6s %7s %7s%n",
        "",
        "acknowledged 50/99/100 %",
        "answered 50/99 %",
        "edited/anew",
        "lost/twice",
        "429",
        "broken",
        "others");
    Path folder = Files.createTempDirectory("mtasts-bench-");
    try (LabProcess lab = new LabProcess(commands * (1 + warm), Duration.ofMillis(roundTrip))) {
      for (int start = 1; start <= starts; start++) {
        measure(lab.place(), folder.resolve("start-" + start));
      }
    }
    return well ? 0 : 1;
  }

  private void measure(Place place, Path data)
      throws IOException, InterruptedException, ExecutionException {
    try (Crowd crowd = chat.gather(commands);
        MeasuredServer server =
            MeasuredServer.start(
                javaOptions,
                environment(place, data, crowd),
                data.resolveSibling(data.getFileName() + ".log"))) {
      crowd.turnTo(server.address());
      for (int round = 0; round <= warm; round++) {
        OthersLoad others = OthersLoad.since();
        int limitedBefore = crowd.limited();
        int brokenBefore = crowd.broken();
        List<Asked> asked =
            crowd.ask(round * commands, () -> server.awaitEmptyQueue(Crowd.PATIENCE));
        print(
            round == 0 ? "cold" : "warm",
            asked,
            crowd.limited() - limitedBefore,
            crowd.broken() - brokenBefore,
            others.share());
      }
    }
  }

  private static Map<String, String> environment(Place place, Path data, Crowd crowd) {
    Map<String, String> environment = new HashMap<>(place.environment());
    environment.putAll(crowd.environment());
    environment.put("MTASTS_SERVER_PORT", "0");
    environment.put("MTASTS_SERVER_HOST", "127.0.0.1");
    environment.put("MTASTS_SERVER_DATA_DIR", data.toString());
    environment.put("MTASTS_CHAT_CHECKS_PER_MINUTE_PER_WORKSPACE", "999999");
    return environment;
  }

  private void print(String round, List<Asked> asked, int limited, int broken, double others) {
    Spread acknowledged =
        new Spread(asked.stream().map(one -> millis(one.acknowledged())).toList());
    Spread answered =
        new Spread(
            asked.stream()
                .flatMap(one -> one.answers().stream().map(answer -> waited(one, answer)))
                .toList());
    long edited =
        asked.stream().flatMap(one -> one.answers().stream()).filter(Answer::edited).count();
    long lost = asked.stream().filter(one -> !one.accepted() || one.answers().isEmpty()).count();
    long twice = asked.stream().filter(one -> one.answers().size() > 1).count();
    well &= lost == 0 && twice == 0 && broken == 0;
    out.printf(
        Locale.ROOT,
        "%-6s %12.0f /%5.0f /%5.0f ms %10.1f /%6.1f s %10d /%4d %7d /%3d %6d %7d %5.0f %%%n",
        round,
        acknowledged.median(),
        acknowledged.quantile(0.99),
        acknowledged.quantile(1),
        answered.median(),
        answered.quantile(0.99),
        edited,
        answered.sorted().size() - edited,
        lost,
        twice,
        limited,
        broken,
        others * 100);
  }

  private static double waited(Asked asked, Answer answer) {
    return millis(Duration.between(asked.at(), answer.at())) / 1_000;
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
