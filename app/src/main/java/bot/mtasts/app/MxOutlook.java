package bot.mtasts.app;

import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.MxRecord;
import java.time.Instant;

/// Whether there is something to publish for a domain, going by its live MX.
public sealed interface MxOutlook {
  /// There is, unless the policy can name none of the hosts.
  record ToPublish(PasteText paste) implements MxOutlook {}

  /// There is not.
  ///
  /// @param sentence for people
  record NothingToDo(String sentence) implements MxOutlook {}

  /// The MX could not be seen.
  ///
  /// @param sentence for people
  record NotSeen(String sentence) implements MxOutlook {}

  /// Judges an answer.
  static MxOutlook of(DomainName domain, DnsAnswer<MxRecord> mx, Instant now) {
    return switch (mx) {
      case DnsAnswer.Found<MxRecord> found
          when found.records().stream().allMatch(MxRecord::isNull) ->
          new NothingToDo(
              domain + " says that it takes no mail (Null MX): there is nothing to protect.");
      case DnsAnswer.Found<MxRecord> _, DnsAnswer.NoData<MxRecord> _ ->
          new ToPublish(PasteText.of(domain, now, mx));
      case DnsAnswer.NoSuchName<MxRecord> _ ->
          new NothingToDo(domain + " is not in DNS, so nothing is known of its mail.");
      case DnsAnswer.Refused<MxRecord>(var rcode, _) ->
          new NotSeen(domain + "'s name servers do not answer for its MX: " + rcode + ".");
      case DnsAnswer.NotSeen<MxRecord>(var reason, _) ->
          new NotSeen(domain + "'s MX could not be seen: " + reason + ".");
    };
  }

  /// What is said where the policy can name none of the hosts.
  static String noHostToName(DomainName domain) {
    return domain + " has no MX that is a host name, as a policy could hold it.";
  }
}
