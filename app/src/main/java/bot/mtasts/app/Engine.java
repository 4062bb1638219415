package bot.mtasts.app;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.DnsLooks;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.probe.smtp.SocketStartTlsProber;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.service.CheckService;
import java.util.List;

/// The engine with what must be let go of in the end.
///
/// @param dns its look at DNS, for whoever needs one beside it
record Engine(DnsLooks dns, Prober prober, CheckService service, SocketStartTlsProber startTls)
    implements DomainChecker {
  @Override
  public CheckReport check(DomainName domain, List<PastSighting> history)
      throws InterruptedException {
    return service.check(domain, history);
  }

  @Override
  public void close() {
    startTls.close();
  }
}
