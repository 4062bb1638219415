package bot.mtasts.core.mtasts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the value of an `mx` line reads: an optional `*.` and a host name in A-labels without a
/// final dot (RFC 8461 §3.2, `Domain` of RFC 5321 §4.1.2).
public sealed interface MxValue {

  /// A pattern.
  record Good(MxPattern pattern) implements MxValue {}

  /// An IP address: it can match nothing, since MX records name hosts.
  record Address() implements MxValue {}

  /// Neither.
  ///
  /// @param what a clause for people, in our own words only
  /// @param meant what was probably meant, such as `mx.a.test`; empty when nobody can tell
  record Bad(String what, String meant) implements MxValue {}

  /// Judges a value whose surrounding blanks are already gone.
  static MxValue read(String value) {
    // By the grammar `192.0.2.1` is a Domain and `2001:db8::1` is not; to people both are
    // addresses.
    if (HostSyntax.isAddress(value)) {
      return new Address();
    }
    if (value.isEmpty()) {
      return new Bad("no host name stands there", "");
    }
    String base = value.startsWith("*.") ? value.substring(2) : value;
    if (value.length() > 2 * HostSyntax.LONGEST_NAME) {
      // Not worth a guess, and the guesses below need not be fast.
      return new Bad("it is longer than 253 characters", "");
    }
    if (HostSyntax.fault(base).isEmpty()) {
      return new Good(MxPattern.of(value));
    }
    String meant = MxGuess.meant(value).filter(MxValue::isGood).orElse("");
    return new Bad(MxGuess.what(value, base), meant);
  }

  private static boolean isGood(String value) {
    return HostSyntax.fault(value.startsWith("*.") ? value.substring(2) : value).isEmpty();
  }

  /// Words for what is wrong, and guesses at what was meant.
  final class MxGuess {
    private static final Pattern PREFERENCE = Pattern.compile("[0-9]+[ \t]+(\\S+?)\\.?");
    private static final Pattern URL =
        Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/:?#]+).*|([^/:?#]+)/.*");
    private static final Pattern AROUND = Pattern.compile("^[\"'<(]+|[\"'>)]+$");
    private static final Pattern PORT = Pattern.compile("([^:]+):[0-9]+");

    private MxGuess() {}

    private static String what(String value, String base) {
      if (PREFERENCE.matcher(value).matches()) {
        return "a preference stands before the host name";
      }
      if (URL.matcher(value).matches()) {
        return "it is a URL";
      }
      if (value.indexOf('#') > 0) {
        return "a comment stands behind the host name";
      }
      if (value.chars().anyMatch(c -> TxtFields.isBlank(c) || c == ',' || c == ';')) {
        return "more than one host name, or something else, stands on the line";
      }
      if (value.indexOf('@') >= 0) {
        return "it is a mail address";
      }
      if (value.indexOf('*') >= 0) {
        return value.equals("*") || value.equals("*.")
            ? "no pattern stands for every host"
            : "a star is allowed only as the whole first label";
      }
      if (value.codePoints().anyMatch(c -> c >= 0x80)) {
        return "it holds a character outside ASCII; a policy names hosts by their A-labels";
      }
      if (base.endsWith(".") && HostSyntax.fault(withoutDot(base)).isEmpty()) {
        return "a dot stands at its end";
      }
      if (PORT.matcher(value).matches()) {
        return "a port stands behind the host name";
      }
      return HostSyntax.fault(base).orElse("it is no host name");
    }

    private static Optional<String> meant(String value) {
      Matcher preference = PREFERENCE.matcher(value);
      if (preference.matches()) {
        return Optional.of(preference.group(1));
      }
      Matcher url = URL.matcher(value);
      if (url.matches()) {
        return Optional.ofNullable(url.group(1) == null ? url.group(2) : url.group(1));
      }
      Matcher port = PORT.matcher(value);
      if (port.matches()) {
        return Optional.of(port.group(1));
      }
      int comment = value.indexOf('#');
      if (comment > 0) {
        return Optional.of(value.substring(0, comment).strip());
      }
      if (value.codePoints().anyMatch(c -> c >= 0x80)) {
        return InternationalName.toAscii(value) instanceof InternationalName.Ascii(var ascii)
            ? Optional.of(ascii)
            : Optional.empty();
      }
      return Optional.of(withoutDot(AROUND.matcher(value).replaceAll("")).toLowerCase(Locale.ROOT));
    }

    private static String withoutDot(String name) {
      return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
  }
}
