package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.tlsrpt.TlsRptParser;
import bot.mtasts.core.tlsrpt.TlsRptProblem;
import bot.mtasts.core.tlsrpt.TlsRptReading;
import java.util.ArrayList;
import java.util.List;

/// Is there a valid TLS-RPT record? (RFC 8460 §3)
public final class ReportingCheck implements Check {
  @Override
  public Dimension dimension() {
    return Dimension.REPORTING;
  }

  @Override
  public Outcome judge(Case given) {
    HostName name = given.seen().domain().tlsRptName();
    return switch (given.seen().tlsRpt()) {
      case DnsAnswer.NotSeen<TxtRecord>(var reason, _) ->
          Outcome.judged(
              Dimension.REPORTING,
              List.of(),
              "TXT at %s could not be looked up from here: %s".formatted(name, reason));
      case DnsAnswer.Refused<TxtRecord> answer ->
          NameTrouble.refused(given, Dimension.REPORTING, name, "TXT", answer);
      // An alias that ends nowhere is no more than a missing record here: `alias_dangling` is for
      // the two names on which MTA-STS rests, and would call the whole set-up broken.
      case DnsAnswer.NoSuchName<TxtRecord> _, DnsAnswer.NoData<TxtRecord> _ -> answered(given);
      case DnsAnswer.Found<TxtRecord> _ -> answered(given);
    };
  }

  private static Outcome answered(Case given) {
    Observations seen = given.seen();
    TlsRptReading reading =
        TlsRptParser.read(seen.tlsRpt().recordsOrNone().stream().map(TxtRecord::text).toList());
    boolean missing =
        reading.problems().stream().anyMatch(p -> p.kind() == TlsRptProblem.Kind.MISSING);
    if (missing && seen.nullMxAlone()) {
      return Outcome.skipped(
          Dimension.REPORTING, "the domain takes no mail, and needs no reports about it");
    }
    List<Finding> findings =
        new ArrayList<>(TlsRptFindings.of(reading, PasteText.of(seen), given::found));
    if (!missing && (seen.tlsRptWildcard() || !seen.tlsRpt().aliases().isEmpty())) {
      findings.add(elsewhere(given));
    }
    return Outcome.judged(Dimension.REPORTING, findings, null);
  }

  private static Finding elsewhere(Case given) {
    Observations seen = given.seen();
    HostName name = seen.domain().tlsRptName();
    List<HostName> aliases = seen.tlsRpt().aliases();
    Prose detail =
        aliases.isEmpty()
            ? Prose.of(
                "The TLS-RPT record at {} comes from a DNS wildcard: names that nobody set up"
                    + " answer with the same.",
                name)
            : Prose.of(
                "The TLS-RPT record at {} is reached through an alias, and stands at {}. Whoever"
                    + " holds that name decides where reports go.",
                name,
                aliases.getLast());
    return given
        .found(FindingCode.TLS_RPT_WILDCARD_HOST)
        .detail(detail)
        .evidence("name", name.text())
        .evidence("aliases", aliases.stream().map(HostName::text).toList())
        .evidence("wildcard", seen.tlsRptWildcard())
        .remedy(
            "Nothing needs mending if it is meant so. Otherwise publish the record at {} itself.",
            name);
  }
}
