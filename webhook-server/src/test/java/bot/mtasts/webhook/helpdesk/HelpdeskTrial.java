package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.fakes.FakeIntegrations;
import bot.mtasts.webhook.fakes.FakeReports;
import bot.mtasts.webhook.outgoing.FixedDns;
import bot.mtasts.webhook.outgoing.GuardedHttp;
import bot.mtasts.webhook.outgoing.TestHttp;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Every row of the table against a fake of its helpdesk, over real sockets.
abstract class HelpdeskTrial {
  static final UrlRules.Settings LAB = new UrlRules.Settings(false, Set.of(), true);
  static final CheckReport REPORT = HostileReport.one();
  static final String MARKER = "mtasts:msg_01JNE";

  static Stream<Arguments> helpdesks() {
    return FakeHelpdesks.all().stream()
        .map(fake -> {
          try (FakeHelpdesk named = fake.get()) {
            return Arguments.argumentSet(named.word(), fake);
          }
        });
  }

  /// What a test does with a helpdesk.
  interface Story {
    void tell(FakeHelpdesk desk) throws Exception;
  }

  static void with(Supplier<FakeHelpdesk> fake, Story story) throws Exception {
    try (FakeHelpdesk desk = fake.get()) {
      desk.start();
      story.tell(desk);
    }
  }

  static Answer send(FakeHelpdesk desk, Delivery delivery) throws InterruptedException {
    return send(desk.setUp().integration(), delivery);
  }

  static Answer send(Integration integration, Delivery delivery) throws InterruptedException {
    try (GuardedHttp http = TestHttp.toLoopback(new FixedDns())) {
      return new HelpdeskSender(
              FakeIntegrations.of(integration),
              FakeReports.of(REPORT),
              http,
              LAB,
              id -> "https://mtasts.example/checks/" + id,
              () -> SetUp.NOW)
          .send(delivery);
    }
  }

  static Delivery note(FakeHelpdesk desk) {
    return note(desk.ticket(), false);
  }

  static Delivery note(String ticket, boolean visible) {
    return Delivery.due(
        "dlv_1",
        "msg_01JNE",
        "desk",
        REPORT.id(),
        EventType.CHECK_COMPLETED,
        new Destination.HelpdeskNote("desk", ticket, visible),
        new Payload("application/json", okio.ByteString.encodeUtf8("{}")),
        SetUp.NOW);
  }

  static Delivery attempted(Delivery it) {
    return new Delivery(
        it.id(),
        it.messageId(),
        it.integration(),
        it.checkId(),
        it.event(),
        it.destination(),
        it.payload(),
        it.createdAt(),
        it.state(),
        1,
        it.nextAttemptAt(),
        null,
        0,
        false);
  }

  static Delivery older(Delivery it, Duration age) {
    return new Delivery(
        it.id(),
        it.messageId(),
        it.integration(),
        it.checkId(),
        it.event(),
        it.destination(),
        it.payload(),
        it.createdAt().minus(age),
        it.state(),
        0,
        it.nextAttemptAt(),
        null,
        0,
        false);
  }
}
