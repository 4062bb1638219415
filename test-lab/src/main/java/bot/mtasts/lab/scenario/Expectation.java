package bot.mtasts.lab.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a check must find in a scenario. Words are those of the catalogue of findings.
///
/// @param verdict the verdict; null if the scenario does not say
/// @param must codes that must be found
/// @param mustNot codes that must not be found
/// @param othersAllowed whether warnings and criticals beside `must` are tolerated; otherwise
///   `must` is the full list of them. Codes of severity info count only where they are listed
/// @param severities by code
/// @param dimensions the status by dimension
/// @param reasons `evidence.reason` by code; for `mx_cert_invalid` that of a host in
///   `evidence.hosts`
/// @param outlooks the sender outlook by MX host name
/// @param score the score; null if the scenario does not say
/// @param scoreless whether the score must be null
/// @param grade the grade; null if the scenario does not say
public record Expectation(
    @Nullable String verdict,
    List<String> must,
    List<String> mustNot,
    boolean othersAllowed,
    Map<String, String> severities,
    Map<String, String> dimensions,
    Map<String, String> reasons,
    Map<String, String> outlooks,
    @Nullable Integer score,
    boolean scoreless,
    @Nullable String grade) {

  public Expectation {
    must = List.copyOf(must);
    mustNot = List.copyOf(mustNot);
    severities = Map.copyOf(severities);
    dimensions = Map.copyOf(dimensions);
    reasons = Map.copyOf(reasons);
    outlooks = Map.copyOf(outlooks);
  }
}
