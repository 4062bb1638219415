package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.Page;
import bot.mtasts.core.store.StoreException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Requests in a map.
public final class MemoryRequests implements CheckRequests {
  private static final Comparator<CheckStanding> OLDEST_FIRST =
      Comparator.comparing((CheckStanding standing) -> standing.request().receivedAt())
          .thenComparing(standing -> standing.request().id());

  final AtomicInteger asked = new AtomicInteger();
  final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final Map<String, CheckStanding> standings = new ConcurrentHashMap<>();
  private volatile Consumer<CheckRequest> accepted = _ -> {};
  private volatile Consumer<Delivery> following = _ -> {};
  private volatile boolean gone;

  /// Hears what would be queued: requests that were accepted, and deliveries that follow from
  /// checks.
  public void hears(Consumer<CheckRequest> request, Consumer<Delivery> delivery) {
    accepted = request;
    following = delivery;
  }

  /// Whether the database can be reached.
  public void isGone(boolean now) {
    gone = now;
  }

  /// Everything that was asked for, the oldest first.
  public List<CheckStanding> all() {
    return standings.values().stream().sorted(OLDEST_FIRST).toList();
  }

  /// Forgets a request, as the daily sweep does.
  public void forget(String id) {
    standings.remove(id);
  }

  /// Puts one in as it stands.
  public void put(CheckStanding standing) {
    standings.put(standing.request().id(), standing);
  }

  @Override
  public Optional<CheckStanding> find(String id) {
    reach();
    asked.incrementAndGet();
    return Optional.ofNullable(standings.get(id));
  }

  @Override
  public void started(String id) {
    reach();
    standings.computeIfPresent(
        id,
        (_, standing) -> open(standing) ? new CheckStanding.Running(standing.request()) : standing);
  }

  @Override
  public void complete(CheckReport report, List<Delivery> due) {
    end(report.id(), due, request -> new CheckStanding.Completed(request, report));
  }

  @Override
  public void fail(String id, String reason, List<Delivery> due) {
    end(id, due, request -> new CheckStanding.Failed(request, reason));
  }

  private void end(String id, List<Delivery> due, Function<CheckRequest, CheckStanding> end) {
    reach();
    CheckStanding standing = standings.get(id);
    if (standing != null
        && open(standing)
        && standings.replace(id, standing, end.apply(standing.request()))) {
      deliveries.addAll(due);
      due.forEach(following);
    }
  }

  private void reach() {
    if (gone) {
      throw new StoreException("the database cannot be reached", new IOException("refused"));
    }
  }

  private static boolean open(CheckStanding standing) {
    return switch (standing) {
      case CheckStanding.Queued _, CheckStanding.Running _ -> true;
      case CheckStanding.Completed _, CheckStanding.Failed _ -> false;
    };
  }

  @Override
  public Acceptance accept(List<CheckRequest> requests, @Nullable Claim claim) {
    reach();
    requests.forEach(request -> put(new CheckStanding.Queued(request)));
    requests.forEach(accepted);
    return new Acceptance.Accepted();
  }

  @Override
  public void answered(Claim claim, StoredAnswer answer) {
    throw new AssertionError("nothing is claimed here");
  }

  @Override
  public Page<CheckStanding> list(Filter filter, @Nullable String cursor, int limit) {
    reach();
    return new Page<>(
        standings.values().stream()
            .filter(each -> isOf(each.request(), filter))
            .sorted(OLDEST_FIRST.reversed())
            .limit(limit)
            .toList(),
        null);
  }

  private static boolean isOf(CheckRequest request, Filter filter) {
    return (filter.integration() == null || filter.integration().equals(request.integration()))
        && (filter.domain() == null || filter.domain().equals(request.domain()));
  }
}
