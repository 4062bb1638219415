package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.report.Prose;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The same ending of a look, at one or more addresses of one MX host.
///
/// @param <P> the sighting
/// @param addresses where it was seen, in the order of the look
/// @param everywhere whether all addresses that were looked at ended so
record ProbedAt<P>(
    HostName host, List<P> sightings, List<InetAddress> addresses, boolean everywhere) {
  ProbedAt {
    sightings = List.copyOf(sightings);
    addresses = List.copyOf(addresses);
  }

  /// Each host at which something was seen, with what was seen there.
  ///
  /// @param pick the sightings in question among all of a host's
  static <P> List<ProbedAt<P>> among(
      List<MailHost> hosts, Function<MailHost, Stream<P>> pick, Function<P, InetAddress> address) {
    return hosts.stream()
        .map(host -> at(host, pick.apply(host).toList(), address))
        .filter(found -> !found.sightings().isEmpty())
        .toList();
  }

  private static <P> ProbedAt<P> at(
      MailHost host, List<P> sightings, Function<P, InetAddress> address) {
    return new ProbedAt<>(
        host.host(),
        sightings,
        sightings.stream().map(address).toList(),
        sightings.size() == host.seen().probes().size());
  }

  /// The first of the sightings, which speaks for the host where one example will do.
  P first() {
    return sightings.getFirst();
  }

  /// The host, and where only some of its addresses are meant, which.
  Prose where() {
    return everywhere ? Prose.of("{}", host) : Prose.of("{} (at {})", host, literals());
  }

  /// The addresses as text.
  List<String> literals() {
    return addresses.stream().map(InetAddress::getHostAddress).toList();
  }

  /// What goes into `evidence.hosts[]`.
  HostFacts facts() {
    return HostFacts.of(host).and("addresses", literals());
  }

  /// Hosts as they stand in a sentence.
  static Prose whereAll(List<? extends ProbedAt<?>> all) {
    return MxNames.some(all.stream().map(ProbedAt::where).toList());
  }
}
