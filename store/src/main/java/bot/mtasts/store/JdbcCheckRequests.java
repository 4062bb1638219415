package bot.mtasts.store;

import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.Page;
import bot.mtasts.core.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Requests, each with a job from the same transaction.
final class JdbcCheckRequests implements CheckRequests {
  // Somebody claims and frees a key again and again only in a dream; a loop needs an end all the
  // same.
  private static final int CLAIM_TRIES = 5;

  // A completed request whose report has been swept is gone with it.
  private static final String STANDING =
      """
      select q.id, q.domain, q.integration, q.ticket, q.destinations, q.fresh, q.received_at,
             q.state, q.reason, r.document
      from check_requests q left join reports r on r.id = q.id and q.state = 'completed'
      where (q.state <> 'completed' or r.id is not null)
      """;

  private final Transactions transactions;
  private final JobQueue checks;
  private final JobQueue deliveries;
  private final Turns turns;
  private final InstantSource clock;

  JdbcCheckRequests(
      Transactions transactions,
      JobQueue checks,
      JobQueue deliveries,
      Turns turns,
      InstantSource clock) {
    this.transactions = transactions;
    this.checks = checks;
    this.deliveries = deliveries;
    this.turns = turns;
    this.clock = clock;
  }

  /// Somebody else holds the claim. Carries no trace: it only ends a transaction.
  private static final class ClaimTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClaimTaken(Throwable cause) {
      super("The claim is taken", cause, false, false);
    }
  }

  @Override
  public Acceptance accept(List<CheckRequest> requests, @Nullable Claim claim) {
    requests.forEach(JdbcCheckRequests::check);
    Acceptance acceptance = claim == null ? unclaimed(requests) : inTurn(requests, claim);
    if (acceptance instanceof Acceptance.Accepted) {
      checks.wake();
    }
    return acceptance;
  }

  private Acceptance unclaimed(List<CheckRequest> requests) {
    return transactions.promise(handle -> insert(handle, requests));
  }

  private Acceptance inTurn(List<CheckRequest> requests, Claim claim) {
    Claims.check(claim);
    return turns.take(
        "claim " + claim.client() + " " + claim.key(), () -> claimed(requests, claim));
  }

  private static void check(CheckRequest request) {
    Columns.fitting("The id", request.id(), 40);
    Columns.fitting("The domain", request.domain().ascii(), 253);
    Columns.fittingOrNull("The integration's name", request.integration(), 63);
    Columns.fittingOrNull("The ticket", request.ticket(), CheckRequest.LONGEST_TICKET);
  }

  private Acceptance claimed(List<CheckRequest> requests, Claim claim) {
    Instant now = clock.instant();
    ClaimTaken taken = null;
    for (int tries = 0; tries < CLAIM_TRIES; tries++) {
      boolean again = tries > 0;
      try {
        return transactions.promise(handle -> claimAndInsert(handle, requests, claim, again, now));
      } catch (ClaimTaken e) {
        taken = e;
      }
      Optional<Acceptance> standing =
          transactions.read(handle -> Claims.standing(handle, claim, now));
      if (standing.isPresent()) {
        return standing.get();
      }
    }
    throw new StoreException(
        "The idempotency key is taken and freed again and again.",
        taken == null ? new IllegalStateException("never tried") : taken);
  }

  private Acceptance claimAndInsert(
      Handle handle, List<CheckRequest> requests, Claim claim, boolean again, Instant now) {
    if (again) {
      Claims.removeExpired(handle, claim, now);
    }
    try {
      Claims.insert(handle, claim, requests.stream().map(CheckRequest::id).toList());
    } catch (JdbiException e) {
      throw SqlTrouble.isDuplicate(e) ? new ClaimTaken(e) : e;
    }
    return insert(handle, requests);
  }

  private Acceptance insert(Handle handle, List<CheckRequest> requests) {
    if (!requests.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              insert into check_requests
                (id, domain, integration, ticket, destinations, fresh, received_at, state)
              values
                (:id, :domain, :integration, :ticket, :destinations, :fresh, :received, 'queued')\
              """);
      for (CheckRequest request : requests) {
        batch
            .bind("id", request.id())
            .bind("domain", request.domain().ascii())
            .bind("integration", request.integration())
            .bind("ticket", request.ticket())
            .bind("destinations", DeliveryJson.write(request.destinations()))
            .bind("fresh", request.fresh())
            .bind("received", request.receivedAt())
            .add();
      }
      batch.execute();
      checks.put(requests.stream().map(CheckRequest::id).toList(), clock.instant());
    }
    return new Acceptance.Accepted();
  }

  @Override
  public void answered(Claim claim, StoredAnswer answer) {
    transactions.run(handle -> Claims.answered(handle, claim, answer));
  }

  @Override
  public Optional<CheckStanding> find(String id) {
    return transactions.read(handle ->
        handle
            .createQuery(STANDING + "and q.id = :id")
            .bind("id", id)
            .map((row, _) -> standing(row))
            .findOne());
  }

  @Override
  public void started(String id) {
    transactions.run(handle ->
        handle
            .createUpdate(
                "update check_requests set state = 'running' where id = :id and state = 'queued'")
            .bind("id", id)
            .execute());
  }

  @Override
  public void complete(CheckReport report, List<Delivery> deliveries) {
    transactions.run(handle -> {
      if (end(handle, report.id(), "completed", null)) {
        JdbcReports.insert(handle, report, integrationOf(handle, report.id()));
        add(handle, deliveries);
      }
    });
    this.deliveries.wake();
  }

  @Override
  public void fail(String id, String reason, List<Delivery> deliveries) {
    transactions.run(handle -> {
      if (end(handle, id, "failed", Columns.made(reason, Columns.LONGEST_REASON))) {
        add(handle, deliveries);
      }
    });
    this.deliveries.wake();
  }

  /// Whether it had not ended before, and has now.
  private boolean end(Handle handle, String id, String state, @Nullable String reason) {
    return handle
            .createUpdate(
                """
                update check_requests set state = :state, reason = :reason, ended_at = :now
                where id = :id and state in ('queued', 'running')\
                """)
            .bind("id", id)
            .bind("state", state)
            .bind("reason", reason)
            .bind("now", clock.instant())
            .execute()
        == 1;
  }

  private static @Nullable String integrationOf(Handle handle, String id) {
    return handle
        .createQuery("select integration from check_requests where id = :id")
        .bind("id", id)
        .map((row, _) -> Optional.ofNullable(row.getString("integration")))
        .one()
        .orElse(null);
  }

  private void add(Handle handle, List<Delivery> added) {
    for (Delivery delivery : added) {
      DeliveryRows.insert(handle, delivery);
      Instant at = delivery.nextAttemptAt();
      deliveries.put(List.of(delivery.id()), at == null ? clock.instant() : at);
    }
  }

  @Override
  public Page<CheckStanding> list(Filter filter, @Nullable String cursor, int limit) {
    int most = Cursor.limit(limit);
    String after = Cursor.read(cursor);
    String integration = filter.integration();
    DomainName domain = filter.domain();
    List<CheckStanding> found =
        transactions.read(handle -> {
          Query query =
              handle.createQuery(
                  STANDING
                      + (integration == null ? "" : "and q.integration = :integration ")
                      + (domain == null ? "" : "and q.domain = :domain ")
                      + (after == null ? "" : "and q.id < :after ")
                      + "order by q.id desc limit :limit");
          if (integration != null) {
            query.bind("integration", integration);
          }
          if (domain != null) {
            query.bind("domain", domain.ascii());
          }
          if (after != null) {
            query.bind("after", after);
          }
          return query.bind("limit", most + 1).map((row, _) -> standing(row)).list();
        });
    return Cursor.page(found, most, each -> each.request().id());
  }

  private static CheckStanding standing(ResultSet row) throws SQLException {
    CheckRequest request =
        new CheckRequest(
            row.getString("id"),
            new DomainName(row.getString("domain")),
            row.getString("integration"),
            row.getString("ticket"),
            DeliveryJson.destinations(row.getString("destinations")),
            row.getBoolean("fresh"),
            Times.get(row, "received_at"));
    String state = row.getString("state");
    return switch (state) {
      case "queued" -> new CheckStanding.Queued(request);
      case "running" -> new CheckStanding.Running(request);
      case "completed" -> new CheckStanding.Completed(request, JdbcReports.document(row));
      case "failed" -> new CheckStanding.Failed(request, row.getString("reason"));
      default -> throw new IllegalStateException("a request of unknown state is kept: " + state);
    };
  }
}
