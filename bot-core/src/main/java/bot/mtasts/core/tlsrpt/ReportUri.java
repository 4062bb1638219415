package bot.mtasts.core.tlsrpt;

import bot.mtasts.core.mtasts.HostSyntax;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One value of `rua`: a `mailto:` or `https:` URI with `,` `!` `;` percent-encoded (RFC 8460 §3).
final class ReportUri {
  private static final Pattern CHARACTERS =
      Pattern.compile("([A-Za-z0-9._~:/?#\\[\\]@$&'()*+=-]|%[0-9A-Fa-f]{2})*+");
  private static final Pattern SIZE_LIMIT = Pattern.compile(".*![0-9]+[kmgtKMGT]?");
  private static final Pattern AUTHORITY =
      Pattern.compile("//([^/?#@]*@)?(\\[[^\\]]*]|[^/?#@:]*)(:[0-9]{0,5})?([/?#].*)?");

  private ReportUri() {}

  /// What is wrong with a value, as a clause for people in our own words only; empty if nothing is.
  static Optional<String> fault(String uri) {
    if (uri.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (SIZE_LIMIT.matcher(uri).matches()) {
      return Optional.of("a size limit stands behind it, as DMARC has and TLS-RPT has not");
    }
    if (uri.indexOf('!') >= 0) {
      return Optional.of("an exclamation mark in it is not percent-encoded");
    }
    if (!CHARACTERS.matcher(uri).matches()) {
      return Optional.of("it holds a character that no URI can hold");
    }
    int colon = uri.indexOf(':');
    String rest = uri.substring(colon + 1);
    // RFC 3986 §3.1: "schemes are case-insensitive".
    return switch (colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "mailto" -> mailFault(rest);
      case "https" -> webFault(rest);
      case "" ->
          Optional.of(
              uri.indexOf('@') > 0
                  ? "mailto: is missing before the address"
                  : "it is neither a mailto: nor an https: URI");
      default -> Optional.of("it is neither a mailto: nor an https: URI");
    };
  }

  private static Optional<String> mailFault(String rest) {
    String address = rest.split("\\?", 2)[0];
    int at = address.lastIndexOf('@');
    boolean whole = at > 0 && isHost(address.substring(at + 1));
    return whole ? Optional.empty() : Optional.of("no mail address stands behind mailto:");
  }

  private static Optional<String> webFault(String rest) {
    Matcher authority = AUTHORITY.matcher(rest);
    return authority.matches() && isHost(authority.group(2))
        ? Optional.empty()
        : Optional.of("no host stands behind https:");
  }

  private static boolean isHost(String text) {
    return HostSyntax.isAddress(text) || HostSyntax.fault(text).isEmpty();
  }
}
