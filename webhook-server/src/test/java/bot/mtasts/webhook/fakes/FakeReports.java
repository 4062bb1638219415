package bot.mtasts.webhook.fakes;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.store.Reports;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reports in a map, without history.
public final class FakeReports implements Reports {
  private final Map<String, CheckReport> reports = new ConcurrentHashMap<>();

  /// These, to begin with.
  public static FakeReports of(CheckReport... given) {
    FakeReports fake = new FakeReports();
    for (CheckReport report : given) {
      fake.keep(report);
    }
    return fake;
  }

  @Override
  public void keep(CheckReport report) {
    reports.putIfAbsent(report.id(), report);
  }

  @Override
  public Optional<CheckReport> find(String id) {
    return Optional.ofNullable(reports.get(id));
  }

  @Override
  public List<PastSighting> history(DomainName domain) {
    return List.of();
  }

  /// As if nobody's integration had asked for any of them.
  @Override
  public List<Scored> scores(DomainName domain, @Nullable String integration, int limit) {
    List<Scored> newest =
        reports.values().stream()
            .filter(report -> report.domain().equals(domain) && integration == null)
            .sorted(Comparator.comparing(CheckReport::startedAt).reversed())
            .limit(limit)
            .map(report ->
                new Scored(
                    report.id(), report.startedAt(), report.verdict(), report.score().total()))
            .toList();
    return newest.reversed();
  }
}
