package bot.mtasts.core.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.PolicyParser;
import bot.mtasts.core.probe.PastSighting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an earlier check saw, read with today's parser.
///
/// @param id of the one valid record then, else null
/// @param policy the policy if senders could use it then, else null
/// @param recordUnseen whether the look at the record failed then
record EarlierCheck(
    Instant at, @Nullable String id, @Nullable Policy policy, boolean recordUnseen) {

  /// The history of a domain, oldest first.
  static List<EarlierCheck> of(List<PastSighting> history) {
    return history.stream().map(EarlierCheck::of).toList();
  }

  private static EarlierCheck of(PastSighting past) {
    String text = past.policyText();
    // Without a mode the policy was not usable then, whatever its text says: a bad certificate or
    // a wrong type stood in the way.
    Policy policy =
        text == null || past.policyMode() == null
            ? null
            : PolicyParser.read(text.getBytes(UTF_8)).policy();
    return new EarlierCheck(past.at(), past.recordId(), policy, past.recordTexts() == null);
  }

  /// Whether a sender may have fetched the policy then: it looks only where there is a valid record
  /// (RFC 8461 §3.1).
  boolean couldBeFetched() {
    return policy != null && (id != null || recordUnseen);
  }

  boolean enforced() {
    return couldBeFetched() && policy != null && policy.mode() == PolicyMode.ENFORCE;
  }

  /// Until when a sender may hold the policy that fetched it at a given moment (RFC 8461 §3.2).
  Instant heldUntil(Instant lastFetch) {
    return policy == null ? lastFetch : lastFetch.plus(policy.maxAge());
  }
}
