package bot.mtasts.core.store;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reports, for as long as retention allows.
public interface Reports {
  /// Keeps a report that nobody was promised: of a chat command, of a visitor's check. Keeping the
  /// same id again changes nothing.
  void keep(CheckReport report);

  Optional<CheckReport> find(String id);

  /// What earlier checks of a domain saw, oldest first, for the history codes. Neighbouring
  /// sightings that saw the same are thinned out to their first and last.
  List<PastSighting> history(DomainName domain);

  /// How the reports of a domain came out, oldest first.
  ///
  /// @param integration whose reports; null for all of them
  /// @param limit at most so many, of the newest
  List<Scored> scores(DomainName domain, @Nullable String integration, int limit);

  /// How one report came out.
  ///
  /// @param id of the report
  /// @param at when the look began
  /// @param score 0 to 100; null for verdicts that have none
  record Scored(String id, Instant at, Verdict verdict, @Nullable Integer score) {}
}
