package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.check.MailHost.Standing;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is so about the MX records themselves, whatever a policy says.
final class MxFindings {
  private final Case given;
  private final Observations seen;
  private final HostName domain;

  MxFindings(Case given) {
    this.given = given;
    this.seen = given.seen();
    this.domain = seen.domain().host();
  }

  /// Everything but Null MX alone.
  List<Finding> about(List<MailHost> hosts) {
    List<Finding> findings = new ArrayList<>(new MxReachFindings(given).about(hosts));
    Stream.of(
            // RFC 5321 §5.1 lets the domain itself be an alias when it has no MX.
            MailHost.some(
                hosts, host -> !host.implicit() && !host.aliases().isEmpty(), this::alias),
            MailHost.some(hosts, MailHost.at(Standing.LITERAL), this::address),
            nullMixed(hosts),
            seen.mx().saysNone() ? Optional.of(missing()) : Optional.<Finding>empty())
        .flatMap(Optional::stream)
        .forEach(findings::add);
    return findings;
  }

  /// The domain takes no mail (RFC 7505).
  Finding nullMx() {
    return given
        .found(FindingCode.MX_NULL)
        .detail(
            "{} publishes a Null MX: it takes no mail, so MTA-STS has nothing to protect.", domain)
        .evidence("record", MxNames.mxRecord(domain, 0, HostName.of("")))
        .remedy(
            "Nothing needs mending. If the domain is to take mail, publish its MX hosts in place of"
                + " this record.");
  }

  private Finding alias(List<MailHost> hosts) {
    MailHost first = hosts.getFirst();
    HostName target = first.aliases().getLast();
    return given
        .found(FindingCode.MX_IS_ALIAS)
        .detail(
            "{} {} an alias (CNAME), which an MX record must not name; {} leads to {}. Some senders"
                + " do not follow it. The policy and the certificate are compared with the name in"
                + " the MX record, not with where the alias leads.",
            MailHost.names(hosts),
            MxNames.agree(hosts.size(), "is", "are"),
            first.host(),
            target)
        .evidence(
            "hosts",
            MailHost.facts(
                hosts,
                (host, facts) ->
                    facts
                        .and("aliases", host.aliases().stream().map(HostName::text).toList())
                        .because("it is a CNAME")))
        .remedy(
            "Give {} its own A or AAAA records in place of the CNAME; then neither policy nor"
                + " certificate has to change. Or let the MX record name the target, once the"
                + " policy lists it and its certificate carries its name:{}",
            first.host(),
            Prose.block(MxNames.mxRecord(domain, first.preference(), target)));
  }

  private Finding address(List<MailHost> hosts) {
    return given
        .found(FindingCode.MX_IS_ADDRESS)
        .detail(
            "An MX record holds {}, which is an IP address. Senders look it up as a host name, find"
                + " nothing, and no mx pattern can match it.",
            MailHost.names(hosts))
        .evidence(
            "hosts",
            MailHost.facts(
                hosts, (_, facts) -> facts.because("it is an IP address, not a host name")))
        .remedy(
            "Give the address a name, let the MX record hold that name, and list it in the policy:{}",
            Prose.block(
                "mail.%s. IN %s %s\n%s"
                    .formatted(
                        domain,
                        hosts.getFirst().host().text().contains(":") ? "AAAA" : "A",
                        hosts.getFirst().host().text().replaceAll("[\\[\\]]", ""),
                        MxNames.mxRecord(
                            domain, hosts.getFirst().preference(), domain.child("mail")))));
  }

  private Optional<Finding> nullMixed(List<MailHost> hosts) {
    boolean mixed =
        !seen.nullMxAlone() && seen.mx().recordsOrNone().stream().anyMatch(MxRecord::isNull);
    if (!mixed) {
      return Optional.empty();
    }
    return Optional.of(
        given
            .found(FindingCode.MX_NULL_MIXED)
            .detail(
                "{} publishes a Null MX, which says that it takes no mail, beside {}, which say the"
                    + " opposite. Some senders will deliver nothing.",
                domain,
                MailHost.names(hosts))
            .evidence("hosts", MailHost.facts(hosts, (_, facts) -> facts))
            .remedy(
                "If the domain takes mail, delete the Null MX:{}If it takes none, delete all"
                    + " others.",
                Prose.block(MxNames.mxRecord(domain, 0, HostName.of("")))));
  }

  private Finding missing() {
    return given
        .found(FindingCode.MX_MISSING)
        .detail(
            "{} has no MX record. Senders fall back to its own address, so the policy must cover {}"
                + " itself.",
            domain,
            domain)
        .evidence("host", domain.text())
        .remedy(
            "Nothing needs mending if that is meant. To say it plainly, publish:{}",
            Prose.block(MxNames.mxRecord(domain, 0, domain)));
  }
}
