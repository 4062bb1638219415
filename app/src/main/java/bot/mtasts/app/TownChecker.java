package bot.mtasts.app;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import java.time.InstantSource;
import java.util.List;

/// The engine in a lab of its own. A domain whose story has earlier checks is judged with them,
/// unless others are handed in.
record TownChecker(LabTown town, DomainChecker engine, InstantSource clock)
    implements Workshop.LabChecker {
  @Override
  public CheckReport check(DomainName domain, List<PastSighting> history)
      throws InterruptedException {
    return engine.check(
        domain, history.isEmpty() ? town.history(domain.ascii(), clock.instant()) : history);
  }

  @Override
  public boolean knows(String domain) {
    return town.knows(domain);
  }

  @Override
  public void close() {
    engine.close();
    town.close();
  }
}
