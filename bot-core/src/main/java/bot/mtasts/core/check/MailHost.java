package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.MxPattern;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.probe.AddressLiterals;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.MxSighting;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.report.Prose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/// An MX host, and where its name leads before anyone connects. Without MX records the domain
/// itself stands in: an implicit MX of preference 0 (RFC 5321 §5.1).
record MailHost(MxSighting seen, Standing standing) {

  /// Where the name leads.
  enum Standing {
    /// To an address that we may connect to.
    USABLE,
    /// To private or reserved space only.
    PRIVATE,
    /// Nowhere: their DNS says that there is no address.
    WITHOUT_ADDRESS,
    /// It is an address where a host name belongs.
    LITERAL,
    /// Their DNS does not answer the question.
    LOOKUP_REFUSED,
    /// We could not see.
    NOT_SEEN,
    /// Its addresses were not asked for: there are more hosts than we look at.
    BEYOND_LIMIT
  }

  /// Every MX host but the root, which stands for "no mail" and is no host (RFC 7505).
  static List<MailHost> of(Observations seen) {
    return seen.mxHosts().stream()
        .filter(sighting -> !sighting.host().isRoot())
        .map(MailHost::of)
        .toList();
  }

  /// One of them.
  static MailHost of(MxSighting seen) {
    return new MailHost(seen, standing(seen));
  }

  private static Standing standing(MxSighting seen) {
    if (AddressLiterals.isLiteral(seen.host())) {
      return Standing.LITERAL;
    }
    AddressLook look = seen.addresses();
    if (look == null) {
      return Standing.BEYOND_LIMIT;
    }
    if (!look.allowed().isEmpty()) {
      return Standing.USABLE;
    }
    // One family that says nothing leaves open whether there is a public address in it.
    if (look.ipv4() instanceof DnsAnswer.Refused<?>
        || look.ipv6() instanceof DnsAnswer.Refused<?>) {
      return Standing.LOOKUP_REFUSED;
    }
    if (look.ipv4() instanceof DnsAnswer.NotSeen<?>
        || look.ipv6() instanceof DnsAnswer.NotSeen<?>) {
      return Standing.NOT_SEEN;
    }
    return look.privateOnly() ? Standing.PRIVATE : Standing.WITHOUT_ADDRESS;
  }

  HostName host() {
    return seen.host();
  }

  /// What some of the hosts come to; empty when there are none of that kind.
  static <T> Optional<T> some(
      List<MailHost> hosts, Predicate<MailHost> kind, Function<List<MailHost>, T> conclusion) {
    List<MailHost> those = hosts.stream().filter(kind).toList();
    return those.isEmpty() ? Optional.empty() : Optional.of(conclusion.apply(those));
  }

  /// Whether the name leads there.
  static Predicate<MailHost> at(Standing standing) {
    return host -> host.standing == standing;
  }

  /// The hosts as they stand in a sentence.
  static Prose names(List<MailHost> hosts) {
    return MxNames.some(hosts.stream().map(MailHost::host).distinct().toList());
  }

  /// An entry of `evidence.hosts[]` for each host.
  static List<Map<String, Object>> facts(
      List<MailHost> hosts, BiFunction<MailHost, HostFacts, HostFacts> more) {
    return hosts.stream().map(host -> more.apply(host, HostFacts.of(host.host())).toMap()).toList();
  }

  /// The preference of its MX record; that of an implicit one is 0 (RFC 5321 §5.1).
  int preference() {
    Integer preference = seen.preference();
    return preference == null ? 0 : preference;
  }

  /// Whether the domain itself stands in for missing MX records.
  boolean implicit() {
    return seen.preference() == null;
  }

  /// Whether DNS told everything that is needed, and no sender can reach it.
  boolean unreachableForAll() {
    return switch (standing) {
      case PRIVATE, WITHOUT_ADDRESS, LITERAL -> true;
      case USABLE, LOOKUP_REFUSED, NOT_SEEN, BEYOND_LIMIT -> false;
    };
  }

  /// The pattern of a policy that covers it. The name in the MX record counts, never its CNAME's
  /// target (RFC 8461 §4.1); an address is covered by nothing, whatever a policy lists.
  Optional<MxPattern> coverIn(Policy policy) {
    return standing == Standing.LITERAL ? Optional.empty() : policy.coverOf(host());
  }

  /// The names its CNAME records lead through; empty for a proper MX host.
  List<HostName> aliases() {
    AddressLook look = seen.addresses();
    if (look == null) {
      return List.of();
    }
    return look.ipv4().aliases().isEmpty() ? look.ipv6().aliases() : look.ipv4().aliases();
  }

  /// A question for an address that their DNS refused.
  ///
  /// @param type `A` or `AAAA`
  record Refusal(String type, DnsAnswer.Refused<?> answer) {}

  /// The refused question, if one was; of two the first.
  Optional<Refusal> refusal() {
    AddressLook look = seen.addresses();
    if (look != null && look.ipv4() instanceof DnsAnswer.Refused<?> refused) {
      return Optional.of(new Refusal("A", refused));
    }
    return look != null && look.ipv6() instanceof DnsAnswer.Refused<?> refused
        ? Optional.of(new Refusal("AAAA", refused))
        : Optional.empty();
  }

  /// Why its address could not be seen, as a clause for people.
  String whyNotSeen() {
    AddressLook look = seen.addresses();
    if (look != null && look.ipv4() instanceof DnsAnswer.NotSeen<?>(String reason, _)) {
      return reason;
    }
    return look != null && look.ipv6() instanceof DnsAnswer.NotSeen<?>(String reason, _)
        ? reason
        : "its addresses were not asked for";
  }
}
