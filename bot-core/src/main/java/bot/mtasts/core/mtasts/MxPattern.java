package bot.mtasts.core.mtasts;

/// One `mx` value of a policy: a host name, or `*.` and a host name (RFC 8461 §3.2, §4.1).
///
/// @param base the name without the wildcard
/// @param wildcard whether `*.` stood before it
public record MxPattern(HostName base, boolean wildcard) {

  /// Reads a value whose form was already found good by [PolicyParser].
  public static MxPattern of(String value) {
    return value.startsWith("*.")
        ? new MxPattern(HostName.of(value.substring(2)), true)
        : new MxPattern(HostName.of(value), false);
  }

  /// Whether an MX host name matches; `*.` covers exactly one left-most label (RFC 8461 §4.1).
  public boolean covers(HostName host) {
    if (!wildcard) {
      return host.equals(base);
    }
    int dot = host.text().indexOf('.');
    return dot > 0 && host.text().substring(dot + 1).equals(base.text());
  }

  @Override
  public String toString() {
    return wildcard ? "*." + base : base.text();
  }
}
