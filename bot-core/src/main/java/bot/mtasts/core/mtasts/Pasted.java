package bot.mtasts.core.mtasts;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the host in what people paste: URLs, mail addresses, chat markup, quotes. It only cuts;
/// whether the rest is a name is judged by [DomainNameParser].
final class Pasted {
  private static final Pattern IN_ANGLES = Pattern.compile("[^<>]*<([^<>]*)>[^<>]*");
  private static final Pattern MARKDOWN_LINK = Pattern.compile("\\[[^\\[\\]]*]\\(([^()]*)\\)");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:)?//");
  private static final Pattern PORT = Pattern.compile("([^:]*):[0-9]{0,5}");
  private static final Pattern BRACKETED = Pattern.compile("(\\[[^\\[\\]]*]):?[0-9]{0,5}");
  private static final String MAILTO = "mailto:";
  private static final String POLICY_PATH = "/.well-known/mta-sts.txt";
  private static final String POLICY_HOST = "mta-sts.";
  private static final String AROUND = "\"'`“”„‘’«»‹›()<>{},;!?";

  private Pasted() {}

  /// The host part of a text; the text itself where there is nothing to cut.
  static String host(String input) {
    String text = strip(unwrap(input));
    if (text.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
      text = text.substring(MAILTO.length());
    }
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.lookingAt()) {
      text = text.substring(scheme.end());
    }
    return withoutUnderscores(fromPolicyUrl(text));
  }

  private static String unwrap(String input) {
    Matcher angles = IN_ANGLES.matcher(input);
    if (angles.matches()) {
      // Slack turns example.com into <http://example.com|example.com>; mail programs write
      // Jane <jane@example.com>.
      return angles.group(1).split("\\|", 2)[0];
    }
    Matcher link = MARKDOWN_LINK.matcher(input.strip());
    return link.matches() ? link.group(1) : input;
  }

  /// Who pastes the policy's own URL asks about the domain below `mta-sts.`; who types
  /// `mta-sts.example.com` may well mean that name.
  private static String fromPolicyUrl(String text) {
    int end = 0;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String host = withoutPort(text.substring(0, end));
    boolean policyUrl =
        text.startsWith(POLICY_PATH, end) && host.toLowerCase(Locale.ROOT).startsWith(POLICY_HOST);
    return policyUrl ? host.substring(POLICY_HOST.length()) : host;
  }

  private static String withoutPort(String authority) {
    int at = authority.lastIndexOf('@');
    // What no local part or userinfo holds tells that this is not one address but a text with one.
    boolean address = authority.substring(0, at + 1).chars().noneMatch(Pasted::separates);
    String host = address ? authority.substring(at + 1) : authority;
    Matcher bracketed = BRACKETED.matcher(host);
    if (bracketed.matches()) {
      return bracketed.group(1);
    }
    Matcher port = PORT.matcher(host);
    return strip(port.matches() ? port.group(1) : host);
  }

  private static boolean separates(int c) {
    return Character.isWhitespace(c) || ",;\\".indexOf(c) >= 0;
  }

  /// `_mta-sts.example.com` names a record of example.com.
  private static String withoutUnderscores(String host) {
    String rest = host;
    while (rest.startsWith("_") && rest.indexOf('.') > 0) {
      rest = rest.substring(rest.indexOf('.') + 1);
    }
    return rest;
  }

  /// The text without blanks, invisible characters, quotes and brackets around it.
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isAround(text.charAt(start))) {
      start++;
    }
    while (end > start && isAround(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isAround(char c) {
    return AROUND.indexOf(c) >= 0
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
