package bot.mtasts.core.service;

import bot.mtasts.core.check.Judge;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.report.CheckReport;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One check: look, judge, report.
public final class CheckService {
  private static final Logger log = LoggerFactory.getLogger(CheckService.class);

  private final Prober prober;
  private final CheckIds ids = new CheckIds(new SecureRandom());

  public CheckService(Prober prober) {
    this.prober = prober;
  }

  /// Checks a domain. Blocks for as long as the look takes, at most the limit of the whole check.
  ///
  /// @param history what earlier checks of this domain saw, oldest first; may be empty
  /// @throws InterruptedException if the caller's thread is interrupted; nothing is left running
  public CheckReport check(DomainName domain, List<PastSighting> history)
      throws InterruptedException {
    long begun = System.nanoTime();
    Observations seen = prober.look(domain, history);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    CheckReport report = Judge.report(ids.next(seen.now()), seen, took);
    log.info(
        "check_id={} domain={} outcome={} duration_ms={}",
        report.id(),
        domain,
        report.verdict().word(),
        took.toMillis());
    return report;
  }
}
