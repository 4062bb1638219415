package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressLiterals;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.DnssecStatus.State;
import bot.mtasts.core.probe.MxSighting;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.TlsaRecord;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What DANE comes to at one MX host (RFC 7672 §2.2).
///
/// @param mx what validating the MX answer that led here came to
/// @param now certificates are judged against it
record HostDane(MxSighting sighting, DnssecStatus mx, Instant now) {

  /// Every MX host of a domain, in order of preference.
  static List<HostDane> of(Observations seen) {
    return seen.mxHosts().stream()
        .map(host -> new HostDane(host, seen.mxSecurity(), seen.now()))
        .toList();
  }

  HostName host() {
    return sighting.host();
  }

  /// Where its TLSA records stand (RFC 7672 §2.2.3).
  HostName tlsaName() {
    return host().child("_tcp").child("_25");
  }

  List<TlsaRecord> tlsa() {
    DnsAnswer<TlsaRecord> answer = sighting.tlsa();
    return answer == null ? List.of() : answer.recordsOrNone();
  }

  /// Whether there are no TLSA records for certain: DNS says so, and no forged answer may have said
  /// it; or the "host" is an address, which has no such name.
  boolean hasNone() {
    DnsAnswer<TlsaRecord> answer = sighting.tlsa();
    return answer == null
        ? AddressLiterals.isLiteral(host())
        : answer.saysNone() && sighting.tlsaSecurity().state() != State.BOGUS;
  }

  /// Whether the records count: the MX answer, the host's addresses and the records must all be
  /// validated (RFC 7672 §2.2). Null when we could not tell.
  @Nullable Boolean secure() {
    Set<State> states =
        links().values().stream().map(DnssecStatus::state).collect(Collectors.toSet());
    if (states.contains(State.INSECURE) || states.contains(State.BOGUS)) {
      return false;
    }
    return states.contains(State.INDETERMINATE) ? null : true;
  }

  boolean bogus() {
    return links().values().stream().anyMatch(status -> status.state() == State.BOGUS);
  }

  /// Which of the three are proved to be unsigned, in words.
  List<String> unsignedLinks() {
    return links().entrySet().stream()
        .filter(link -> link.getValue().state() == State.INSECURE)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Why [#secure] is null, a clause for people.
  String unjudgedReason() {
    return links().values().stream()
        .filter(status -> status.state() == State.INDETERMINATE)
        .map(DnssecStatus::detail)
        .filter(detail -> !detail.isEmpty())
        .findFirst()
        .orElse("the signatures could not be looked at");
  }

  private Map<String, DnssecStatus> links() {
    Map<String, DnssecStatus> links = new LinkedHashMap<>();
    links.put("the MX records", mx);
    links.put("the host's addresses", sighting.addressSecurity());
    links.put("the TLSA records", sighting.tlsaSecurity());
    return links;
  }

  /// Whether the records match what the host presents, at each address where a certificate was
  /// seen: one that does not match is one too many. Null when no certificate was seen.
  @Nullable TlsaMatch match() {
    List<TlsaMatch> matches =
        secured().stream().map(probe -> TlsaMatch.of(tlsa(), probe.tls(), now)).toList();
    if (matches.isEmpty()) {
      return null;
    }
    return matches.contains(TlsaMatch.NO_MATCH) ? TlsaMatch.NO_MATCH : matches.getFirst();
  }

  /// The addresses whose certificate matches no record.
  List<InetAddress> mismatchedAt() {
    return secured().stream()
        .filter(probe -> TlsaMatch.of(tlsa(), probe.tls(), now) == TlsaMatch.NO_MATCH)
        .map(StartTlsProbe::address)
        .toList();
  }

  /// The records that would fit what the host presents today, one for each key.
  List<TlsaRecord> fitting() {
    List<X509Certificate> leaves =
        secured().stream().map(probe -> probe.tls().leaf()).distinct().toList();
    return new ArrayList<>(leaves.stream().map(TlsaMatch::recommendedFor).distinct().toList());
  }

  /// Why no certificate was seen, a clause for people.
  String unseenReason() {
    String notProbed = sighting.notProbed();
    if (notProbed != null) {
      return notProbed;
    }
    return sighting.probes().stream()
        .map(probe ->
            switch (probe) {
              case StartTlsProbe.NotJudged(_, var reason) -> reason;
              case StartTlsProbe.TemporaryFailure _ -> "it answered with a temporary failure";
              case StartTlsProbe.NotOffered _ -> "it does not offer STARTTLS";
              case StartTlsProbe.HandshakeBroken _ -> "its TLS handshake breaks";
              case StartTlsProbe.TlsTooOld _ -> "it speaks only outdated TLS";
              case StartTlsProbe.Secured _ -> "";
            })
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElse("it has no address to connect to");
  }

  private List<StartTlsProbe.Secured> secured() {
    return sighting.probes().stream()
        .filter(StartTlsProbe.Secured.class::isInstance)
        .map(StartTlsProbe.Secured.class::cast)
        .toList();
  }
}
