package bot.mtasts.app;

import bot.mtasts.core.check.Judge;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does each thing once that the first request would else have to wait for: most of a first check's
/// time is spent loading classes.
final class WarmUp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

  // RFC 6761 §6.4: resolvers answer for `invalid` themselves, so that nobody's server is bothered.
  private static final String NOWHERE = "warm-up.invalid";
  private static final String IN_THE_LAB = "all-good.test";

  private final Thread thread;

  /// @param address of our own server
  WarmUp(Engine engine, URI address, boolean lab) {
    this.thread =
        Thread.ofVirtual()
            .name("warm-up")
            .unstarted(() -> {
              try {
                check(engine, lab ? IN_THE_LAB : NOWHERE);
                request(address);
              } catch (InterruptedException e) {
                // The server is about to stop: there is nothing left to be warm for.
                Thread.currentThread().interrupt();
              } catch (IOException | RuntimeException e) {
                // The first request will be as slow as it is without.
                log.atDebug().setCause(e).log("warm-up broke off");
              }
            });
  }

  /// Begins, and returns at once.
  void start() {
    thread.start();
  }

  private static void check(Engine engine, String domain) throws InterruptedException {
    if (DomainNameParser.parse(domain) instanceof DomainNameReading.Understood(DomainName name)) {
      Observations seen = engine.prober().look(name, List.of());
      CheckReport report = Judge.report("chk_warm_up", seen, Duration.ZERO);
      log.atDebug().addKeyValue("octets", ReportJson.line(report).length()).log("warm-up");
    }
  }

  private static void request(URI address) throws IOException {
    // Through our own door, where the guard would not let us.
    try (InputStream answer = address.resolve("/readyz").toURL().openStream()) {
      log.atDebug().addKeyValue("octets", answer.readAllBytes().length).log("warm-up");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
