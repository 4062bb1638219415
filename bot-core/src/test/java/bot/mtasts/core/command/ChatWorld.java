package bot.mtasts.core.command;

import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.request.CheckProgress;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.scenario.FakeEngine;
import bot.mtasts.core.service.Generator;
import bot.mtasts.core.service.MemoryRequests;
import bot.mtasts.core.service.MovedClock;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A router on fakes, and what came of what it was handed.
final class ChatWorld {
  static final Scenario SCENARIO = Scenarios.named("all-good");
  static final Asker ALICE = new Asker(Chat.SLACK, "T1", "C1", "U1");
  static final Asker BOB = new Asker(Chat.SLACK, "T1", "C1", "U2");
  static final ChatSettings GENEROUS = new ChatSettings(1_000, 1_000, false, 5);

  final MemoryRequests requests = new MemoryRequests();
  final MovedClock clock = new MovedClock(FakeEngine.NOW);
  final CommandRouter router;

  ChatWorld() {
    this(GENEROUS);
  }

  ChatWorld(ChatSettings settings) {
    this(settings, ScriptedProgress.unknown());
  }

  ChatWorld(ChatSettings settings, CheckProgress progress) {
    router = new CommandRouter(parts(progress), settings);
  }

  /// @param progress may need the clock
  private ChatParts parts(CheckProgress progress) {
    ReportPages pages = checkId -> "https://bot.test/r/" + checkId;
    return new ChatParts(
        requests,
        progress,
        new Generator(() -> FakeEngine.dns(SCENARIO), Duration.ofSeconds(5), clock),
        pages,
        clock);
  }

  /// What came of a text behind `/mtasts`.
  String typed(String text) throws InterruptedException {
    NotedSink sink = new NotedSink();
    router.typed(new Invocation(ALICE, text, false), sink);
    return cameOf(sink);
  }

  /// What came of a message.
  String said(String... texts) throws InterruptedException {
    NotedSink sink = new NotedSink();
    router.said(ALICE, List.of(texts), sink);
    return cameOf(sink);
  }

  /// In a line: what was said, or the checks that were asked for.
  private String cameOf(NotedSink sink) {
    Stream<String> said = sink.said.stream().map(ChatWorld::inWords);
    Stream<String> placed =
        sink.opened.stream()
            .flatMap(place -> place.told().stream())
            .filter(Reply.class::isInstance)
            .map(reply -> "in place: " + inWords((Reply) reply));
    Stream<String> checked =
        requests.all().stream().map(CheckStanding::request).map(ChatWorld::inWords).sorted();
    return Stream.of(said, placed, checked).flatMap(each -> each).collect(Collectors.joining(", "));
  }

  private static String inWords(CheckRequest request) {
    ChatAnswer answer = (ChatAnswer) only(request.destinations());
    return "%s %s%s%s"
        .formatted(
            answer.view(),
            request.domain(),
            answer.privately() ? " privately" : "",
            request.fresh() ? " afresh" : "");
  }

  private static Destination only(List<Destination> destinations) {
    if (destinations.size() != 1) {
      throw new AssertionError(destinations);
    }
    return destinations.getFirst();
  }

  /// A reply in a line.
  static String inWords(Reply reply) {
    return switch (reply) {
      case Reply.Refused(var sentence, var instead) ->
          instead.isEmpty()
              ? "refused: " + sentence
              : "refused: " + sentence + " -> " + String.join(" | ", instead);
      case Reply.Explained(var code) -> "explained " + code.word();
      case Reply.Help _ -> "help";
      case Reply.DomainForm _ -> "form for a domain";
      case Reply.PasteForm _ -> "form for a paste";
      case Reply.Judged(var judgement) ->
          "judged %s: %s"
              .formatted(
                  judgement.kind(),
                  judgement.findings().stream().map(each -> each.code().word()).toList());
      case Reply.Drafted(_, var mode) -> "drafted " + mode.word();
      case Reply.NotDrafted(var sentence) -> "not drafted: " + sentence;
      case Reply.CheckFailed(var domain, var id, _) -> "failed %s %s".formatted(domain, id);
      case Reply.Report(var report, var page, var shareable) ->
          "report %s %s%s".formatted(report.id(), page, shareable ? " shareable" : "");
      case Reply.Plan(var report, _, var page, var shareable) ->
          "plan %s %s%s".formatted(report.id(), page, shareable ? " shareable" : "");
      case Reply.Working(var domain, _) -> "working " + domain;
      case Reply.Latest(var checks) ->
          "latest " + checks.stream().map(each -> each.request().id()).toList();
    };
  }
}
