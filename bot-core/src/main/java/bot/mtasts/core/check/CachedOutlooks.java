package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.report.CheckReport.CachedOutlook;
import bot.mtasts.core.report.CheckReport.HostOutlook;
import bot.mtasts.core.report.Outlook;
import bot.mtasts.core.report.Prose;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a sender does that still holds the policy of an earlier check: the answer to "we removed it
/// yesterday, why does mail still bounce?"
final class CachedOutlooks {
  private CachedOutlooks() {}

  private record Held(Policy policy, Instant seen, Instant until) {}

  /// Null when no sender can hold an earlier policy any more, or none was seen.
  ///
  /// Of several policies that may be held, one that enforces speaks for all, since it is the one
  /// that makes mail bounce; of several of those the one held longest.
  static @Nullable CachedOutlook of(Case judged) {
    Instant now = judged.seen().now();
    Optional<Held> longest =
        EarlierCheck.of(judged.seen().history()).stream()
            .filter(EarlierCheck::couldBeFetched)
            .flatMap(earlier ->
                Optional.ofNullable(earlier.policy()).stream()
                    .map(policy -> new Held(policy, earlier.at(), earlier.heldUntil(earlier.at()))))
            .filter(held -> held.until().isAfter(now))
            .max(
                Comparator.comparing((Held held) -> held.policy().mode() == PolicyMode.ENFORCE)
                    .thenComparing(Held::until));
    return longest.map(held -> outlook(held, judged)).orElse(null);
  }

  private static CachedOutlook outlook(Held held, Case judged) {
    List<HostOutlook> hosts =
        judged.seen().mxHosts().stream()
            .map(host ->
                new HostOutlook(host.host(), Outlooks.under(held.policy(), MailHost.of(host))))
            .toList();
    return new CachedOutlook(held.until(), held.policy().mode().word(), hosts, words(held, hosts));
  }

  private static Prose words(Held held, List<HostOutlook> hosts) {
    Prose who =
        Prose.of(
            "A sender that fetched the policy of {} (mode {}) may hold it until {}.",
            DayAndTime.words(held.seen()),
            held.policy().mode().word(),
            DayAndTime.words(held.until()));
    List<HostName> refused =
        hosts.stream()
            .filter(host -> host.outlook() == Outlook.REFUSES)
            .map(HostOutlook::host)
            .toList();
    return switch (held.policy().mode()) {
      case PolicyMode.NONE -> who.then(" It delivers as if there were none.");
      case PolicyMode.TESTING -> who.then(" It delivers, and reports what does not fit.");
      case PolicyMode.ENFORCE ->
          refused.isEmpty()
              ? who.then(" What we see of today's MX hosts fits that policy.")
              : who.then(" It refuses to deliver to {} until then.", refused);
    };
  }
}
