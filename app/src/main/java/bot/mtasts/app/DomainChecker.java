package bot.mtasts.app;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import java.util.List;

/// What `check` needs of the engine; closing it lets go of what it holds.
public interface DomainChecker extends AutoCloseable {
  /// Checks a domain; see `CheckService`.
  ///
  /// @throws InterruptedException if the calling thread is interrupted; nothing is left running
  CheckReport check(DomainName domain, List<PastSighting> history) throws InterruptedException;

  @Override
  void close();
}
