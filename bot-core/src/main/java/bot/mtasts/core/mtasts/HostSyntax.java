package bot.mtasts.core.mtasts;

import java.util.Optional;
import java.util.regex.Pattern;

/// The form of host names in ASCII: labels of 1 to 63 letters, digits and inner hyphens, 253
/// characters in all (RFC 1123 §2.1, RFC 5321 §4.1.2), and of what is an address instead.
public final class HostSyntax {
  /// 255 octets on the wire (RFC 1035 §3.1) leave 253 characters of text.
  static final int LONGEST_NAME = 253;

  static final int LONGEST_LABEL = 63;

  private static final Pattern DOTTED_QUAD = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
  private static final Pattern IPV6_LIKE =
      Pattern.compile("(?i)(ipv6:)?[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}(:?[0-9.]+)?(%[a-z0-9]+)?");

  private HostSyntax() {}

  /// What keeps a text from being a host name, as a clause for people in our own words; empty when
  /// nothing does. One label is enough, and no final dot is allowed.
  public static Optional<String> fault(String name) {
    if (name.length() > LONGEST_NAME) {
      return Optional.of("it is longer than 253 characters");
    }
    for (String label : name.split("\\.", -1)) {
      Optional<String> fault = labelFault(label);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> labelFault(String label) {
    if (label.isEmpty()) {
      return Optional.of("a part between two dots is empty");
    }
    if (label.length() > LONGEST_LABEL) {
      return Optional.of("a part between two dots is longer than 63 characters");
    }
    if (label.indexOf('_') >= 0) {
      return Optional.of("it holds an underscore");
    }
    if (!label.chars().allMatch(c -> TxtFields.isAlphanumeric(c) || c == '-')) {
      return Optional.of("it holds a character that no host name can hold");
    }
    if (label.startsWith("-") || label.endsWith("-")) {
      return Optional.of("a part between two dots begins or ends with a hyphen");
    }
    return Optional.empty();
  }

  /// Whether a text is an IP address as people write it: four numbers, with colons, or either in
  /// square brackets. It need not be a valid one: `999.1.1.1` is no host name either.
  public static boolean isAddress(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    return DOTTED_QUAD.matcher(bare).matches() || IPV6_LIKE.matcher(bare).matches();
  }
}
