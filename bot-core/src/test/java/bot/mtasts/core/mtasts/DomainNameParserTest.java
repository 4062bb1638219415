package bot.mtasts.core.mtasts;

import static bot.mtasts.core.mtasts.DomainNameReading.Reason.ADDRESS;
import static bot.mtasts.core.mtasts.DomainNameReading.Reason.EMPTY;
import static bot.mtasts.core.mtasts.DomainNameReading.Reason.NOT_A_NAME;
import static bot.mtasts.core.mtasts.DomainNameReading.Reason.PUBLIC_SUFFIX;
import static bot.mtasts.core.mtasts.DomainNameReading.Reason.SEVERAL;
import static bot.mtasts.core.mtasts.DomainNameReading.Reason.SINGLE_LABEL;
import static bot.mtasts.core.mtasts.DomainNameReading.Reason.TOO_LONG;
import static bot.mtasts.core.mtasts.DomainNameReading.Reason.WILDCARD;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.DomainNameReading.Reason;
import bot.mtasts.core.mtasts.DomainNameReading.Refused;
import bot.mtasts.core.mtasts.DomainNameReading.Understood;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What people paste, as a table.
class DomainNameParserTest {
  private record Good(String input, String domain, String why) {}

  private static Good good(String input, String domain, String why) {
    return new Good(input, domain, why);
  }

  private record Bad(String input, Reason reason, String why) {}

  private static Bad bad(String input, Reason reason, String why) {
    return new Bad(input, reason, why);
  }

  private static final List<Good> GOOD =
      List.of(
          good("example.com", "example.com", "plain"),
          good("EXAMPLE.Com", "example.com", "letter case"),
          good("example.com.", "example.com", "one final dot"),
          good("  example.com\n", "example.com", "blanks around"),
          good("\u200b\ufeffexample.com\u00a0", "example.com", "invisible characters around"),
          good("\"example.com\"", "example.com", "quotes"),
          good("“example.com”,", "example.com", "typographic quotes and a comma"),
          good("(example.com)", "example.com", "brackets"),
          good("`example.com`", "example.com", "code style"),
          good("https://Example.com/x", "example.com", "a URL"),
          good("http://example.com:8443?x=y#z", "example.com", "port, query and fragment"),
          good("https://me:secret@example.com/", "example.com", "userinfo"),
          good("//example.com/x", "example.com", "no scheme"),
          good("example.com/x", "example.com", "a path alone"),
          good("example.com:25", "example.com", "a port alone"),
          good("ftp+ssl://example.com", "example.com", "any scheme"),
          good("user@example.com", "example.com", "a mail address"),
          good("@example.com", "example.com", "the tail of a mail address"),
          good("\"a@b\"@example.com", "example.com", "a quoted local part"),
          good("mailto:user@example.com", "example.com", "mailto"),
          good("MAILTO:user@example.com?subject=a", "example.com", "mailto with a subject"),
          good("Jane Doe <jane@example.com>", "example.com", "from a mail header"),
          good("<http://example.com|example.com>", "example.com", "Slack's link"),
          good("<https://example.com/x|text>", "example.com", "Slack's link with a label"),
          good("<mailto:a@example.com|a@example.com>", "example.com", "Slack's mail address"),
          good("[example.com](https://example.com/)", "example.com", "a Markdown link"),
          good("_mta-sts.example.com", "example.com", "the record's name"),
          good("_smtp._tls.example.com.", "example.com", "the TLS-RPT record's name"),
          good("mta-sts.example.com", "mta-sts.example.com", "may be meant"),
          good(
              "https://mta-sts.example.com/.well-known/mta-sts.txt",
              "example.com",
              "the policy's URL asks about the domain below"),
          good("bücher.de", "xn--bcher-kva.de", "a U-label"),
          good("BÜCHER.de", "xn--bcher-kva.de", "a U-label in capitals"),
          good("user@bücher.de", "xn--bcher-kva.de", "a mail address with a U-label"),
          good("faß.de", "xn--fa-hia.de", "IDNA 2008, not fass.de"),
          good("xn--fa-hia.de", "xn--fa-hia.de", "an A-label"),
          good("XN--BCHER-KVA.de", "xn--bcher-kva.de", "an A-label in capitals"),
          good("例え。テスト", "xn--r8jz45g.xn--zckzah", "an ideographic full stop"),
          good("💩.la", "xn--ls8h.la", "UTS #46 allows it, and it exists"),
          good("ｅｘａｍｐｌｅ.com", "example.com", "full-width letters"),
          good("r3---sn.example.com", "r3---sn.example.com", "hyphens in places 3 and 4"),
          good("r3---sn.bücher.de", "r3---sn.xn--bcher-kva.de", "and beside a U-label"),
          good("github.io", "github.io", "the private section of the suffix list passes"),
          good("town.test", "town.test", "unlisted names pass"),
          good("example.co.uk", "example.co.uk", "below a suffix"),
          good("1.example.com", "1.example.com", "digits in front"),
          good("a".repeat(63) + ".com", "a".repeat(63) + ".com", "a label of 63"),
          good("sub.example.1a", "sub.example.1a", "the last label is not all digits"));

  private static final List<Bad> BAD =
      List.of(
          bad("", EMPTY, "nothing"),
          bad(" \t\u200b", EMPTY, "blanks"),
          bad("https://", EMPTY, "a scheme alone"),
          bad(".", EMPTY, "the root"),
          bad("<>", EMPTY, "brackets alone"),
          bad("a".repeat(300), NOT_A_NAME, "300 characters in one label"),
          bad("abcdefghi.".repeat(30) + "com", NOT_A_NAME, "303 characters"),
          bad("x".repeat(5000), TOO_LONG, "a novel"),
          bad("a".repeat(64) + ".com", NOT_A_NAME, "a label of 64"),
          bad("localhost", SINGLE_LABEL, "one label"),
          bad("user@localhost", SINGLE_LABEL, "one label"),
          bad("192.0.2.1", ADDRESS, "IPv4"),
          bad("http://192.0.2.1:80/", ADDRESS, "IPv4 in a URL"),
          bad("3221225985", ADDRESS, "IPv4 as one number"),
          bad("0xC0000201", ADDRESS, "IPv4 in hexadecimal"),
          bad("127.1", ADDRESS, "short IPv4"),
          bad("１２７.0.0.1", ADDRESS, "full-width digits"),
          bad("example.123", ADDRESS, "an all-numeric last label"),
          bad("2001:db8::1", ADDRESS, "IPv6"),
          bad("[2001:db8::1]", ADDRESS, "IPv6 in brackets"),
          bad("http://[::1]:8080/x", ADDRESS, "IPv6 in a URL"),
          bad("user@[192.0.2.1]", ADDRESS, "an address literal"),
          bad("*.example.com", WILDCARD, "a wildcard"),
          bad("example.com example.org", SEVERAL, "two"),
          bad("a@example.com, b@example.org", SEVERAL, "two"),
          bad("what about example.com", SEVERAL, "a sentence"),
          bad("example..com", NOT_A_NAME, "an empty label"),
          bad(".example.com", NOT_A_NAME, "an empty label"),
          bad("example.com..", NOT_A_NAME, "two final dots"),
          bad("-example.com", NOT_A_NAME, "a hyphen first"),
          bad("example-.com", NOT_A_NAME, "a hyphen last"),
          bad("foo_bar.com", NOT_A_NAME, "an underscore"),
          bad("foo._bar.com", NOT_A_NAME, "an underscore further right"),
          bad("exa%2emple.com", NOT_A_NAME, "percent-encoding is not undone"),
          bad("good.com\\@evil.com/x\\", NOT_A_NAME, "a backslash"),
          bad("exam$ple.com", NOT_A_NAME, "another character"),
          bad("xn--a.com", NOT_A_NAME, "Punycode of nothing"),
          bad("xn--fass-.de", NOT_A_NAME, "stands for plain ASCII"),
          bad("xn--.com", NOT_A_NAME, "an empty A-label"),
          bad("xn--bcher-kva8.com", NOT_A_NAME, "Punycode that does not decode to a valid label"),
          bad("a\u200db.com", NOT_A_NAME, "a joiner out of context"),
          bad("אa.com", NOT_A_NAME, "mixed directions"),
          bad("a\u202eb.com", NOT_A_NAME, "a direction override inside"),
          bad("⒈com.de", NOT_A_NAME, "a digit with a full stop in one character"),
          bad("com", PUBLIC_SUFFIX, "a top-level domain"),
          bad("co.uk", PUBLIC_SUFFIX, "a registry's suffix"),
          bad("CO.UK.", PUBLIC_SUFFIX, "a registry's suffix"),
          bad("рф", PUBLIC_SUFFIX, "an IDN top-level domain"),
          bad("xn--p1ai", PUBLIC_SUFFIX, "an IDN top-level domain, as A-label"),
          bad("公司.cn", PUBLIC_SUFFIX, "an IDN suffix"));

  @TestFactory
  Stream<DynamicTest> understood() {
    return GOOD.stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.why() + " «" + row.input() + "»",
                () ->
                    assertThat(DomainNameParser.parse(row.input()))
                        .isEqualTo(new Understood(new DomainName(row.domain())))));
  }

  @TestFactory
  Stream<DynamicTest> refused() {
    return BAD.stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.why() + " «" + row.input() + "»",
                () -> {
                  assertThat(DomainNameParser.parse(row.input()))
                      .isInstanceOfSatisfying(
                          Refused.class,
                          refused -> {
                            assertThat(refused.reason()).isEqualTo(row.reason());
                            assertThat(refused.sentence()).endsWith(".");
                          });
                }));
  }

  @Test
  void a_refusal_says_what_was_understood_and_what_is_wanted() {
    assertThat(sentence("user@localhost"))
        .isEqualTo(
            "“localhost” is one word, and a domain has a dot. Type the part behind the @ of a mail"
                + " address, such as “example.com”.");
    assertThat(sentence("foo_bar.com"))
        .startsWith("“foo_bar.com” is not a domain name: it holds an underscore.");
    assertThat(sentence("co.uk")).contains("“example.co.uk”");
    assertThat(sentence("*.example.com")).endsWith("such as “example.com”.");
  }

  @Test
  void a_refusal_quotes_nothing_that_could_do_harm() {
    assertThat(sentence("x<!channel>\u202e`*@everyone y.com")).doesNotContain("<", "`", "\u202e");
    assertThat(sentence("a@b c @everyone <@U1>|x" + "y".repeat(500)))
        .hasSizeLessThan(220)
        .doesNotContain("@everyone", "<");
  }

  @Test
  void a_domain_can_be_shown_as_people_write_it() {
    assertThat(new DomainName("xn--bcher-kva.test").unicode()).isEqualTo("bücher.test");
    assertThat(new DomainName("xn--fa-hia.test").unicode()).isEqualTo("faß.test");
    assertThat(new DomainName("example.com").unicode()).isEqualTo("example.com");
  }

  private static String sentence(String input) {
    return DomainNameParser.parse(input) instanceof Refused(_, var sentence)
        ? sentence
        : "understood";
  }
}
