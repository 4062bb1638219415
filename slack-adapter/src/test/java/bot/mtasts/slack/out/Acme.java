package bot.mtasts.slack.out;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.command.progress.MovedTime;
import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.SlackMessage;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.slack.api.Slack;
import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// A workspace with a channel and a person in it, an app that acknowledges all and does nothing by
/// itself, and what we say it with.
final class Acme implements AutoCloseable {
  static final DomainName EXAMPLE = new DomainName("example.com");

  // Waited out where Slack is silent; and enough for what it answers on a machine that is busy.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  final MovedTime time = new MovedTime(Instant.parse("2026-11-22T10:00:00Z"));
  final FakeSlack slack;
  final Workspace team;
  final Channel ops;
  final SlackPerson ada;
  final KnownTokens tokens = new KnownTokens();

  private final Javalin app;
  private final Slack sdk;
  SlackOut.Parts out;

  private Acme(FakeSlackSettings settings) {
    slack = FakeSlack.start(settings.withClock(time));
    team = slack.workspace("acme");
    ops = team.channel("ops");
    ada = team.person("ada");
    ops.invite(ada);
    tokens.know(team.id(), team.install().botToken());
    app = Javalin.create(config -> config.startup.showJavalinBanner = false);
    app.unsafe.routes.post("/slack/events", context -> context.status(200));
    app.start("127.0.0.1", 0);
    slack.sendTo(URI.create("http://127.0.0.1:%d/slack/events".formatted(app.port())));
    sdk = SlackClient.of(slack.apiUrl(), PATIENCE);
    out = parts();
  }

  /// With the usual app, which may post in all public channels.
  static Acme open() {
    return open(UnaryOperator.identity());
  }

  /// With an app that may post only where it was invited.
  static Acme whereWeWereInvited() {
    return open(settings ->
        settings.withApp(
            AppSettings.mtasts()
                .withScopes("commands", "chat:write", "channels:read", "groups:read")));
  }

  static Acme open(UnaryOperator<FakeSlackSettings> change) {
    return new Acme(change.apply(FakeSlackSettings.usual()));
  }

  /// As after a restart: nothing of what was in memory is left.
  void restart() {
    out = parts();
  }

  private SlackOut.Parts parts() {
    return SlackOut.Parts.of(sdk, tokens, new BlockKitRenderer(ReportPages.NONE), time);
  }

  SlackWeb web() {
    return new SlackWeb(sdk);
  }

  ResponseUrls urls() {
    return new ResponseUrls(sdk);
  }

  /// Ada types a command in a channel.
  Place typed(Channel channel) {
    var delivery = ada.types("/mtasts example.com", channel);
    return new Place(
        team.id(),
        channel.id(),
        ada.id(),
        delivery.responseUrl(),
        delivery.triggerId(),
        null,
        null,
        false);
  }

  /// Ada presses a button of a message.
  Place pressed(Message message, String actionId) {
    var delivery = ada.presses(message, actionId);
    JsonNode container = delivery.payload().path("container");
    return new Place(
        team.id(),
        message.channel(),
        ada.id(),
        delivery.responseUrl(),
        delivery.triggerId(),
        message.threadTs(),
        message.ts(),
        container.path("is_ephemeral").asBoolean());
  }

  /// Ada says something that concerns us, and is to be answered in its thread.
  Place mentioned(Channel channel) {
    Message message = ada.says("how is example.com?", channel);
    return new Place(team.id(), channel.id(), ada.id(), null, null, message.ts(), null, false);
  }

  static SlackMessage message(String words) {
    ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
    blocks
        .addObject()
        .put("type", "section")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", words);
    return new SlackMessage(words, blocks);
  }

  /// A delivery of some words, before its first attempt.
  Delivery delivery(Destination destination, String words) {
    return Delivery.due(
        "dlv_1",
        "msg_1",
        null,
        "chk_1",
        EventType.CHECK_COMPLETED,
        destination,
        MessageJson.write(message(words)),
        time.instant());
  }

  /// The same after some attempts.
  static Delivery tried(Delivery due, int attempts) {
    return new Delivery(
        due.id(),
        due.messageId(),
        due.integration(),
        due.checkId(),
        due.event(),
        due.destination(),
        due.payload(),
        due.createdAt(),
        due.state(),
        attempts,
        due.nextAttemptAt(),
        null,
        0,
        false);
  }

  /// What of ours stands in a channel, oldest first, in words; `ada only:` before what only she
  /// sees, `in thread:` before what stands in one.
  List<String> said(Channel channel) {
    return slack.messages(channel).stream()
        .filter(Message::byApp)
        .map(message ->
            (message.ephemeral() ? "ada only: " : "")
                + (message.threadTs() == null ? "" : "in thread: ")
                + message.words())
        .toList();
  }

  Message last(Channel channel) {
    return slack.messages(channel).getLast();
  }

  int usesOfUrls() {
    return slack.calls("response_url").size();
  }

  void nothingWasTooMuch() {
    assertThat(slack.limited()).isEmpty();
    assertThat(usesOfUrls()).isLessThanOrEqualTo(5);
  }

  @Override
  public void close() {
    app.stop();
    sdk.getHttpClient().getOkHttpClient().connectionPool().evictAll();
    slack.close();
  }

  /// What the last call of a method was given; `none` without it.
  String argument(String method, String argument) {
    return Objects.requireNonNullElse(slack.calls(method).getLast().argument(argument), "none");
  }

  static ChatAnswer destination(Opened opened) {
    ChatAnswer destination = opened.destination(View.REPORT);
    assertThat(destination.place()).hasSizeLessThanOrEqualTo(AnswerPlace.LONGEST);
    return destination;
  }

  static Answer answered(Acme acme, Opened opened, String words) throws Exception {
    return acme.out.sender().send(acme.delivery(destination(opened), words));
  }

  /// A report that stands in a channel, with its buttons.
  static Message answeredReport(Acme acme, Channel channel, boolean privately) {
    Opened opened = acme.out.sinks().at(acme.typed(channel)).open(EXAMPLE, privately);
    opened.say(new Reply.Report(SampleReport.of(EXAMPLE), null, privately));
    return acme.last(channel);
  }

  static String actionId(Message message, String verb) {
    return message.actionIds().stream()
        .filter(id -> id.startsWith(verb))
        .findFirst()
        .orElseThrow(() -> new AssertionError(message.actionIds()));
  }
}
