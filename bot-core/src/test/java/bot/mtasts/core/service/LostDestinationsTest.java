package bot.mtasts.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Delivery.State;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import java.time.Instant;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/// A platform says that a destination is out of reach.
class LostDestinationsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Destination USED = new Destination.DiscordChannel("1");
  private static final Destination UNUSED = new Destination.DiscordChannel("2");

  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final Told told = new Told();
  private final LostDestinations destinations = new LostDestinations(deliveries, told);

  @Test
  void what_waits_for_a_lost_destination_is_buried_with_the_reason() throws InterruptedException {
    deliveries.put(delivery());

    destinations.lost(List.of(USED, UNUSED), "The bot was removed");
    DeliverySender takes = _ -> new Answer.Accepted(200, "");
    var work =
        new DeliveryWork(deliveries, new Senders(takes, takes, null, takes), told, () -> NOW);

    assertThat(work.attempt("dlv_1")).isEmpty();
    Delivery buried = deliveries.find("dlv_1").orElseThrow();
    assertThat(buried.state()).isEqualTo(State.DEAD);
    assertThat(buried.reason()).isEqualTo("The destination is disabled. The bot was removed");
    assertThat(told.events).containsExactly("disabled discord:1");
  }

  @Test
  void a_destination_is_lost_once() {
    deliveries.put(delivery());

    destinations.lost(List.of(USED), "The bot was removed");
    destinations.lost(List.of(USED), "The bot was removed");

    assertThat(told.events).hasSize(1);
  }

  private static Delivery delivery() {
    return Delivery.due(
        "dlv_1",
        "msg_1",
        null,
        "chk_1",
        EventType.CHECK_COMPLETED,
        USED,
        new Payload("application/json", ByteString.encodeUtf8("{}")),
        NOW);
  }
}
