package bot.mtasts.core.probe.https;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.probe.TxtRecord;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A DNS that knows IPv4 addresses and is asked for nothing else.
record AddressBook(Map<HostName, Inet4Address> addresses) implements DnsLookup {
  @Override
  public DnsAnswer<Inet4Address> ipv4(HostName name, Deadline deadline) {
    return addresses.containsKey(name)
        ? new DnsAnswer.Found<>(List.of(addresses.get(name)), Duration.ofMinutes(5), List.of())
        : new DnsAnswer.NoSuchName<>(List.of());
  }

  @Override
  public DnsAnswer<Inet6Address> ipv6(HostName name, Deadline deadline) {
    return new DnsAnswer.NoSuchName<>(List.of());
  }

  @Override
  public DnsAnswer<TxtRecord> txt(HostName name, Deadline deadline) {
    throw new AssertionError("TXT of " + name);
  }

  @Override
  public DnsAnswer<MxRecord> mx(HostName name, Deadline deadline) {
    throw new AssertionError("MX of " + name);
  }

  @Override
  public DnsAnswer<HostName> nameServers(HostName name, Deadline deadline) {
    throw new AssertionError("NS of " + name);
  }

  @Override
  public DnsAnswer<TlsaRecord> tlsa(HostName name, Deadline deadline) {
    throw new AssertionError("TLSA of " + name);
  }

  @Override
  public DnsAnswer<TxtRecord> txtAt(InetAddress server, HostName name, Deadline deadline) {
    throw new AssertionError("TXT of " + name + " at " + server);
  }

  @Override
  public DnssecStatus validate(HostName name, Kind kind, Deadline deadline) {
    throw new AssertionError("DNSSEC of " + name);
  }
}
