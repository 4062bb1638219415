package bot.mtasts.webhook.fakes;

import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.Page;
import bot.mtasts.core.store.StoreException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Requests in a map; nobody works on them but the test.
public final class FakeCheckRequests implements CheckRequests {
  private final InstantSource clock;
  private final Map<String, CheckStanding> standings = new LinkedHashMap<>();
  private final Map<String, Claimed> claims = new HashMap<>();
  private boolean broken;

  public FakeCheckRequests(InstantSource clock) {
    this.clock = clock;
  }

  private record Claimed(Claim claim, @Nullable StoredAnswer answer, List<String> checkIds) {}

  /// From now on the database cannot be used; or can again.
  public synchronized void broken(boolean now) {
    broken = now;
  }

  /// Everything that was accepted, the oldest first.
  public synchronized List<CheckRequest> accepted() {
    return standings.values().stream().map(CheckStanding::request).toList();
  }

  @Override
  public synchronized Acceptance accept(List<CheckRequest> requests, @Nullable Claim claim) {
    use();
    if (claim != null) {
      Claimed earlier = claims.get(name(claim));
      if (earlier != null && clock.instant().isBefore(earlier.claim().keptUntil())) {
        return repeated(earlier, claim);
      }
      List<String> ids = requests.stream().map(CheckRequest::id).toList();
      claims.put(name(claim), new Claimed(claim, claim.answer(), ids));
    }
    requests.forEach(request -> standings.put(request.id(), new CheckStanding.Queued(request)));
    return new Acceptance.Accepted();
  }

  private Acceptance repeated(Claimed earlier, Claim claim) {
    if (!earlier.claim().bodyHash().equals(claim.bodyHash())) {
      return new Acceptance.OtherBody();
    }
    if (earlier.answer() != null) {
      return new Acceptance.Repeated(earlier.answer());
    }
    return clock.instant().isBefore(earlier.claim().unansweredUntil())
        ? new Acceptance.InProgress()
        : new Acceptance.Unanswered(earlier.checkIds());
  }

  private static String name(Claim claim) {
    return claim.client() + "\n" + claim.key();
  }

  @Override
  public synchronized void answered(Claim claim, StoredAnswer answer) {
    use();
    claims.computeIfPresent(
        name(claim), (_, claimed) -> new Claimed(claimed.claim(), answer, claimed.checkIds()));
  }

  @Override
  public synchronized Optional<CheckStanding> find(String id) {
    use();
    return Optional.ofNullable(standings.get(id));
  }

  @Override
  public synchronized void started(String id) {
    change(id, CheckStanding.Running::new);
  }

  @Override
  public synchronized void complete(CheckReport report, List<Delivery> deliveries) {
    change(report.id(), request -> new CheckStanding.Completed(request, report));
  }

  @Override
  public synchronized void fail(String id, String reason, List<Delivery> deliveries) {
    change(id, request -> new CheckStanding.Failed(request, reason));
  }

  private void change(String id, Function<CheckRequest, CheckStanding> change) {
    use();
    standings.computeIfPresent(
        id,
        (_, standing) ->
            switch (standing) {
              case CheckStanding.Queued(var request) -> change.apply(request);
              case CheckStanding.Running(var request) -> change.apply(request);
              case CheckStanding.Completed _, CheckStanding.Failed _ -> standing;
            });
  }

  @Override
  public synchronized Page<CheckStanding> list(Filter filter, @Nullable String cursor, int limit) {
    use();
    List<CheckStanding> found = new ArrayList<>();
    for (CheckStanding standing : standings.values()) {
      CheckRequest request = standing.request();
      if ((filter.integration() == null
              || Objects.equals(filter.integration(), request.integration()))
          && (filter.domain() == null || filter.domain().equals(request.domain()))) {
        found.addFirst(standing);
      }
    }
    return FakePages.page(found, standing -> standing.request().id(), cursor, limit);
  }

  private void use() {
    if (broken) {
      throw new StoreException("no database", new SQLException("secret host name"));
    }
  }
}
