package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.MxPattern;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a sender takes from a policy. Policies are compared by this and not by their octets: line
/// ends, the order of fields, extension fields and comments in them change nothing that a sender
/// does, and a finding about them would send people after nothing.
///
/// @param mx in the order of the file; which order it is does not matter
record PolicyMeaning(PolicyMode mode, Set<MxPattern> mx, Duration maxAge) {
  static PolicyMeaning of(Policy policy) {
    return new PolicyMeaning(policy.mode(), new LinkedHashSet<>(policy.mx()), policy.maxAge());
  }

  /// The fields in which another policy differs, as the file names them.
  List<String> differences(PolicyMeaning other) {
    List<String> fields = new ArrayList<>();
    if (mode != other.mode) {
      fields.add("mode");
    }
    if (!mx.equals(other.mx)) {
      fields.add("mx");
    }
    if (!maxAge.equals(other.maxAge)) {
      fields.add("max_age");
    }
    return fields;
  }

  /// For the evidence.
  Map<String, Object> fact() {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("mode", mode.word());
    fact.put("mx", mx.stream().map(MxPattern::toString).toList());
    fact.put("maxAge", maxAge.toSeconds());
    return fact;
  }
}
