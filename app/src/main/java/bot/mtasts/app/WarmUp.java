package bot.mtasts.app;

import bot.mtasts.core.check.Judge;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportJson;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One check beside the server's start, that the first who asks would else have to wait for: most
/// of a first check's time is spent loading classes.
final class WarmUp implements AutoCloseable {
  /// Longer than that nobody should wait for a server that listens. Without a network the check
  /// goes on beside it.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

  // RFC 6761 §6.4: resolvers answer for `invalid` themselves, so that nobody's server is bothered.
  private static final String NOWHERE = "warm-up.invalid";
  private static final String IN_THE_LAB = "all-good.test";

  private final Thread thread;

  private WarmUp(Thread thread) {
    this.thread = thread;
  }

  /// Begins, and returns at once.
  static WarmUp begin(Engine engine, boolean lab) {
    return new WarmUp(
        Thread.ofVirtual()
            .name("warm-up")
            .start(() -> {
              try {
                check(engine, lab ? IN_THE_LAB : NOWHERE);
              } catch (InterruptedException e) {
                // The server is about to stop: there is nothing left to be warm for.
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                // The first check will be as slow as it is without.
                log.atDebug().setCause(e).log("warm-up broke off");
              }
            }));
  }

  private static void check(Engine engine, String domain) throws InterruptedException {
    if (DomainNameParser.parse(domain) instanceof DomainNameReading.Understood(DomainName name)) {
      Observations seen = engine.prober().look(name, List.of());
      CheckReport report = Judge.report("chk_warm_up", seen, Duration.ZERO);
      log.atDebug().addKeyValue("octets", ReportJson.line(report).length()).log("warm-up");
    }
  }

  /// Waits for its end, no longer than [#PATIENCE].
  void await() {
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever starts us has changed their mind
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
