package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import java.util.List;

/// The two findings that belong to whichever dimension needed a name: their DNS does not answer for
/// it, or its alias leads nowhere.
final class NameTrouble {
  private NameTrouble() {}

  /// A dimension that needed nothing but a name for which their DNS does not answer. Where the
  /// signed zone does not validate, `dnssec_bogus` speaks in place of `dns_lookup_failed`.
  static Outcome refused(
      Case given, Dimension dimension, HostName name, String type, DnsAnswer.Refused<?> answer) {
    return given.seen().recordSecurity().state() == DnssecStatus.State.BOGUS
        ? Outcome.judged(
            dimension,
            List.of(),
            "%s at %s is in a signed zone that does not validate".formatted(type, name))
        : Outcome.judged(
            dimension, List.of(lookupFailed(given, dimension, name, type, answer)), null);
  }

  /// `dns_lookup_failed`.
  ///
  /// @param type of the records that were asked for: `TXT`, `MX`, `A`
  static Finding lookupFailed(
      Case given, Dimension dimension, HostName name, String type, DnsAnswer.Refused<?> answer) {
    return given
        .found(FindingCode.DNS_LOOKUP_FAILED, dimension)
        .detail(
            "{} at {} could not be looked up: {}. Senders meet the same, so this part cannot be"
                + " judged.",
            type,
            name,
            clause(answer))
        .evidence("name", name.text())
        .evidence("type", type)
        .evidence("rcode", answer.rcode())
        .evidence("aliases", texts(answer.aliases()))
        .remedy(remedy(name, type, answer));
  }

  private static Prose clause(DnsAnswer.Refused<?> answer) {
    return switch (answer.rcode()) {
      case "ALIAS_LOOP" -> Prose.of("its aliases run in a circle: {}", answer.aliases());
      case "ALIAS_CHAIN_TOO_LONG" ->
          Prose.of(
              "its chain of aliases is longer than {}: {}",
              DnsAnswer.LONGEST_ALIAS_CHAIN,
              answer.aliases());
      default -> Prose.of("the domain's name servers answer {}", answer.rcode());
    };
  }

  private static Prose remedy(HostName name, String type, DnsAnswer.Refused<?> answer) {
    return switch (answer.rcode()) {
      case "ALIAS_LOOP", "ALIAS_CHAIN_TOO_LONG" ->
          Prose.of("Let the CNAME at {} lead straight to the name that holds the records.", name);
      default ->
          Prose.of(
              "See which of the zone's name servers fails or refuses, and mend that one:{}",
              Prose.block("dig +trace " + type + " " + name));
    };
  }

  /// `alias_dangling`.
  ///
  /// @param aliases the names that the CNAMEs led through; not empty
  static Finding dangling(Case given, Dimension dimension, HostName name, List<HostName> aliases) {
    HostName target = aliases.getLast();
    return given
        .found(FindingCode.ALIAS_DANGLING, dimension)
        .detail(
            "{} is an alias that ends at {}, and that name does not exist. Senders find nothing"
                + " there, and whoever can register the name decides what they will find.",
            name,
            target)
        .evidence("name", name.text())
        .evidence("target", target.text())
        .evidence("aliases", texts(aliases))
        .remedy(
            "Withdraw the CNAME at {}, or let it lead to a name that exists. If a service was to"
                + " stand behind {}, set it up there first.",
            name,
            target);
  }

  private static List<String> texts(List<HostName> names) {
    return names.stream().map(HostName::text).toList();
  }
}
