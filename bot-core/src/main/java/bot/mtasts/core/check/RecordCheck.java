package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.RecordParser;
import bot.mtasts.core.mtasts.RecordProblem;
import bot.mtasts.core.mtasts.RecordReading;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Is there exactly one valid TXT record at `_mta-sts.<domain>`? (RFC 8461 §3.1)
public final class RecordCheck implements Check {
  private static final Duration LONG_TTL = Duration.ofDays(1);

  @Override
  public Dimension dimension() {
    return Dimension.RECORD;
  }

  @Override
  public Outcome judge(Case given) {
    HostName name = given.seen().domain().recordName();
    return switch (given.seen().record()) {
      case DnsAnswer.NotSeen<TxtRecord>(var reason, _) ->
          Outcome.judged(
              Dimension.RECORD,
              List.of(),
              "TXT at %s could not be looked up from here: %s".formatted(name, reason));
      case DnsAnswer.Refused<TxtRecord> answer ->
          NameTrouble.refused(given, Dimension.RECORD, name, "TXT", answer);
      case DnsAnswer.NoSuchName<TxtRecord> answer when answer.dangles() ->
          Outcome.judged(
              Dimension.RECORD,
              List.of(NameTrouble.dangling(given, Dimension.RECORD, name, answer.aliases())),
              null);
      case DnsAnswer.NoSuchName<TxtRecord> _, DnsAnswer.NoData<TxtRecord> _ -> answered(given);
      case DnsAnswer.Found<TxtRecord> _ -> answered(given);
    };
  }

  private static Outcome answered(Case given) {
    Observations seen = given.seen();
    RecordReading reading =
        Objects.requireNonNull(given.record(), "an answer of their DNS has been read");
    boolean missing =
        reading.problems().stream().anyMatch(p -> p.kind() == RecordProblem.Kind.MISSING);
    List<Finding> findings = new ArrayList<>();
    if (missing && !seen.nullMxAlone()) {
      findings.add(missing(given));
    }
    findings.addAll(RecordFindings.of(reading, PasteText.of(seen), given::found));
    if (seen.record() instanceof DnsAnswer.Found<TxtRecord>(_, var ttl, _)
        && !missing
        && ttl.compareTo(LONG_TTL) > 0) {
      findings.add(ttlLong(given, ttl));
    }
    return missing && seen.nullMxAlone()
        ? new Outcome(
            Dimension.RECORD,
            Status.SKIPPED,
            "the domain takes no mail, and needs no record",
            findings)
        : Outcome.judged(Dimension.RECORD, findings, null);
  }

  private static Finding missing(Case given) {
    Observations seen = given.seen();
    HostName name = seen.domain().recordName();
    List<HostName> foundAt = foundAt(seen);
    Prose detail =
        Prose.of("No TXT record beginning {} stands at {}: {}.", "v=STSv1", name, answer(seen));
    if (!foundAt.isEmpty()) {
      detail = detail.then(" One was found at {}, where no sender looks.", foundAt);
    }
    return given
        .found(FindingCode.MISSING_RECORD)
        .detail(detail)
        .evidence("name", name.text())
        .evidence("answer", answerWord(seen.record()))
        .evidence("texts", texts(seen.record()))
        .evidence("aliases", seen.record().aliases().stream().map(HostName::text).toList())
        .evidence("foundAt", foundAt.stream().map(HostName::text).toList())
        .remedy(remedy(given, foundAt));
  }

  private static Prose answer(Observations seen) {
    return switch (seen.record()) {
      case DnsAnswer.NoSuchName<TxtRecord> _ -> Prose.of("the name does not exist");
      case DnsAnswer.NoData<TxtRecord>(var aliases) ->
          aliases.isEmpty()
              ? Prose.of("the name exists, and has no TXT record")
              : Prose.of("it is an alias of {}, which has no TXT record", aliases.getLast());
      case DnsAnswer.Found<TxtRecord> found ->
          Prose.of("only TXT made for something else stands there: {}", texts(found));
      // Never asked for these two: without an answer nothing is called missing.
      case DnsAnswer.Refused<TxtRecord> _, DnsAnswer.NotSeen<TxtRecord> _ ->
          Prose.of("there was no answer");
    };
  }

  private static String answerWord(DnsAnswer<TxtRecord> record) {
    return switch (record) {
      case DnsAnswer.NoSuchName<TxtRecord> _ -> "nxdomain";
      case DnsAnswer.NoData<TxtRecord> _ -> "no_data";
      case DnsAnswer.Found<TxtRecord> _ -> "unrelated_txt";
      case DnsAnswer.Refused<TxtRecord> _, DnsAnswer.NotSeen<TxtRecord> _ -> "none";
    };
  }

  private static List<String> texts(DnsAnswer<TxtRecord> record) {
    return record.recordsOrNone().stream().map(r -> VisibleLine.ofOctets(r.text())).toList();
  }

  private static List<HostName> foundAt(Observations seen) {
    return seen.recordElsewhere().entrySet().stream()
        .filter(place ->
            place.getValue().recordsOrNone().stream()
                .anyMatch(record -> RecordParser.isMeant(record.text())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Prose remedy(Case given, List<HostName> foundAt) {
    PasteText paste = PasteText.of(given.seen());
    HostName name = given.seen().domain().recordName();
    Prose.Block record = Prose.block(paste.record());
    if (!foundAt.isEmpty()) {
      return Prose.of(
          "Publish it as a TXT record at {} instead, and withdraw it where it is:{}", name, record);
    }
    if (given.policy() != null && given.policy().policy() != null) {
      return Prose.of("The policy is ready; publish this TXT record at {}:{}", name, record);
    }
    String url = given.seen().domain().policyUrl();
    Prose first =
        paste
            .policy(PolicyMode.TESTING, PasteText.usualMaxAge(PolicyMode.TESTING))
            .map(policy ->
                Prose.of("First serve this policy at {}:{}", url, PolicyMending.block(policy)))
            .orElseGet(() ->
                Prose.of(
                    "First serve a policy at {} with one {} line for each MX host.", url, "mx:"));
    return first.then(" Then publish this TXT record at {}:{}", name, record);
  }

  private static Finding ttlLong(Case given, Duration ttl) {
    return given
        .found(FindingCode.RECORD_TTL_LONG)
        .detail(
            "The record's TTL is {} seconds, more than a day: that long a new id takes to reach"
                + " senders.",
            ttl.toSeconds())
        .evidence("ttl", ttl.toSeconds())
        .remedy("Set the TTL of {} to 3600 seconds.", given.seen().domain().recordName());
  }
}
