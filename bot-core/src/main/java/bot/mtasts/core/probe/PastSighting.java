package bot.mtasts.core.probe;

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
}
