package bot.mtasts.store;

import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Delivery.State;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.delivery.RetrySchedule;
import bot.mtasts.core.delivery.RetrySchedule.Decision;
import bot.mtasts.core.delivery.RetrySchedule.Ruling;
import bot.mtasts.core.store.Deliveries;
import bot.mtasts.core.store.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Deliveries, each with a job while it waits. Whoever changes one holds its row first, so that a
/// person's redelivery and a worker's attempt do not undo each other.
final class JdbcDeliveries implements Deliveries {
  private static final int BATCH = 200;

  private final Transactions transactions;
  private final JobQueue queue;
  private final Turns turns;
  private final InstantSource clock;

  JdbcDeliveries(Transactions transactions, JobQueue queue, Turns turns, InstantSource clock) {
    this.transactions = transactions;
    this.queue = queue;
    this.turns = turns;
    this.clock = clock;
  }

  @Override
  public Optional<Delivery> find(String id) {
    return transactions.read(handle ->
        handle
            .createQuery("select " + DeliveryRows.COLUMNS + " from deliveries where id = :id")
            .bind("id", id)
            .map((row, _) -> DeliveryRows.read(row))
            .findOne());
  }

  @Override
  public List<Attempt> attempts(String id) {
    return transactions.read(handle -> DeliveryRows.attempts(handle, id));
  }

  @Override
  public Ruling record(
      Attempt attempt, Delivery before, Function<DestinationHealth, Ruling> ruling) {
    // In turn, because two attempts may be the first to find the same destination failing.
    return turns.take(
        "destination " + before.destination().key(),
        () -> transactions.write(handle -> record(handle, attempt, before, ruling)));
  }

  private Ruling record(
      Handle handle, Attempt attempt, Delivery before, Function<DestinationHealth, Ruling> ruling) {
    DeliveryRows.Lock row =
        DeliveryRows.lock(handle, before.id())
            .orElseThrow(() -> new IllegalArgumentException("no delivery " + before.id()));
    int number = row.attempts() + 1;
    DeliveryRows.insert(handle, before.id(), number, attempt);
    Ruling ruled =
        DestinationRows.rule(
            handle,
            DestinationHealth.well(before.destination().key(), before.integration()),
            ruling,
            clock.instant());
    note(handle, row, attempt, before.tried(ruled.decision()), number);
    return ruled;
  }

  private void note(
      Handle handle, DeliveryRows.Lock before, Attempt attempt, Delivery after, int number) {
    // A worker that was taken for dead may come late, with the number of an attempt that the next
    // worker has made as well. Only that it was taken still counts.
    boolean late = attempt.number() < number && after.state() != State.DELIVERED;
    if (before.again()) {
      DeliveryRows.restart(handle, after.id(), number, true, clock.instant());
    } else if (late) {
      handle
          .createUpdate("update deliveries set attempts = :attempts where id = :id")
          .bind("id", after.id())
          .bind("attempts", number)
          .execute();
    } else {
      DeliveryRows.update(handle, after, number);
    }
  }

  @Override
  public void bury(String id, String reason) {
    transactions.run(handle ->
        handle
            .createUpdate(
                """
                update deliveries set state = 'dead', next_attempt_at = null, reason = :reason
                where id = :id and not again\
                """)
            .bind("id", id)
            .bind("reason", Columns.made(reason, Columns.LONGEST_REASON))
            .execute());
  }

  @Override
  public DestinationHealth health(String destinationKey, @Nullable String integration) {
    return transactions
        .read(handle -> DestinationRows.find(handle, destinationKey))
        .orElseGet(() -> DestinationHealth.well(destinationKey, integration));
  }

  @Override
  public List<DestinationHealth> ailing(@Nullable String integration) {
    return transactions.read(handle -> DestinationRows.all(handle, integration));
  }

  @Override
  public List<DestinationHealth> disable(
      Collection<? extends Destination> destinations, String reason) {
    List<String> all = destinations.stream().map(DeliveryJson::write).distinct().toList();
    List<DestinationHealth> disabled = new ArrayList<>();
    for (int from = 0; from < all.size(); from += BATCH) {
      List<String> some = all.subList(from, Math.min(from + BATCH, all.size()));
      used(some).forEach(well -> disable(well, reason).ifPresent(disabled::add));
    }
    return disabled;
  }

  /// Those of some destinations that there are deliveries to, as they would be if all were well;
  /// one that several integrations share as often.
  private List<DestinationHealth> used(List<String> destinations) {
    return transactions.read(handle ->
        handle
            .createQuery(
                """
                select distinct destination, integration from deliveries
                where destination in (<destinations>)\
                """)
            .bindList("destinations", destinations)
            .map((row, _) ->
                DestinationHealth.well(
                    DeliveryJson.destination(row.getString("destination")).key(),
                    row.getString("integration")))
            .list());
  }

  /// @return empty when somebody else has disabled it before
  private Optional<DestinationHealth> disable(DestinationHealth well, String reason) {
    Instant now = clock.instant();
    Ruling ruled =
        turns.take(
            "destination " + well.key(),
            () ->
                transactions.write(handle ->
                    DestinationRows.rule(
                        handle, well, health -> RetrySchedule.disabled(reason, health, now), now)));
    return ruled.decision() instanceof Decision.DeadAndDisable
        ? Optional.ofNullable(ruled.health())
        : Optional.empty();
  }

  @Override
  public void enable(String destinationKey) {
    transactions.run(handle -> DestinationRows.remove(handle, destinationKey));
  }

  @Override
  public Page<Delivery> list(Filter filter, @Nullable String cursor, int limit) {
    int most = Cursor.limit(limit);
    String after = Cursor.read(cursor);
    String integration = filter.integration();
    State state = filter.state();
    String checkId = filter.checkId();
    List<Delivery> found =
        transactions.read(handle -> {
          Query query =
              handle.createQuery(
                  "select "
                      + DeliveryRows.COLUMNS
                      + " from deliveries where true "
                      + (integration == null ? "" : "and integration = :integration ")
                      + (state == null ? "" : "and state = :state ")
                      + (checkId == null ? "" : "and check_id = :check ")
                      + (after == null ? "" : "and id < :after ")
                      + "order by id desc limit :limit");
          if (integration != null) {
            query.bind("integration", integration);
          }
          if (state != null) {
            query.bind("state", state.word());
          }
          if (checkId != null) {
            query.bind("check", checkId);
          }
          if (after != null) {
            query.bind("after", after);
          }
          return query.bind("limit", most + 1).map((row, _) -> DeliveryRows.read(row)).list();
        });
    return Cursor.page(found, most, Delivery::id);
  }

  @Override
  public boolean redeliver(String id, Instant now) {
    boolean queued = transactions.promise(handle -> redeliver(handle, id, now));
    queue.wake();
    return queued;
  }

  private boolean redeliver(Handle handle, String id, Instant now) {
    Optional<DeliveryRows.Lock> before = DeliveryRows.lock(handle, id);
    before.ifPresent(row -> {
      boolean underWay = !queue.bringForward(handle, id, now);
      DeliveryRows.restart(handle, id, row.attempts(), underWay, now);
    });
    return before.isPresent();
  }

  @Override
  public int redeliverDead(@Nullable String integration, Instant since, Instant now) {
    // Batch by batch: a day of failures does not hold thousands of rows at once.
    int all = 0;
    int some;
    do {
      some = transactions.promise(handle -> redeliverSomeDead(handle, integration, since, now));
      all += some;
      queue.wake();
    } while (some == BATCH);
    return all;
  }

  private int redeliverSomeDead(
      Handle handle, @Nullable String integration, Instant since, Instant now) {
    Query query =
        handle.createQuery(
            "select id from deliveries where state = 'dead' and created_at >= :since "
                + (integration == null ? "" : "and integration = :integration ")
                + "order by id limit :limit");
    if (integration != null) {
      query.bind("integration", integration);
    }
    List<String> ids = query.bind("since", since).bind("limit", BATCH).mapTo(String.class).list();
    ids.forEach(id -> redeliver(handle, id, now));
    return ids.size();
  }
}
