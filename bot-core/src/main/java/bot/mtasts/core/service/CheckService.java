package bot.mtasts.core.service;

import bot.mtasts.core.check.Judge;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.Ids;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One check: look, judge, report.
public final class CheckService {
  private static final Logger log = LoggerFactory.getLogger(CheckService.class);

  // A look costs some 25 ms of one processor, so that even this many are done well before the
  // limits of their steps; 2,000 at once starve each other until all of them are out of time.
  private static final int MOST_LOOKS_PER_PROCESSOR = 64;

  private final Prober prober;
  private final Semaphore looks;

  public CheckService(Prober prober) {
    this(prober, MOST_LOOKS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
  }

  CheckService(Prober prober, int mostLooks) {
    this.prober = prober;
    this.looks = new Semaphore(mostLooks, true);
  }

  /// Checks a domain. Blocks until it is its turn, and then for as long as the look takes: at most
  /// the limit of the whole check, which begins with the look.
  ///
  /// @param history what earlier checks of this domain saw, oldest first; may be empty
  /// @throws InterruptedException if the caller's thread is interrupted; nothing is left running
  public CheckReport check(DomainName domain, List<PastSighting> history)
      throws InterruptedException {
    CheckReport report;
    looks.acquire();
    try {
      report = lookAndJudge(domain, history);
    } finally {
      looks.release();
    }
    log.info(
        "check_id={} domain={} outcome={} duration_ms={}",
        report.id(),
        domain,
        report.verdict().word(),
        report.took().toMillis());
    return report;
  }

  private CheckReport lookAndJudge(DomainName domain, List<PastSighting> history)
      throws InterruptedException {
    long begun = System.nanoTime();
    Observations seen = prober.look(domain, history);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    return Judge.report(Ids.check(seen.now()), seen, took);
  }
}
