package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Requests in a map.
final class MemoryRequests implements CheckRequests {
  final AtomicInteger asked = new AtomicInteger();
  final List<Delivery> deliveries = new ArrayList<>();
  private final Map<String, CheckStanding> standings = new ConcurrentHashMap<>();

  void put(CheckStanding standing) {
    standings.put(standing.request().id(), standing);
  }

  @Override
  public Optional<CheckStanding> find(String id) {
    asked.incrementAndGet();
    return Optional.ofNullable(standings.get(id));
  }

  @Override
  public void started(String id) {
    standings.computeIfPresent(
        id,
        (_, standing) -> open(standing) ? new CheckStanding.Running(standing.request()) : standing);
  }

  @Override
  public void complete(CheckReport report, List<Delivery> following) {
    end(report.id(), following, request -> new CheckStanding.Completed(request, report));
  }

  @Override
  public void fail(String id, String reason, List<Delivery> following) {
    end(id, following, request -> new CheckStanding.Failed(request, reason));
  }

  private void end(String id, List<Delivery> following, Function<CheckRequest, CheckStanding> end) {
    standings.computeIfPresent(
        id,
        (_, standing) -> {
          if (!open(standing)) {
            return standing;
          }
          deliveries.addAll(following);
          return end.apply(standing.request());
        });
  }

  private static boolean open(CheckStanding standing) {
    return switch (standing) {
      case CheckStanding.Queued _, CheckStanding.Running _ -> true;
      case CheckStanding.Completed _, CheckStanding.Failed _ -> false;
    };
  }

  @Override
  public Acceptance accept(List<CheckRequest> requests, @Nullable Claim claim) {
    throw new AssertionError("nothing is accepted here");
  }

  @Override
  public void answered(Claim claim, StoredAnswer answer) {
    throw new AssertionError("nothing is claimed here");
  }

  @Override
  public Page<CheckStanding> list(Filter filter, @Nullable String cursor, int limit) {
    throw new AssertionError("nothing is listed here");
  }
}
