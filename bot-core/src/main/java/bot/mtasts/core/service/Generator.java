package bot.mtasts.core.service;

import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLooks;
import bot.mtasts.core.probe.MxRecord;
import java.time.Duration;
import java.time.InstantSource;

/// Writes what a domain is to publish, from its live MX.
public final class Generator {
  private final DnsLooks looks;
  private final Duration limit;
  private final InstantSource clock;

  /// @param limit how long the look at the MX may take
  /// @param clock what fresh ids are made of
  public Generator(DnsLooks looks, Duration limit, InstantSource clock) {
    this.looks = looks;
    this.limit = limit;
    this.clock = clock;
  }

  /// What came of it; each sentence is for people, and begins with the domain's name.
  public sealed interface Generated {
    /// Texts, ready to paste.
    ///
    /// @param paste record and TLS-RPT record, and where they go
    /// @param policy the file to serve
    record Texts(PasteText paste, String policy) implements Generated {}

    /// The domain takes no mail, is not there, or has no MX host that a policy could name.
    record Nothing(String sentence) implements Generated {}

    /// The MX could not be seen.
    record NotSeen(String sentence) implements Generated {}
  }

  /// Looks the MX up and writes. Blocks for as long as the look takes; an interruption ends it
  /// early with [Generated.NotSeen].
  ///
  /// @param maxAge how long senders are to keep the policy
  public Generated generate(DomainName domain, PolicyMode mode, Duration maxAge) {
    DnsAnswer<MxRecord> mx = looks.open().mx(domain.host(), Deadline.in(limit));
    return switch (mx) {
      case DnsAnswer.Found<MxRecord> found
          when found.records().stream().allMatch(MxRecord::isNull) ->
          new Generated.Nothing(
              domain + " says that it takes no mail (Null MX): there is nothing to protect.");
      case DnsAnswer.Found<MxRecord> _, DnsAnswer.NoData<MxRecord> _ ->
          write(PasteText.of(domain, clock.instant(), mx), mode, maxAge);
      case DnsAnswer.NoSuchName<MxRecord> _ ->
          new Generated.Nothing(
              domain + " does not exist in DNS, so nothing is known of its mail.");
      case DnsAnswer.Refused<MxRecord>(var rcode, _) ->
          new Generated.NotSeen(
              domain + "'s name servers do not answer for its MX: " + rcode + ".");
      case DnsAnswer.NotSeen<MxRecord>(var reason, _) ->
          new Generated.NotSeen(domain + "'s MX could not be seen: " + reason + ".");
    };
  }

  private static Generated write(PasteText paste, PolicyMode mode, Duration maxAge) {
    return paste
        .policy(mode, maxAge)
        .<Generated>map(policy -> new Generated.Texts(paste, policy))
        .orElseGet(() ->
            new Generated.Nothing(
                paste.domain() + " has no MX that is a host name, as a policy would need it."));
  }
}
