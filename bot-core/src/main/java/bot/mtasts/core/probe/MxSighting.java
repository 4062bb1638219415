package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.HostName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything seen of one MX host.
///
/// @param preference null when there is no MX record and the domain itself stands in (RFC 5321
///   §5.1)
/// @param addresses null when the "host" is an address literal or was beyond the probing limit
/// @param probes one per address that was tried
/// @param notProbed why not every address was tried, else null: a clause for people
/// @param tlsa null when never asked (an address literal, or beyond the limit)
/// @param addressSecurity what validating the address answer came to (RFC 7672 §2.2)
/// @param tlsaSecurity what validating the TLSA answer came to
public record MxSighting(
    HostName host,
    @Nullable Integer preference,
    @Nullable AddressLook addresses,
    List<StartTlsProbe> probes,
    List<InjectionProbe> injections,
    @Nullable String notProbed,
    @Nullable DnsAnswer<TlsaRecord> tlsa,
    DnssecStatus addressSecurity,
    DnssecStatus tlsaSecurity) {
  public MxSighting {
    probes = List.copyOf(probes);
    injections = List.copyOf(injections);
  }
}
