package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.DnssecStatus.State;
import bot.mtasts.core.probe.MxSighting;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names whose chain of DNSSEC signatures does not hold. The data counts as seen all the same: we
/// asked past the resolver's own validation.
final class BogusZones {
  private BogusZones() {}

  private record Failure(HostName name, String type, DnssecStatus status) {
    Map<String, Object> fact() {
      Map<String, Object> fact = new LinkedHashMap<>();
      fact.put("name", name.text());
      fact.put("type", type);
      fact.put("reason", status.detail());
      return fact;
    }
  }

  /// One finding for all names, or none.
  static Optional<Finding> judge(Case given) {
    Observations seen = given.seen();
    List<Failure> failures = new ArrayList<>();
    add(failures, seen.domain().recordName(), "TXT", seen.recordSecurity());
    add(failures, seen.domain().host(), "MX", seen.mxSecurity());
    for (MxSighting host : seen.mxHosts()) {
      add(failures, host.host(), "A", host.addressSecurity());
      add(failures, host.host().child("_tcp").child("_25"), "TLSA", host.tlsaSecurity());
    }
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    Failure first = failures.getFirst();
    List<HostName> names = failures.stream().map(Failure::name).distinct().toList();
    return Optional.of(
        given
            .found(FindingCode.DNSSEC_BOGUS)
            .detail(
                "The DNSSEC signatures at {} do not hold ({}). Senders whose resolvers validate get"
                    + " no answer there: they find neither the mail servers nor the policy, and"
                    + " mail waits and comes back.",
                names,
                first.status().detail())
            .evidence("names", names.stream().map(HostName::text).toList())
            .evidence("failures", failures.stream().map(Failure::fact).toList())
            .remedy(
                "If signatures have expired, sign the zone again. If the DS record at the parent"
                    + " fits no key of the zone, have the registrar replace it by the DS of the key"
                    + " in use. To be reachable again quickly, have the DS record of {} deleted:"
                    + " the zone then counts as unsigned. Watch the repair with:{}",
                first.name(),
                Prose.block("delv " + first.type() + " " + first.name())));
  }

  private static void add(List<Failure> failures, HostName name, String type, DnssecStatus status) {
    if (status.state() == State.BOGUS) {
      failures.add(new Failure(name, type, status));
    }
  }
}
