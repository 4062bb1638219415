package bot.mtasts.core.service;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// DNS that answers at once, but MX only when the gate is open: a look that has begun, has ended
/// some stages, and goes on for as long as a test wants. Each look asks for MX once.
public final class GatedDns implements DnsLookup {
  final CountDownLatch gate;
  final AtomicInteger looks = new AtomicInteger();
  final AtomicInteger cutOff = new AtomicInteger();
  private final DnsLookup inner;

  /// @param gate answers for MX wait until it is open
  public GatedDns(DnsLookup inner, CountDownLatch gate) {
    this.inner = inner;
    this.gate = gate;
  }

  @Override
  public DnsAnswer<MxRecord> mx(HostName name, Deadline deadline) {
    looks.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      // What the port promises to do when the look is cancelled.
      cutOff.incrementAndGet();
      return new DnsAnswer.NotSeen<>("cancelled");
    }
    return inner.mx(name, deadline);
  }

  @Override
  public DnsAnswer<TxtRecord> txt(HostName name, Deadline deadline) {
    return inner.txt(name, deadline);
  }

  @Override
  public DnsAnswer<Inet4Address> ipv4(HostName name, Deadline deadline) {
    return inner.ipv4(name, deadline);
  }

  @Override
  public DnsAnswer<Inet6Address> ipv6(HostName name, Deadline deadline) {
    return inner.ipv6(name, deadline);
  }

  @Override
  public DnsAnswer<HostName> nameServers(HostName name, Deadline deadline) {
    return inner.nameServers(name, deadline);
  }

  @Override
  public DnsAnswer<TlsaRecord> tlsa(HostName name, Deadline deadline) {
    return inner.tlsa(name, deadline);
  }

  @Override
  public DnsAnswer<TxtRecord> txtAt(InetAddress server, HostName name, Deadline deadline) {
    return inner.txtAt(server, name, deadline);
  }

  @Override
  public DnssecStatus validate(HostName name, Kind kind, Deadline deadline) {
    return inner.validate(name, kind, deadline);
  }
}
