package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.StsRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares today's record and policy with those of earlier checks: a sender notices a new policy
/// only by a new id (RFC 8461 §3.1, §5.1).
final class PolicyHistory {
  private final Case given;
  private final Instant now;
  private final List<EarlierCheck> earlier;
  private final @Nullable String id;
  private final @Nullable PolicyMeaning policy;

  PolicyHistory(Case given) {
    this.given = given;
    this.now = given.seen().now();
    this.earlier = EarlierCheck.of(given.seen().history());
    StsRecord record = given.record() == null ? null : given.record().record();
    this.id = record == null ? null : record.id();
    this.policy = given.usablePolicy().map(PolicyMeaning::of).orElse(null);
  }

  /// What the comparison comes to; nothing where today's record and policy are not both there.
  List<Finding> judge() {
    if (id == null) {
      return List.of();
    }
    List<EarlierCheck> withId = earlier.stream().filter(each -> each.id() != null).toList();
    Optional<Finding> reused = reused(id, withId);
    List<Finding> findings = new ArrayList<>();
    if (policy != null) {
      changedUnderSameId(id, policy, withId).ifPresent(findings::add);
      if (reused.isEmpty()) {
        // A reused id is new only in the eyes of the last check: one fault, one code.
        sameUnderOtherId(id, policy, withId).ifPresent(findings::add);
      }
    }
    reused.ifPresent(findings::add);
    return findings;
  }

  /// A policy that stood under today's id was another one, and a sender may still hold it.
  private Optional<Finding> changedUnderSameId(
      String id, PolicyMeaning policy, List<EarlierCheck> withId) {
    List<EarlierCheck> run =
        latestWith(id, withId).stream().filter(e -> e.policy() != null).toList();
    for (int i = run.size() - 1; i >= 0; i--) {
      EarlierCheck then = run.get(i);
      Policy held = then.policy();
      // It may have been fetched until the check that saw another policy in its place; for the
      // latest of them, until now.
      Instant replaced = i + 1 < run.size() ? run.get(i + 1).at() : now;
      if (held != null
          && !PolicyMeaning.of(held).equals(policy)
          && then.heldUntil(replaced).isAfter(now)) {
        return Optional.of(changed(id, policy, then, held, then.heldUntil(replaced)));
      }
    }
    return Optional.empty();
  }

  private Finding changed(
      String id, PolicyMeaning policy, EarlierCheck then, Policy held, Instant until) {
    PolicyMeaning before = PolicyMeaning.of(held);
    List<String> fields = before.differences(policy);
    return given
        .found(FindingCode.POLICY_CHANGED_ID_UNCHANGED)
        .detail(
            "Since the check of {} the policy has changed ({}), and the record's id is still {}."
                + " Senders that hold the old policy compare ids, see no change and may keep it"
                + " until {}.",
            DayAndTime.words(then.at()),
            fields,
            id,
            DayAndTime.words(until))
        .evidence("id", id)
        .evidence("since", then.at().toString())
        .evidence("until", until.toString())
        .evidence("changed", fields)
        .evidence("before", before.fact())
        .evidence("after", policy.fact())
        .remedy(
            "See that the policy is as it should be, then give the TXT record at {} a new id:{}",
            given.seen().domain().recordName(),
            freshRecord());
  }

  private Optional<Finding> sameUnderOtherId(
      String id, PolicyMeaning policy, List<EarlierCheck> withId) {
    Optional<EarlierCheck> last =
        withId.reversed().stream().filter(each -> each.policy() != null).findFirst();
    return last.filter(then -> !id.equals(then.id()))
        .filter(then ->
            policy.equals(Optional.ofNullable(then.policy()).map(PolicyMeaning::of).orElse(null)))
        .map(then ->
            given
                .found(FindingCode.ID_CHANGED_POLICY_UNCHANGED)
                .detail(
                    "Since the check of {} the record's id went from {} to {}, and the policy"
                        + " says the same as before. Senders fetch it once more, which does no"
                        + " harm.",
                    DayAndTime.words(then.at()),
                    String.valueOf(then.id()),
                    id)
                .evidence("since", then.at().toString())
                .evidence("before", String.valueOf(then.id()))
                .evidence("after", id)
                .remedy(
                    "There is nothing to mend. If a change of the policy was meant to go with"
                        + " the new id, see that it has arrived at {}.",
                    given.seen().domain().policyUrl()));
  }

  /// The id is one that stood before another: a sender that fetched its policy then sees no change.
  private Optional<Finding> reused(String id, List<EarlierCheck> withId) {
    List<EarlierCheck> run = latestWith(id, withId);
    List<EarlierCheck> before = withId.subList(0, withId.size() - run.size());
    for (int i = before.size() - 1; i >= 0; i--) {
      EarlierCheck then = before.get(i);
      if (id.equals(then.id())) {
        // Once the return itself has been seen, it matters only while a sender may hold on.
        boolean news = run.isEmpty();
        boolean held = then.heldUntil(before.get(i + 1).at()).isAfter(now);
        return news || held
            ? Optional.of(reusedSince(id, then, before.getLast()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Finding reusedSince(String id, EarlierCheck then, EarlierCheck between) {
    return given
        .found(FindingCode.ID_REUSED)
        .detail(
            "The record's id {} was already seen on {}, and another one ({}) in between. A sender"
                + " that still holds the policy of then takes it for today's.",
            id,
            DayAndTime.words(then.at()),
            String.valueOf(between.id()))
        .evidence("id", id)
        .evidence("seenAt", then.at().toString())
        .evidence("between", String.valueOf(between.id()))
        .remedy(
            "Give the TXT record at {} an id that it never had:{}",
            given.seen().domain().recordName(),
            freshRecord());
  }

  /// The latest checks that saw this id, without another one between them and now.
  private static List<EarlierCheck> latestWith(String id, List<EarlierCheck> withId) {
    int start = withId.size();
    while (start > 0 && id.equals(withId.get(start - 1).id())) {
      start--;
    }
    return withId.subList(start, withId.size());
  }

  /// An earlier policy that enforces is still held somewhere, and record or policy is gone.
  Optional<Finding> removedWhileCached() {
    boolean recordGone = SeenOfSts.recordMissing(given);
    boolean policyGone = SeenOfSts.policyGone(given.seen());
    if (!recordGone && !policyGone) {
      return Optional.empty();
    }
    // Publishing `none` in between does not help a sender that had no mail for us then: every
    // earlier policy that enforces may still be held, not only the last.
    return earlier.stream()
        .filter(EarlierCheck::enforced)
        .filter(then -> then.heldUntil(then.at()).isAfter(now))
        .max((a, b) -> a.heldUntil(a.at()).compareTo(b.heldUntil(b.at())))
        .map(then -> removed(then, recordGone, policyGone));
  }

  private Finding removed(EarlierCheck then, boolean recordGone, boolean policyGone) {
    Instant until = then.heldUntil(then.at());
    List<String> gone =
        Stream.of(recordGone ? "record" : "", policyGone ? "policy" : "")
            .filter(word -> !word.isEmpty())
            .toList();
    return given
        .found(FindingCode.REMOVED_WHILE_CACHED)
        .detail(
            "The {} of MTA-STS {} gone, but on {} a policy was served that enforces. Senders that"
                + " fetched it hold it until {}, refuse mail that does not meet it, and cannot"
                + " learn that it was withdrawn.",
            Prose.words(String.join(" and the ", gone)),
            MxNames.agree(gone.size(), "is", "are"),
            DayAndTime.words(then.at()),
            DayAndTime.words(until))
        .evidence("gone", gone)
        .evidence("lastSeen", then.at().toString())
        .evidence("until", until.toString())
        .remedy(
            "If this was not meant, publish the record and the policy of then again, with a new id. If"
                + " it was, withdraw in the order of RFC 8461 §8.3: until {}, keep every MX host as"
                + " the old policy wants it, and serve this at {}:{}Announce it with a new id by the"
                + " TXT record at {}:{}Remove both after that date.",
            DayAndTime.words(until),
            given.seen().domain().policyUrl(),
            Prose.block(
                PasteText.policy(
                    PolicyMode.NONE,
                    List.of(),
                    PasteText.usualMaxAge(PolicyMode.NONE),
                    PasteText.LineEnd.LF)),
            given.seen().domain().recordName(),
            freshRecord());
  }

  private Prose.Block freshRecord() {
    return Prose.block(PasteText.of(given.seen()).record());
  }
}
