package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.ModeColumn;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.PolicyParser;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.mtasts.RecordParser;
import bot.mtasts.core.mtasts.RecordReading;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One domain before the judge: what was seen, how record and policy read, and what the dimensions
/// judged so far came to. Later checks look at earlier outcomes, never the other way round.
///
/// @param record how the TXT records read; null when they could not be seen
/// @param fetch the fetch that speaks for the policy host, or null without one
/// @param policy how the body of that fetch reads; null unless a 200 came over a trusted connection
/// @param settled in the order of [Dimension]
public record Case(
    Observations seen,
    @Nullable RecordReading record,
    @Nullable PolicyFetch fetch,
    @Nullable PolicyReading policy,
    List<Outcome> settled) {
  public Case {
    settled = List.copyOf(settled);
  }

  /// A case in which nothing is settled yet.
  public static Case open(Observations seen) {
    RecordReading record =
        switch (seen.record()) {
          case DnsAnswer.Refused<TxtRecord> _ -> null;
          case DnsAnswer.NotSeen<TxtRecord> _ -> null;
          default ->
              RecordParser.read(
                  seen.record().recordsOrNone().stream().map(TxtRecord::text).toList());
        };
    PolicyFetch fetch = speaker(seen.fetches());
    PolicyReading policy =
        fetch instanceof PolicyFetch.Answered answered && answered.answer().status() == 200
            ? PolicyParser.read(answered.answer().body().toByteArray())
            : null;
    return new Case(seen, record, fetch, policy, List.of());
  }

  /// The fetch that speaks for the policy host: the first that brought a 200, else the first that
  /// brought an answer, else the first that failed on their side, else the first.
  private static @Nullable PolicyFetch speaker(List<PolicyFetch> fetches) {
    return fetches.stream().min((a, b) -> Integer.compare(rank(a), rank(b))).orElse(null);
  }

  private static int rank(PolicyFetch fetch) {
    return switch (fetch) {
      case PolicyFetch.Answered answered -> answered.answer().status() == 200 ? 0 : 1;
      case PolicyFetch.BodyBroken _ -> 2;
      case PolicyFetch.Untrusted _ -> 3;
      case PolicyFetch.TlsTooOld _ -> 4;
      case PolicyFetch.Failed _ -> 5;
      case PolicyFetch.NotSeen _ -> 6;
    };
  }

  /// This case with one more dimension settled.
  Case settle(Outcome outcome) {
    List<Outcome> more = new ArrayList<>(settled);
    more.add(outcome);
    return new Case(seen, record, fetch, policy, more);
  }

  /// How an earlier dimension came out.
  ///
  /// @throws IllegalStateException if it is not settled yet: a bug in the order of [Checks]
  public Outcome outcome(Dimension dimension) {
    return settledOutcome(dimension)
        .orElseThrow(() -> new IllegalStateException(dimension.word() + " is not settled yet"));
  }

  private Optional<Outcome> settledOutcome(Dimension dimension) {
    return settled.stream().filter(outcome -> outcome.dimension() == dimension).findFirst();
  }

  /// The policy, if senders can use it: nothing critical in `fetch`, `certificate` or `syntax`. To
  /// be asked only after `syntax` is settled.
  public Optional<Policy> usablePolicy() {
    boolean spoiled =
        outcome(Dimension.FETCH).failed()
            || outcome(Dimension.CERTIFICATE).failed()
            || outcome(Dimension.SYNTAX).failed();
    return spoiled || policy == null ? Optional.empty() : Optional.ofNullable(policy.policy());
  }

  /// The severity column that applies; until `syntax` is settled that of "no usable policy", which
  /// is the same for every code before it.
  public ModeColumn mode() {
    if (settledOutcome(Dimension.SYNTAX).isEmpty()) {
      return ModeColumn.NONE;
    }
    return usablePolicy()
        .map(Policy::mode)
        .map(mode ->
            switch (mode) {
              case PolicyMode.ENFORCE -> ModeColumn.ENFORCE;
              case PolicyMode.TESTING -> ModeColumn.TESTING;
              case PolicyMode.NONE -> ModeColumn.NONE;
            })
        .orElse(ModeColumn.NONE);
  }

  /// Begins a finding in the code's own dimension, with the severity and effect of today's mode.
  public FindingDraft found(FindingCode code) {
    return new FindingDraft(code, code.dimension(), mode());
  }

  /// Begins a finding that belongs to the dimension that needed the name.
  public FindingDraft found(FindingCode code, Dimension dimension) {
    return new FindingDraft(code, dimension, mode());
  }

  /// A finding of an earlier dimension.
  public Optional<Finding> earlier(FindingCode code) {
    return settled.stream()
        .flatMap(outcome -> outcome.findings().stream())
        .filter(finding -> finding.code() == code)
        .findFirst();
  }
}
