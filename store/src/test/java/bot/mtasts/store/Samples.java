package bot.mtasts.store;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.delivery.RetrySchedule.Decision;
import bot.mtasts.core.delivery.RetrySchedule.Ruling;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.Score;
import bot.mtasts.core.report.Verdict;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.CheckRequests.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Things to keep.
final class Samples {
  static final DomainName DOMAIN = new DomainName("example.test");
  static final Destination CALLBACK = new Destination.Callback("https://hooks.example.test/in?a=b");

  /// NUL, half a surrogate pair, terminal control, right-to-left override, quotes, and a backslash.
  static final String HOSTILE =
      "\u0000\uD800 \u001b[2J\u202e'\"\\; drop table reports; -- \uD83D\uDE00";

  private Samples() {}

  static CheckRequest request(Instant at) {
    return request(at, DOMAIN, "helpdesk");
  }

  static CheckRequest request(Instant at, DomainName domain, @Nullable String integration) {
    return new CheckRequest(
        Ids.check(at), domain, integration, "T-1", List.of(CALLBACK), false, at);
  }

  static CheckReport report(CheckRequest request) {
    return report(request.id(), request.domain(), request.receivedAt(), "one", null);
  }

  static CheckReport report(
      String id, DomainName domain, Instant at, String recordId, @Nullable String policy) {
    return new CheckReport(
        id,
        domain,
        domain.unicode(),
        at,
        Duration.ofMillis(1234),
        Verdict.TESTING,
        Prose.of("It is {}.", domain.ascii()),
        new Score(71, "C", List.of(), null),
        List.of(),
        List.of(),
        new CheckReport.RecordSection(
            domain.recordName(), List.of("v=STSv1; id=" + recordId), recordId, 300L, List.of()),
        new CheckReport.PolicySection(
            domain.policyUrl(), policy, "testing", List.of(), 86400L, 200, "text/plain", null),
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  static Delivery delivery(String checkId, Instant at) {
    return delivery(checkId, at, CALLBACK);
  }

  static Delivery delivery(String checkId, Instant at, Destination destination) {
    return Delivery.due(
        Ids.delivery(at),
        Ids.message(at),
        "helpdesk",
        checkId,
        EventType.CHECK_COMPLETED,
        destination,
        new Payload("application/json", ByteString.encodeUtf8("{\"type\":\"check.completed\"}")),
        at);
  }

  static Attempt attempt(int number, Instant at, Answer answer) {
    return new Attempt(number, at, Duration.ofMillis(250), answer);
  }

  static Answer declined(int status) {
    return new Answer.Declined(
        status, Duration.ofSeconds(7), "HTTP " + status, "busy", Duration.ofMinutes(2));
  }

  static Delivery waiting(Delivery before, Instant next) {
    return after(before, Delivery.State.WAITING, next, null);
  }

  static Delivery delivered(Delivery before) {
    return after(before, Delivery.State.DELIVERED, null, null);
  }

  static Delivery dead(Delivery before, String reason) {
    return after(before, Delivery.State.DEAD, null, reason);
  }

  private static Delivery after(
      Delivery before, Delivery.State state, @Nullable Instant next, @Nullable String reason) {
    return new Delivery(
        before.id(),
        before.messageId(),
        before.integration(),
        before.checkId(),
        before.event(),
        before.destination(),
        before.payload(),
        before.createdAt(),
        state,
        before.attempts() + 1,
        next,
        reason,
        before.roundStart(),
        before.asked());
  }

  /// Notes an attempt at a delivery, whatever a schedule would make of it.
  ///
  /// @param after the delivery as it is to stand then
  static void note(
      Store store, Attempt attempt, Delivery after, @Nullable DestinationHealth health) {
    Decision decision =
        switch (after.state()) {
          case WAITING -> new Decision.Again(Objects.requireNonNull(after.nextAttemptAt()));
          case DELIVERED -> new Decision.Done();
          case DEAD -> new Decision.Dead(Objects.requireNonNull(after.reason()));
        };
    store.deliveries().record(attempt, after, _ -> new Ruling(decision, health));
  }

  static DestinationHealth failing(Delivery delivery, Instant since) {
    return new DestinationHealth(
        delivery.destination().key(), delivery.integration(), since, null, null);
  }

  static Claim claim(String key, String bodyHash, Instant now) {
    return new Claim(
        "helpdesk",
        key,
        bodyHash,
        null,
        now.plus(Duration.ofSeconds(30)),
        now.plus(Duration.ofHours(24)));
  }
}
