package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.HostName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One entry of `evidence.hosts[]`: a host and what is so about it, in a stable order.
final class HostFacts {
  private final Map<String, Object> facts = new LinkedHashMap<>();

  private HostFacts(HostName host) {
    facts.put("host", host.text());
  }

  static HostFacts of(HostName host) {
    return new HostFacts(host);
  }

  /// One fact more: a string, number, boolean or list, ready for JSON.
  HostFacts and(String key, Object value) {
    facts.put(key, value);
    return this;
  }

  /// Several facts more, in their order.
  HostFacts andAll(Map<String, Object> more) {
    facts.putAll(more);
    return this;
  }

  /// Why the host is named, in a code's words or a clause for people.
  HostFacts because(String reason) {
    return and("reason", reason);
  }

  Map<String, Object> toMap() {
    return Collections.unmodifiableMap(facts);
  }
}
