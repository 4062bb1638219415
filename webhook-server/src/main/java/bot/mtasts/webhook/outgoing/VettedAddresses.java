package bot.mtasts.webhook.outgoing;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.HostSyntax;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLooks;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.EgressGuard;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import okhttp3.Dns;

/// Looks host names up through our own DNS look and hands out only what may be connected to. One
/// forbidden address spoils the whole answer: a name that leads both out and in is an attempt to
/// get in.
public final class VettedAddresses implements Dns {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /// What OkHttp, and after it the JDK, reads as an address: dotted quads, but also `2130706433`
  /// and `127.1`.
  private static final Pattern NUMERIC =
      Pattern.compile("[0-9.]+|.*:.*|(.*\\.)?0[xX][0-9a-fA-F]*|(.*\\.)?[0-9]+");

  private final DnsLooks looks;
  private final EgressGuard guard;

  /// Resolves with these looks, and lets through what this guard allows.
  public VettedAddresses(DnsLooks looks, EgressGuard guard) {
    this.looks = looks;
    this.guard = guard;
  }

  /// How a look at a host ended.
  public sealed interface Looked {
    /// All of its addresses may be connected to.
    record Vetted(List<InetAddress> addresses) implements Looked {
      public Vetted {
        addresses = List.copyOf(addresses);
      }
    }

    /// At least one may not.
    record Forbidden() implements Looked {}

    /// It has none, as far as we could see.
    ///
    /// @param reason a sentence for people
    record Unknown(String reason) implements Looked {}
  }

  /// Looks at a host as a URL gave it: a name in A-labels, or an address. Blocks, 5 s at most.
  public Looked look(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    // RFC 6761 §6.3: localhost never leaves the machine, and DNS is not asked.
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return vet(List.of(InetAddress.ofLiteral("127.0.0.1")));
    }
    if (NUMERIC.matcher(name).matches()) {
      return literal(name);
    }
    if (HostSyntax.fault(name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
        .isPresent()) {
      return new Looked.Unknown("The host is not a name that DNS could know.");
    }
    return inDns(HostName.of(name));
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    return switch (look(host)) {
      case Looked.Vetted(var addresses) -> addresses;
      case Looked.Forbidden() -> throw new ForbiddenHostException();
      case Looked.Unknown(var reason) -> throw new UnknownHostException(reason);
    };
  }

  private Looked literal(String text) {
    try {
      return vet(List.of(InetAddress.ofLiteral(text)));
    } catch (IllegalArgumentException _) {
      // Short, octal or hexadecimal writings of an address have no honest use.
      return new Looked.Forbidden();
    }
  }

  private Looked inDns(HostName host) {
    Deadline deadline = Deadline.in(LIMIT);
    DnsLookup dns = looks.open();
    FutureTask<DnsAnswer<Inet6Address>> asking = new FutureTask<>(() -> dns.ipv6(host, deadline));
    Thread.ofVirtual().name("callback-ipv6").start(asking);
    DnsAnswer<Inet4Address> ipv4 = dns.ipv4(host, deadline);
    DnsAnswer<Inet6Address> ipv6 = answer(asking);
    List<InetAddress> all = new ArrayList<>();
    all.addAll(ipv4.recordsOrNone());
    all.addAll(ipv6.recordsOrNone());
    if (!all.isEmpty()) {
      return vet(all);
    }
    return new Looked.Unknown(
        ipv4.saysNone() && ipv6.saysNone()
            ? "DNS knows no address of the host."
            : "The host could not be looked up in DNS.");
  }

  private static DnsAnswer<Inet6Address> answer(FutureTask<DnsAnswer<Inet6Address>> asking) {
    try {
      return asking.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // Whoever called us sees it at the next wait.
      asking.cancel(true);
      return new DnsAnswer.NotSeen<>("the look was called off");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a DNS look never throws", e);
    }
  }

  private Looked vet(List<InetAddress> addresses) {
    return addresses.stream().allMatch(guard::allows)
        ? new Looked.Vetted(addresses)
        : new Looked.Forbidden();
  }

  /// Tells OkHttp that the look ended at a forbidden address.
  static final class ForbiddenHostException extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }
}
