package bot.mtasts.core.service;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.store.Reports;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// No report yet, and a history to give.
public final class MemoryReports implements Reports {
  List<PastSighting> history = List.of();
  private volatile @Nullable DomainName broken;

  /// From now on the history of one domain cannot be read: checks of it fail through our fault.
  ///
  /// @param domain null: all is well again
  public void breakFor(@Nullable DomainName domain) {
    broken = domain;
  }

  @Override
  public void keep(CheckReport report) {
    throw new AssertionError("reports that somebody was promised are kept with their requests");
  }

  @Override
  public Optional<CheckReport> find(String id) {
    return Optional.empty();
  }

  @Override
  public List<PastSighting> history(DomainName domain) {
    if (domain.equals(broken)) {
      throw new IllegalStateException("this history cannot be read");
    }
    return history;
  }

  @Override
  public List<Scored> scores(DomainName domain, @Nullable String integration, int limit) {
    return List.of();
  }
}
