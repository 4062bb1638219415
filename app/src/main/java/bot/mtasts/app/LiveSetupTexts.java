package bot.mtasts.app;

import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLooks;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.webhook.SetupTexts;
import java.time.Duration;
import java.time.InstantSource;

/// What to publish for a domain, for the API.
///
/// @param limit of the one question to DNS
record LiveSetupTexts(DnsLooks looks, Duration limit, InstantSource clock) implements SetupTexts {
  @Override
  public Drafting draft(DomainName domain, PolicyMode mode) throws InterruptedException {
    DnsAnswer<MxRecord> mx = looks.open().mx(domain.host(), Deadline.in(limit));
    if (Thread.interrupted()) {
      throw new InterruptedException("nobody waits for the MX of " + domain + " any more");
    }
    return switch (MxOutlook.of(domain, mx, clock.instant())) {
      case MxOutlook.ToPublish(var paste) -> draft(paste, mode);
      case MxOutlook.NothingToDo(var sentence) -> new NothingToWrite(sentence);
      case MxOutlook.NotSeen(var sentence) -> new NotSeen(sentence);
    };
  }

  private static Drafting draft(PasteText paste, PolicyMode mode) {
    DomainName domain = paste.domain();
    Duration keep = PasteText.usualMaxAge(mode);
    return paste
        .policy(mode, keep)
        .<Drafting>map(policy ->
            new Drafted(
                domain.recordName().text(),
                paste.record(),
                domain.policyUrl(),
                policy,
                keep,
                domain.tlsRptName().text(),
                paste.tlsRpt()))
        .orElseGet(() -> new NothingToWrite(MxOutlook.noHostToName(domain)));
  }
}
