package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Are there TLSA records behind DNSSEC, and do they match? RFC 7672; informative, but a mismatch
/// or a zone that does not validate stops mail.
public final class DaneCheck implements Check {

  @Override
  public Dimension dimension() {
    return Dimension.DANE;
  }

  @Override
  public Outcome judge(Case given) {
    Observations seen = given.seen();
    if (seen.nullMxAlone()) {
      return Outcome.skipped(dimension(), "the domain takes no mail");
    }
    List<HostDane> hosts = HostDane.of(seen);
    List<Finding> findings = new ArrayList<>();
    absent(given, hosts).ifPresent(findings::add);
    valid(given, hosts).ifPresent(findings::add);
    mismatch(given, hosts).ifPresent(findings::add);
    unusable(given, hosts).ifPresent(findings::add);
    insecure(given, hosts).ifPresent(findings::add);
    Optional<Finding> bogus = BogusZones.judge(given);
    bogus.ifPresent(findings::add);
    if (bogus.isEmpty()) {
      // A resolver that validates answers SERVFAIL for a bogus zone: one fault, one code.
      lookupFailed(given, hosts).ifPresent(findings::add);
    }
    return Outcome.judged(dimension(), findings, notSeen(seen, hosts));
  }

  private static Optional<Finding> absent(Case given, List<HostDane> hosts) {
    if (hosts.isEmpty() || !hosts.stream().allMatch(HostDane::hasNone)) {
      return Optional.empty();
    }
    HostName example = hosts.getFirst().host();
    return Optional.of(
        given
            .found(FindingCode.DANE_ABSENT)
            .detail(
                "No TLSA records stand at {}, so DANE is not in use. MTA-STS does not need it.",
                hosts.stream().map(HostDane::tlsaName).toList())
            .evidence("hosts", hosts.stream().map(host -> fact(host, "no TLSA records")).toList())
            .remedy(
                "There is nothing to mend. Whoever wants DANE as well needs DNSSEC for the domain"
                    + " and for the zone of {}, and a TLSA record at {}.",
                example,
                hosts.getFirst().tlsaName()));
  }

  private static Optional<Finding> valid(Case given, List<HostDane> hosts) {
    List<HostDane> valid = counting(hosts, TlsaMatch.MATCHES);
    if (valid.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        given
            .found(FindingCode.DANE_VALID)
            .detail(
                "The TLSA records of {} stand behind DNSSEC and match what is presented there, so"
                    + " senders that check DANE deliver over proven TLS.",
                names(valid))
            .evidence("hosts", valid.stream().map(host -> fact(host, "a record matches")).toList())
            .remedy(
                "There is nothing to mend. Before the key of a mail server changes, publish the"
                    + " TLSA record of the new key beside the old one, and wait for the old"
                    + " record's TTL."));
  }

  private static Optional<Finding> mismatch(Case given, List<HostDane> hosts) {
    List<HostDane> failing = counting(hosts, TlsaMatch.NO_MATCH);
    if (failing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        given
            .found(FindingCode.DANE_MISMATCH)
            .detail(
                "What {} presents matches none of its TLSA records, which stand behind DNSSEC."
                    + " Senders that check DANE refuse to deliver there, and MTA-STS does not"
                    + " change that.",
                names(failing))
            .evidence("hosts", failing.stream().map(DaneCheck::mismatchFact).toList())
            .remedy(
                "Publish the record of the key in use, beside the old one:{}If the key is not the"
                    + " one that should be in use, go back to the certificate that the records"
                    + " name. Delete the record of the old key when its TTL has passed.",
                Prose.block(
                    failing.stream()
                        .flatMap(host -> host.fitting().stream().map(tlsa -> line(host, tlsa)))
                        .collect(Collectors.joining("\n")))));
  }

  // The catalogue has no word for TLSA records that are signed and of no use to mail: RFC 7672 §2.2
  // has clients go on without authentication then, so nothing is refused, and nothing proven.
  private static Optional<Finding> unusable(Case given, List<HostDane> hosts) {
    List<HostDane> unusable = counting(hosts, TlsaMatch.NONE_USABLE);
    if (unusable.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        given
            .found(FindingCode.DANE_UNUSABLE)
            .detail(
                "Not one TLSA record of {} is of a kind that mail servers use: for SMTP the usage"
                    + " must be {} or {}, and the digest must have its full length. Senders encrypt"
                    + " and prove nothing.",
                names(unusable),
                "2",
                "3")
            .evidence(
                "hosts", unusable.stream().map(host -> fact(host, "no usable record")).toList())
            .remedy(
                "Replace the records:{}",
                Prose.block(
                    unusable.stream()
                        .flatMap(host -> host.fitting().stream().map(tlsa -> line(host, tlsa)))
                        .collect(Collectors.joining("\n")))));
  }

  private static List<HostDane> counting(List<HostDane> hosts, TlsaMatch match) {
    return hosts.stream()
        .filter(host -> !host.tlsa().isEmpty())
        .filter(host -> Boolean.TRUE.equals(host.secure()))
        .filter(host -> host.match() == match)
        .toList();
  }

  private static Optional<Finding> insecure(Case given, List<HostDane> hosts) {
    List<HostDane> insecure =
        hosts.stream()
            .filter(host -> !host.tlsa().isEmpty() && !host.unsignedLinks().isEmpty())
            .filter(host -> !host.bogus())
            .toList();
    if (insecure.isEmpty()) {
      return Optional.empty();
    }
    List<String> unsigned =
        insecure.stream().flatMap(host -> host.unsignedLinks().stream()).distinct().toList();
    return Optional.of(
        given
            .found(FindingCode.DANE_INSECURE)
            .detail(
                "{} has TLSA records that count for nothing: senders believe them only when the MX"
                    + " records, the host's addresses and the TLSA records are all signed, and {}"
                    + " not.",
                names(insecure),
                Prose.words(String.join(" and ", unsigned) + " are"))
            .evidence(
                "hosts",
                insecure.stream()
                    .map(
                        host -> fact(host, String.join(", ", host.unsignedLinks()) + " not signed"))
                    .toList())
            .remedy(
                "See first that the records match the keys in use: once the zone is signed they"
                    + " bind. Then sign {} and the zone of each MX host with DNSSEC and give the DS"
                    + " records to the registrar; or delete the TLSA records at {}.",
                given.seen().domain(),
                insecure.stream().map(HostDane::tlsaName).toList()));
  }

  private static Optional<Finding> lookupFailed(Case given, List<HostDane> hosts) {
    Map<HostDane, String> refused = new LinkedHashMap<>();
    for (HostDane host : hosts) {
      if (host.sighting().tlsa() instanceof DnsAnswer.Refused<TlsaRecord>(var rcode, _)) {
        refused.put(host, rcode);
      }
    }
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    List<HostName> names = refused.keySet().stream().map(HostDane::tlsaName).toList();
    return Optional.of(
        given
            .found(FindingCode.DNS_LOOKUP_FAILED, Dimension.DANE)
            .detail(
                "The name servers answer {} when asked for the TLSA records at {}. Whether DANE is"
                    + " in use cannot be told, and where the zone is signed, senders that check"
                    + " DANE put the mail off.",
                refused.values().stream().distinct().toList(),
                names)
            .evidence("names", names.stream().map(HostName::text).toList())
            .evidence(
                "hosts",
                refused.entrySet().stream()
                    .map(entry -> {
                      Map<String, Object> fact = new LinkedHashMap<>();
                      fact.put("host", entry.getKey().host().text());
                      fact.put("name", entry.getKey().tlsaName().text());
                      fact.put("reason", entry.getValue());
                      return fact;
                    })
                    .toList())
            .remedy(
                "A name server must say that there are no TLSA records if there are none. Ask it by"
                    + " hand, and update or reconfigure it (or the DNS proxy before it):{}",
                Prose.block("dig TLSA " + names.getFirst())));
  }

  private static @Nullable String notSeen(Observations seen, List<HostDane> hosts) {
    if (seen.mx() instanceof DnsAnswer.Refused<?> || seen.mx() instanceof DnsAnswer.NotSeen<?>) {
      return "the MX hosts could not be looked up";
    }
    return hosts.stream().map(DaneCheck::notSeen).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static @Nullable String notSeen(HostDane host) {
    if (host.tlsa().isEmpty()) {
      if (host.hasNone()) {
        return null;
      }
      String why =
          switch (host.sighting().tlsa()) {
            case DnsAnswer.NotSeen<TlsaRecord>(var reason, _) -> reason;
            case DnsAnswer.Refused<TlsaRecord>(var rcode, _) -> rcode;
            case null -> host.unseenReason();
            case DnsAnswer.Found<TlsaRecord> _,
                DnsAnswer.NoData<TlsaRecord> _,
                DnsAnswer.NoSuchName<TlsaRecord> _ ->
                host.sighting().tlsaSecurity().detail();
          };
      return "the TLSA records of %s were not seen: %s".formatted(host.host(), why);
    }
    if (host.secure() == null) {
      return "the DNSSEC signatures for %s were not judged: %s"
          .formatted(host.host(), host.unjudgedReason());
    }
    boolean counts = Boolean.TRUE.equals(host.secure());
    return counts && host.match() == null
        ? "the certificate of %s was not seen: %s".formatted(host.host(), host.unseenReason())
        : null;
  }

  private static List<HostName> names(List<HostDane> hosts) {
    return hosts.stream().map(HostDane::host).toList();
  }

  private static String line(HostDane host, TlsaRecord tlsa) {
    return "%s. 3600 IN TLSA %s".formatted(host.tlsaName(), tlsa);
  }

  private static Map<String, Object> mismatchFact(HostDane host) {
    Map<String, Object> fact = fact(host, "no record matches");
    fact.put("addresses", host.mismatchedAt().stream().map(InetAddress::getHostAddress).toList());
    fact.put("presented", host.fitting().stream().map(TlsaRecord::toString).toList());
    return fact;
  }

  private static Map<String, Object> fact(HostDane host, String reason) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("host", host.host().text());
    fact.put("tlsa", host.tlsa().stream().map(TlsaRecord::toString).toList());
    fact.put("reason", reason);
    return fact;
  }
}
