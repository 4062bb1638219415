package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Does every MX host offer STARTTLS with a certificate that is valid for its own name (RFC 8461
/// §4.2)? Each address that can be reached is judged; a host of which not one was judged leaves the
/// dimension open.
public final class StarttlsCheck implements Check {
  private static final int MOST_NAMED = 3;

  @Override
  public Dimension dimension() {
    return Dimension.STARTTLS;
  }

  @Override
  public Outcome judge(Case given) {
    Observations seen = given.seen();
    if (seen.nullMxAlone()) {
      return Outcome.skipped(Dimension.STARTTLS, "the domain takes no mail (Null MX)");
    }
    if (seen.mx() instanceof DnsAnswer.NotSeen<?>(String reason, _)) {
      return undetermined("the MX records could not be looked up: " + reason);
    }
    if (seen.mx() instanceof DnsAnswer.Refused<?>(String rcode, _)) {
      return undetermined("the domain's name servers do not answer for its MX records: " + rcode);
    }
    // Where nobody can deliver there is nothing to protect; `coverage` says what is wrong.
    List<MailHost> hosts =
        MailHost.of(seen).stream().filter(host -> !host.unreachableForAll()).toList();
    if (hosts.isEmpty()) {
      return Outcome.skipped(
          Dimension.STARTTLS, "there is no MX host with a public address to look at");
    }
    List<Finding> findings = new ArrayList<>(new StarttlsFindings(given, hosts).all());
    findings.addAll(new MxCertificateFindings(given, hosts).all());
    return Outcome.judged(Dimension.STARTTLS, findings, notJudged(hosts));
  }

  private static Outcome undetermined(String reason) {
    return Outcome.judged(Dimension.STARTTLS, List.of(), reason);
  }

  /// The hosts of which no address was judged, and why; null when there is none.
  private static @Nullable String notJudged(List<MailHost> hosts) {
    Map<String, List<String>> hostsByReason = new LinkedHashMap<>();
    for (MailHost host : hosts) {
      whyNotJudged(host)
          .ifPresent(reason ->
              hostsByReason
                  .computeIfAbsent(reason, _ -> new ArrayList<>())
                  .add(host.host().text()));
    }
    if (hostsByReason.isEmpty()) {
      return null;
    }
    return hostsByReason.entrySet().stream()
        .map(entry -> "%s: %s".formatted(named(entry.getValue()), entry.getKey()))
        .collect(Collectors.joining("; "));
  }

  private static String named(List<String> hosts) {
    String first = hosts.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = hosts.size() - MOST_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static Optional<String> whyNotJudged(MailHost host) {
    List<String> reasons = new ArrayList<>();
    for (StartTlsProbe probe : host.seen().probes()) {
      switch (probe) {
        case StartTlsProbe.Secured _,
            StartTlsProbe.NotOffered _,
            StartTlsProbe.HandshakeBroken _,
            StartTlsProbe.TlsTooOld _ -> {
          return Optional.empty();
        }
        case StartTlsProbe.TemporaryFailure(_, String reply) ->
            reasons.add("it asks to come again later: " + reply);
        case StartTlsProbe.NotJudged(_, String reason) -> reasons.add(reason);
      }
    }
    return Optional.of(reasons.isEmpty() ? whyNotProbed(host) : reasons.getFirst());
  }

  private static String whyNotProbed(MailHost host) {
    String notProbed = host.seen().notProbed();
    if (notProbed != null) {
      return notProbed;
    }
    return switch (host.standing()) {
      case LOOKUP_REFUSED -> "its address cannot be looked up, its name servers refuse or fail";
      case NOT_SEEN -> "its address could not be looked up: " + host.whyNotSeen();
      case BEYOND_LIMIT -> "there are more MX hosts than we connect to";
      case USABLE -> "it was not connected to";
      case PRIVATE, WITHOUT_ADDRESS, LITERAL ->
          throw new IllegalStateException(host.host() + " is nothing to connect to");
    };
  }
}
