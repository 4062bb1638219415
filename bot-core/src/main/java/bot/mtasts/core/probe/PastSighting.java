package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyParser;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.mtasts.RecordParser;
import bot.mtasts.core.mtasts.StsRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an earlier check saw of record and policy: all that the history codes need.
///
/// @param recordTexts the TXT records at `_mta-sts`; null when that look failed
/// @param recordId the id of the one valid record, else null
/// @param policyText the policy as served, or null when none was seen
/// @param policyMode `enforce`, `testing`, `none`, or null without a usable policy
/// @param maxAgeSeconds of that policy, else null
public record PastSighting(
    Instant at,
    @Nullable List<String> recordTexts,
    @Nullable String recordId,
    @Nullable String policyText,
    @Nullable String policyMode,
    @Nullable Long maxAgeSeconds) {
  public PastSighting {
    recordTexts = recordTexts == null ? null : List.copyOf(recordTexts);
  }

  /// Reads what was published at a moment, as a check of then would have.
  ///
  /// @param texts the TXT records at `_mta-sts`
  /// @param file the policy as served, or null
  public static PastSighting read(Instant at, List<String> texts, byte @Nullable [] file) {
    StsRecord record = RecordParser.read(texts).record();
    String id = record == null ? null : record.id();
    if (file == null) {
      return new PastSighting(at, texts, id, null, null, null);
    }
    PolicyReading reading = PolicyParser.read(file);
    Policy policy = reading.policy();
    return policy == null
        ? new PastSighting(at, texts, id, reading.text(), null, null)
        : new PastSighting(
            at, texts, id, reading.text(), policy.mode().word(), policy.maxAge().toSeconds());
  }
}
