package bot.mtasts.core.mtasts;

import bot.mtasts.core.mtasts.DomainNameReading.Reason;
import bot.mtasts.core.mtasts.DomainNameReading.Refused;
import bot.mtasts.core.mtasts.DomainNameReading.Understood;
import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Understands what people type or paste as a domain, and refuses nonsense with a helpful sentence
/// before any traffic.
public final class DomainNameParser {
  private static final int LONGEST_INPUT = 2_000;
  private static final int LONGEST_QUOTE = 60;

  /// What a browser would read as an IPv4 address: the last part is a number.
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)");

  private DomainNameParser() {}

  /// Never throws, whatever is pasted.
  public static DomainNameReading parse(String input) {
    if (input.length() > LONGEST_INPUT) {
      return refuse(Reason.TOO_LONG, "That is too long for a domain. " + wanted());
    }
    String host = Pasted.host(input);
    if (host.isEmpty() || host.equals(".")) {
      return refuse(Reason.EMPTY, "There is no domain in that. " + wanted());
    }
    if (host.codePoints().anyMatch(c -> Character.isWhitespace(c) || c == ',' || c == ';')) {
      return refuse(Reason.SEVERAL, quote(host) + " is more than one word. " + wanted());
    }
    if (HostSyntax.isAddress(host) || ENDS_IN_NUMBER.matcher(host).matches()) {
      return address(host);
    }
    if (host.startsWith("*.")) {
      String below = host.substring(2);
      return refuse(
          Reason.WILDCARD,
          quote(host) + " is a wildcard. Type one domain, such as " + quote(below) + ".");
    }
    if (!InternationalName.isNeededFor(host)) {
      return judge(host, host.toLowerCase(Locale.ROOT));
    }
    return switch (InternationalName.toAscii(host)) {
      case InternationalName.Ascii(var ascii) -> judge(host, ascii);
      case InternationalName.Faulty(var why) -> notAName(host, why);
    };
  }

  private static DomainNameReading judge(String host, String ascii) {
    String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    Optional<String> fault = HostSyntax.fault(name);
    if (fault.isPresent()) {
      return notAName(host, fault.get());
    }
    if (HostSyntax.isAddress(name) || ENDS_IN_NUMBER.matcher(name).matches()) {
      return address(host);
    }
    if (isRegistrySuffix(name)) {
      return refuse(
          Reason.PUBLIC_SUFFIX,
          quote(host)
              + " is a suffix under which domains are registered, not a domain. Type one below it, "
              + "such as “example."
              + name
              + "”.");
    }
    if (name.indexOf('.') < 0) {
      return refuse(
          Reason.SINGLE_LABEL, quote(host) + " is one word, and a domain has a dot. " + wanted());
    }
    return new Understood(new DomainName(name));
  }

  /// Only the ICANN section of the Public Suffix List: `github.io`, of its private section, is a
  /// domain with mail of its own, and names it does not list (`.test`) pass.
  private static boolean isRegistrySuffix(String name) {
    return InternetDomainName.isValid(name) && InternetDomainName.from(name).isRegistrySuffix();
  }

  private static Refused address(String host) {
    return refuse(
        Reason.ADDRESS,
        quote(host) + " is an IP address, and MTA-STS belongs to a mail domain. " + wanted());
  }

  private static Refused notAName(String host, String why) {
    return refuse(
        Reason.NOT_A_NAME, quote(host) + " is not a domain name: " + why + ". " + wanted());
  }

  private static Refused refuse(Reason reason, String sentence) {
    return new Refused(reason, sentence);
  }

  private static String wanted() {
    return "Type the part behind the @ of a mail address, such as “example.com”.";
  }

  /// Pasted text may be hostile: only letters, digits and what names are made of survive, so that
  /// no mention, link, markup or direction change gets into an answer.
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("“");
    int count = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (count++ == LONGEST_QUOTE) {
        quoted.append('…');
        break;
      }
      int c = text.codePointAt(i);
      quoted.appendCodePoint(
          Character.isLetterOrDigit(c) || ".-_:%+".indexOf(c) >= 0 ? c : c == ' ' ? ' ' : '·');
    }
    return quoted.append('”').toString();
  }
}
