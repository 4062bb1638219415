package bot.mtasts.core.service;

import bot.mtasts.core.check.Judge;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.LookProgress;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.service.SharedLooks.Answered;
import bot.mtasts.core.service.SharedLooks.Seen;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One check: look, judge, report. Looks are shared, judgements are not: each request has a report
/// with its own id.
public final class CheckService {
  private static final Logger log = LoggerFactory.getLogger(CheckService.class);

  // A look costs some 25 ms of one processor, so that even this many are done well before the
  // limits of their steps; 2,000 at once starve each other until all of them are out of time.
  private static final int MOST_LOOKS_PER_PROCESSOR = 64;

  private final Prober prober;
  private final Semaphore turns;
  private final SharedLooks shared;

  public CheckService(Prober prober) {
    this(prober, InstantSource.system());
  }

  /// @param clock tells how old a look is that could be used again
  public CheckService(Prober prober, InstantSource clock) {
    this(prober, clock, MOST_LOOKS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
  }

  CheckService(Prober prober, InstantSource clock, int mostLooks) {
    this.prober = prober;
    this.turns = new Semaphore(mostLooks, true);
    this.shared = new SharedLooks(clock);
  }

  /// Checks a domain with a look of its own. Blocks until it is its turn, and then for as long as
  /// the look takes: at most the limit of the whole check, which begins with the look.
  ///
  /// @param history what earlier checks of this domain saw, oldest first; may be empty
  /// @throws InterruptedException if the caller's thread is interrupted; nothing is left running
  public CheckReport check(DomainName domain, List<PastSighting> history)
      throws InterruptedException {
    Seen seen = look(domain, history, LookProgress.UNHEARD);
    String id = Ids.check(seen.observations().now());
    return judge(id, new Answered(seen, SharedLooks.Source.OWN));
  }

  /// Checks a domain for one of many who ask. Whoever asks for a domain that is being looked at
  /// joins that look, and within a minute after it has ended it is judged again; `startedAt` tells
  /// when it began.
  ///
  /// @param id of the report
  /// @param history asked for only when a new look begins, on a thread of its own: what earlier
  ///   checks saw, oldest first
  /// @param fresh whether the look of a moment ago will not do; a look that still runs is joined
  ///   even so
  /// @param progress hears of each stage once, also of those that ended before this call
  /// @throws InterruptedException if the caller's thread is interrupted; the look goes on as long
  ///   as somebody else waits for it, and otherwise nothing is left running
  public CheckReport check(
      String id,
      DomainName domain,
      Supplier<List<PastSighting>> history,
      boolean fresh,
      LookProgress progress)
      throws InterruptedException {
    return judge(
        id, shared.see(domain, fresh, heard -> look(domain, history.get(), heard), progress));
  }

  private Seen look(DomainName domain, List<PastSighting> history, LookProgress progress)
      throws InterruptedException {
    turns.acquire();
    try {
      long begun = System.nanoTime();
      Observations seen = prober.look(domain, history, progress);
      return new Seen(seen, Duration.ofNanos(System.nanoTime() - begun));
    } finally {
      turns.release();
    }
  }

  private static CheckReport judge(String id, Answered answered) {
    Seen seen = answered.seen();
    CheckReport report = Judge.report(id, seen.observations(), seen.took());
    log.atInfo()
        .addKeyValue("check_id", id)
        .addKeyValue("domain", report.domain())
        .addKeyValue("outcome", report.verdict().word())
        .addKeyValue("source", answered.source().word())
        .addKeyValue("duration_ms", report.took().toMillis())
        .log("check");
    return report;
  }
}
