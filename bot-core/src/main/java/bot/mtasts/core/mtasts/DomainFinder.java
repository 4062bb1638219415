package bot.mtasts.core.mtasts;

import bot.mtasts.core.mtasts.DomainNameReading.Understood;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InternetDomainName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the domains that a text speaks of: a ticket's subject, a mail, a chat message. A guess,
/// made so that a helpdesk's customers need not learn a form: names in mail addresses and URLs are
/// taken as they are, a word with a dot only when it looks like a name and not like a file, a
/// version or two sentences without a blank between them.
public final class DomainFinder {
  /// What lies behind so many characters is not read.
  public static final int LONGEST_TEXT = 64 * 1024;

  /// No more domains than this are returned.
  public static final int MOST_DOMAINS = 20;

  // What never stands inside a URL, an address or a name as people write them.
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[\\s\\p{Z}\\p{Cc}<>()\\[\\]{}\"'`,;|“”„‘’«»‹›]+");

  // `Domain:example.test`, `domain=example.test`, `either/or`.
  private static final Pattern INSIDE_WORDS = Pattern.compile("[:=/\\\\?#&*]");

  private static final Pattern BEHIND_AT = Pattern.compile("@([\\p{L}\\p{M}\\p{N}.-]+)");

  private static final int LONGEST_WORD = 1_000;

  // Endings under which there are both files and domains: a bare word is taken for the file. Not
  // here: `pl` and `rs`, since Poles and Serbs write of domains more often than of programs.
  private static final Set<String> FILE_ENDINGS =
      ImmutableSet.of("bz", "cab", "md", "mov", "ps", "py", "sh", "so", "zip");

  // Where people have mail who write about another domain's.
  private static final Set<String> FREE_MAIL =
      ImmutableSet.of(
          "126.com",
          "163.com",
          "aol.com",
          "att.net",
          "bluewin.ch",
          "btinternet.com",
          "comcast.net",
          "fastmail.com",
          "free.fr",
          "freenet.de",
          "gmail.com",
          "gmx.at",
          "gmx.ch",
          "gmx.com",
          "gmx.de",
          "gmx.net",
          "googlemail.com",
          "hey.com",
          "hotmail.co.uk",
          "hotmail.com",
          "hotmail.de",
          "hotmail.fr",
          "icloud.com",
          "laposte.net",
          "libero.it",
          "live.com",
          "mac.com",
          "mail.com",
          "mail.ru",
          "me.com",
          "msn.com",
          "naver.com",
          "o2.pl",
          "onet.pl",
          "orange.fr",
          "outlook.com",
          "outlook.de",
          "proton.me",
          "protonmail.com",
          "qq.com",
          "rediffmail.com",
          "seznam.cz",
          "t-online.de",
          "tuta.com",
          "tutanota.com",
          "verizon.net",
          "web.de",
          "wp.pl",
          "yahoo.co.jp",
          "yahoo.co.uk",
          "yahoo.com",
          "yahoo.de",
          "yahoo.fr",
          "yandex.com",
          "yandex.ru");

  private final List<DomainName> ignored;

  /// @param ignored domains that are never meant, with all below them: the helpdesk's own
  public DomainFinder(Collection<DomainName> ignored) {
    this.ignored = List.copyOf(ignored);
  }

  /// The domains in the order they are spoken of, each once. The big mail providers are left out
  /// unless nothing else is there.
  public List<DomainName> find(String... texts) {
    Set<DomainName> found = new LinkedHashSet<>();
    for (String text : texts) {
      String read = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
      BETWEEN_WORDS
          .splitAsStream(read)
          .flatMap(word -> inWord(word).stream())
          .filter(domain -> !isIgnored(domain))
          .forEach(found::add);
    }
    List<DomainName> own =
        found.stream().filter(domain -> !FREE_MAIL.contains(domain.ascii())).toList();
    return (own.isEmpty() ? found : own).stream().limit(MOST_DOMAINS).toList();
  }

  private boolean isIgnored(DomainName domain) {
    return ignored.stream()
        .anyMatch(own -> domain.equals(own) || domain.ascii().endsWith("." + own.ascii()));
  }

  private static List<DomainName> inWord(String word) {
    String start = word.substring(0, Math.min(word.length(), LONGEST_WORD));
    if (start.contains("://")) {
      return domain(start).map(DomainFinder::withoutWww).stream().toList();
    }
    return start.indexOf('@') >= 0 ? inAddress(start) : inBareWord(start);
  }

  private static List<DomainName> inAddress(String word) {
    List<DomainName> domains = new ArrayList<>();
    Matcher at = BEHIND_AT.matcher(word);
    while (at.find()) {
      domain(withoutOuterDots(at.group(1))).ifPresent(domains::add);
    }
    return domains;
  }

  /// The first part that is a name: what follows it is a port or a path.
  private static List<DomainName> inBareWord(String word) {
    return INSIDE_WORDS
        .splitAsStream(word)
        .map(DomainFinder::withoutOuterDots)
        .filter(part -> part.indexOf('.') > 0 && !isFile(part) && !isTwoSentences(part))
        .flatMap(part -> domain(part).stream())
        .map(DomainFinder::withoutWww)
        .limit(1)
        .toList();
  }

  private static boolean isFile(String word) {
    int dot = word.lastIndexOf('.');
    return word.indexOf('.') == dot
        && FILE_ENDINGS.contains(word.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /// `bounced.It is`: a capital letter begins the last part alone.
  private static boolean isTwoSentences(String word) {
    String last = word.substring(word.lastIndexOf('.') + 1);
    return !last.isEmpty()
        && Character.isUpperCase(last.charAt(0))
        && last.chars().skip(1).anyMatch(Character::isLowerCase)
        && Character.isLowerCase(word.charAt(0));
  }

  private static String withoutOuterDots(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isMark(text.charAt(start))) {
      start++;
    }
    while (end > start && isMark(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isMark(char c) {
    return ".-!…".indexOf(c) >= 0;
  }

  private static Optional<DomainName> domain(String text) {
    return DomainNameParser.parse(text) instanceof Understood(var domain) && isOfThisWorld(domain)
        ? Optional.of(domain)
        : Optional.empty();
  }

  /// Whether the name ends as registered names do, or in `.test`, which stands for them where
  /// software is tried (RFC 6761 §6.2). `mail.corp.local` and `report.pdf` do not.
  private static boolean isOfThisWorld(DomainName domain) {
    return domain.ascii().endsWith(".test")
        || (InternetDomainName.isValid(domain.ascii())
            && InternetDomainName.from(domain.ascii()).hasRegistrySuffix());
  }

  /// Nobody has mail at `www.`; who pastes the address of a web site means the domain.
  private static DomainName withoutWww(DomainName domain) {
    return domain.ascii().startsWith("www.")
        ? domain(domain.ascii().substring("www.".length())).orElse(domain)
        : domain;
  }
}
