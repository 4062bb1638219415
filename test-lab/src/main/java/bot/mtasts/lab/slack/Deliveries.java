package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Sends things to the app and waits for the acknowledgement, as long as Slack does.
final class Deliveries {
  /// docs.slack.dev/apis/events-api: three times more, then never again.
  static final int RETRIES = 3;

  private final Changes changes;
  private final Ledger ledger;
  private final Duration limit;
  private final AtomicReference<Route> route;
  private final List<Delivery> events = new ArrayList<>();

  Deliveries(Changes changes, Ledger ledger, Duration limit, Route first) {
    this.changes = changes;
    this.ledger = ledger;
    this.limit = limit;
    route = new AtomicReference<>(first);
  }

  void goBy(Route other) {
    Route before = route.getAndSet(other);
    if (before instanceof RequestUrls http && !before.equals(other)) {
      http.close();
    }
  }

  Delivery send(Parcel.Kind kind, ObjectNode payload) {
    var delivery = new Delivery(changes, kind, payload);
    if (kind == Parcel.Kind.EVENT) {
      changes.make(() -> events.add(delivery));
    }
    attempt(delivery, null);
    return delivery;
  }

  /// Sends it once more, as the same event.
  Ack again(Delivery delivery) {
    return attempt(delivery, reason(delivery.ack()));
  }

  List<Delivery> owed() {
    return changes.look(() -> events.stream().filter(Delivery::owed).toList());
  }

  // If the app did answer, Slack did not hear it.
  private String reason(Ack last) {
    return switch (last.outcome()) {
      case ACCEPTED, LATE -> route.get().slowReason();
      case REFUSED -> "http_error";
      case UNREACHABLE -> "connection_failed";
    };
  }

  private Ack attempt(Delivery delivery, @Nullable String retryReason) {
    int number = delivery.attempts().size();
    var parcel = new Parcel(delivery.parcelKind(), delivery.copyOfPayload(), number, retryReason);
    long begun = System.nanoTime();
    var answer =
        route
            .get()
            .carry(parcel, delivery)
            .whenComplete((late, failure) -> noteIfLate(late, delivery.kind(), number, begun));
    Ack ack = waitFor(answer, delivery, number, begun);
    delivery.attempted(ack);
    ledger.acknowledged(ack);
    if (ack.outcome() == Ack.Outcome.LATE) {
      ledger.broke(
          new BrokenRule(
              Rule.ACK_IN_TIME,
              delivery.kind(),
              "not acknowledged within " + limit.toMillis() + " ms"));
    }
    return ack;
  }

  // Slack has stopped listening, but whoever looks for the reason wants to know how late it was.
  private void noteIfLate(Parcel.@Nullable Answer answer, String kind, int number, long begun) {
    Duration took = since(begun);
    if (answer != null && took.compareTo(limit) > 0) {
      ledger.acknowledged(
          new Ack(kind, number, Ack.Outcome.LATE, answer.status(), took, answer.body(), null));
    }
  }

  private Ack waitFor(
      CompletableFuture<Parcel.Answer> answer, Delivery delivery, int number, long begun) {
    String kind = delivery.kind();
    try {
      Parcel.Answer got = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (got.noRetry()) {
        delivery.unwanted();
      }
      boolean good = got.status() / 100 == 2;
      return new Ack(
          kind,
          number,
          good ? Ack.Outcome.ACCEPTED : Ack.Outcome.REFUSED,
          got.status(),
          since(begun),
          got.body(),
          good ? null : got.status() / 100 == 5 ? "http_service_error" : "http_client_error");
    } catch (TimeoutException e) {
      // The limit is what we are here to see kept: an outcome, not a failure of ours.
      return failed(Ack.Outcome.LATE, kind, number, begun, "operation_timeout");
    } catch (ExecutionException e) {
      // The app was not there: the person is told so, like in the real client.
      return failed(Ack.Outcome.UNREACHABLE, kind, number, begun, "dispatch_failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an acknowledgement", e);
    }
  }

  private static Ack failed(
      Ack.Outcome outcome, String kind, int number, long begun, String shown) {
    return new Ack(kind, number, outcome, 0, since(begun), "", shown);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
