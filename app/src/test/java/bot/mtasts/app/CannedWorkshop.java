package bot.mtasts.app;

import bot.mtasts.app.admin.AdminDoor;
import bot.mtasts.app.config.AppConfig;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// An engine that has its answers ready.
public final class CannedWorkshop implements Workshop {
  private final Map<String, CheckReport> reports;

  /// What history each check was given.
  public final Map<String, List<PastSighting>> histories = new ConcurrentHashMap<>();

  /// The configuration the engine was made with.
  public @Nullable AppConfig config;

  /// Counted down when a check of `hangs.test` has begun; it then waits to be interrupted.
  public final CountDownLatch hanging = new CountDownLatch(1);

  public volatile boolean closed;
  private final @Nullable DnsLookup dns;

  public CannedWorkshop(CheckReport... reports) {
    this(null, reports);
  }

  public CannedWorkshop(@Nullable DnsLookup dns, CheckReport... reports) {
    this.dns = dns;
    this.reports = new ConcurrentHashMap<>();
    for (CheckReport report : reports) {
      this.reports.put(report.domain().ascii(), report);
    }
  }

  @Override
  public DomainChecker checker(AppConfig used) {
    config = used;
    return new DomainChecker() {
      @Override
      public CheckReport check(DomainName domain, List<PastSighting> history)
          throws InterruptedException {
        histories.put(domain.ascii(), history);
        if (domain.ascii().equals("hangs.test")) {
          hanging.countDown();
          new CountDownLatch(1).await();
        }
        CheckReport report = reports.get(domain.ascii());
        if (report == null) {
          throw new IllegalStateException("no report for " + domain);
        }
        return report;
      }

      @Override
      public void close() {
        closed = true;
      }
    };
  }

  @Override
  public LabChecker labChecker(AppConfig used, Collection<String> domains) {
    throw new UnsupportedOperationException("the real lab is used where it is needed");
  }

  @Override
  public DnsLookup dns(AppConfig used) {
    if (dns == null) {
      throw new IllegalStateException("this test has no DNS");
    }
    return dns;
  }

  @Override
  public List<Inhabitant> inhabitants() {
    return List.of(
        new Inhabitant("all-good.test", "All is well."), new Inhabitant("bad.test", "Nothing is."));
  }

  @Override
  public Town town() {
    throw new UncheckedIOException("cannot listen at 127.0.0.1:1", new IOException("taken"));
  }

  /// The server that `serve` gets; without one its port is taken.
  public @Nullable Service service;

  /// The order that `serve` gave.
  public @Nullable ServiceOrder ordered;

  /// The way that `integrations` gets; without one the database cannot be reached.
  public @Nullable AdminDoor door;

  @Override
  public Service service(ServiceOrder order) throws UnavailableException {
    ordered = order;
    if (service == null) {
      throw new UnavailableException("port 8080 of 127.0.0.1 is taken");
    }
    return service;
  }

  @Override
  public AdminDoor admin(ServiceOrder order) throws UnavailableException {
    ordered = order;
    if (door == null) {
      throw new UnavailableException("the database cannot be reached");
    }
    return door;
  }
}
