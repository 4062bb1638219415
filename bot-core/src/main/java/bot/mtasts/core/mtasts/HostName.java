package bot.mtasts.core.mtasts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A host or owner name as DNS or a policy gave it: lower case, A-labels, no final dot. Unlike
/// [DomainName] it is not checked further, since strangers may publish any name.
///
/// @param text never null; the root is the empty string; octets outside letters, digits, `-` and
///   `_` stay in the presentation form of RFC 1035 §5.1 (`\032`)
public record HostName(String text) implements Comparable<HostName> {
  public HostName {
    text = text.toLowerCase(Locale.ROOT);
    // "a.b\." ends in an escaped dot, which belongs to the label.
    if (text.endsWith(".") && !text.endsWith("\\.")) {
      text = text.substring(0, text.length() - 1);
    }
  }

  public static HostName of(String text) {
    return new HostName(text);
  }

  /// This name below another: `mta-sts` + `example.com`.
  public HostName child(String label) {
    return new HostName(text.isEmpty() ? label : label + "." + text);
  }

  /// The labels from left to right; empty for the root.
  public List<String> labels() {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\.", -1));
  }

  public boolean isRoot() {
    return text.isEmpty();
  }

  @Override
  public int compareTo(HostName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
