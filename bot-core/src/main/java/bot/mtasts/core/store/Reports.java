package bot.mtasts.core.store;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import java.util.List;
import java.util.Optional;

/// Reports, for as long as retention allows.
public interface Reports {
  /// Keeps a report that nobody was promised: of a chat command, of a visitor's check. Keeping the
  /// same id again changes nothing.
  void keep(CheckReport report);

  Optional<CheckReport> find(String id);

  /// What earlier checks of a domain saw, oldest first, for the history codes. Neighbouring
  /// sightings that saw the same are thinned out to their first and last.
  List<PastSighting> history(DomainName domain);
}
