package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Everything one check saw, "now" included: judging needs nothing else.
///
/// @param now when the look began; certificates and history are judged against it
/// @param record TXT at `_mta-sts.<domain>`
/// @param recordElsewhere TXT at the usual wrong places, looked at when the record is missing
/// @param nameServers what each authoritative server says at `_mta-sts.<domain>`; may be empty
/// @param policyHost addresses of `mta-sts.<domain>`
/// @param fetches one per allowed address of the policy host
/// @param cleartext the same policy over plain http
/// @param mx MX of the domain
/// @param mxHosts every MX host in order of preference, or the domain itself when there is no MX;
///   empty with Null MX alone or when MX could not be seen
/// @param mxSecurity what validating the MX answer came to
/// @param recordSecurity what validating the record's answer came to
/// @param tlsRpt TXT at `_smtp._tls.<domain>`
/// @param tlsRptWildcard whether a name that nobody would register answers with the same TXT: a DNS
///   wildcard
/// @param history earlier sightings of this domain, oldest first
public record Observations(
    DomainName domain,
    Instant now,
    DnsAnswer<TxtRecord> record,
    Map<HostName, DnsAnswer<TxtRecord>> recordElsewhere,
    List<NameServerAnswer> nameServers,
    AddressLook policyHost,
    List<PolicyFetch> fetches,
    PlainHttpLook cleartext,
    DnsAnswer<MxRecord> mx,
    List<MxSighting> mxHosts,
    DnssecStatus mxSecurity,
    DnssecStatus recordSecurity,
    DnsAnswer<TxtRecord> tlsRpt,
    boolean tlsRptWildcard,
    List<PastSighting> history,
    List<Timing> timings) {
  public Observations {
    // Keeps the order in which the places were looked at.
    recordElsewhere =
        java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(recordElsewhere));
    nameServers = List.copyOf(nameServers);
    fetches = List.copyOf(fetches);
    mxHosts = List.copyOf(mxHosts);
    history = List.copyOf(history);
    timings = List.copyOf(timings);
  }

  /// Whether the domain says that it takes no mail at all (RFC 7505).
  public boolean nullMxAlone() {
    List<MxRecord> records = mx.recordsOrNone();
    return !records.isEmpty() && records.stream().allMatch(MxRecord::isNull);
  }
}
