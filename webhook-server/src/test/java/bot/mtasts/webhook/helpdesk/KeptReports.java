package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.store.Reports;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reports in memory.
final class KeptReports implements Reports {
  private final Map<String, CheckReport> byId = new ConcurrentHashMap<>();

  static KeptReports of(CheckReport... reports) {
    KeptReports kept = new KeptReports();
    for (CheckReport report : reports) {
      kept.keep(report);
    }
    return kept;
  }

  @Override
  public void keep(CheckReport report) {
    byId.put(report.id(), report);
  }

  @Override
  public Optional<CheckReport> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public List<PastSighting> history(DomainName domain) {
    return List.of();
  }

  @Override
  public List<Scored> scores(DomainName domain, @Nullable String integration, int limit) {
    return List.of();
  }
}
