package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.HostName;
import java.time.Duration;
import java.util.List;

/// One way a look at a name in DNS can end.
///
/// @param <T> what the records of the asked type hold
public sealed interface DnsAnswer<T> {

  /// The names that CNAME records led through, in order; the last is where the answer stood. Empty
  /// without an alias.
  List<HostName> aliases();

  /// Records of the asked type exist.
  ///
  /// @param ttl the smallest TTL on the way; a resolver's cache may have shortened it
  record Found<T>(List<T> records, Duration ttl, List<HostName> aliases) implements DnsAnswer<T> {
    public Found {
      records = List.copyOf(records);
      aliases = List.copyOf(aliases);
    }
  }

  /// The name exists, the asked type does not (NODATA).
  record NoData<T>(List<HostName> aliases) implements DnsAnswer<T> {
    public NoData {
      aliases = List.copyOf(aliases);
    }
  }

  /// The name (with aliases: the alias's last target) does not exist: NXDOMAIN.
  record NoSuchName<T>(List<HostName> aliases) implements DnsAnswer<T> {
    public NoSuchName {
      aliases = List.copyOf(aliases);
    }
  }

  /// Their side does not answer the question: SERVFAIL, REFUSED, an alias loop or a chain over
  /// [#LONGEST_ALIAS_CHAIN].
  ///
  /// @param rcode `SERVFAIL`, `REFUSED`, `ALIAS_LOOP`, `ALIAS_CHAIN_TOO_LONG` or another RCODE's
  ///   name
  record Refused<T>(String rcode, List<HostName> aliases) implements DnsAnswer<T> {
    public Refused {
      aliases = List.copyOf(aliases);
    }
  }

  /// We could not see: no answer in time, or no way out from here. Never a finding.
  ///
  /// @param reason a clause for people, such as `no answer from 192.0.2.53 within 5 s`
  record NotSeen<T>(String reason, List<HostName> aliases) implements DnsAnswer<T> {
    public NotSeen {
      aliases = List.copyOf(aliases);
    }

    public NotSeen(String reason) {
      this(reason, List.of());
    }
  }

  /// How many CNAMEs are followed before the chain counts as broken.
  int LONGEST_ALIAS_CHAIN = 8;

  /// The records, or none, however the look ended.
  default List<T> recordsOrNone() {
    return this instanceof Found<T>(var records, _, _) ? records : List.of();
  }

  /// Whether their DNS said that there are no such records (as opposed to not saying).
  default boolean saysNone() {
    return this instanceof NoData<T> || this instanceof NoSuchName<T>;
  }

  /// Whether an alias ends at a name that does not exist.
  default boolean dangles() {
    return this instanceof NoSuchName<T> && !aliases().isEmpty();
  }
}
