package bot.mtasts.core.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DomainFinderTest {
  private static final DomainFinder FINDER =
      new DomainFinder(List.of(new DomainName("helpdesk.test")));

  record Row(String text, List<String> domains, String why) {
    @Override
    public String toString() {
      return why;
    }
  }

  static List<Row> texts() {
    return List.of(
        // names in sentences
        found("customers of example.com can't mail us", "a name between words", "example.com"),
        found("Bounces at example.com.", "a full stop ends the sentence", "example.com"),
        found("Is it (example.com)?", "brackets around it", "example.com"),
        found(
            "\"example.com\", 'example.org'; example.net!",
            "quotes and marks",
            "example.com",
            "example.org",
            "example.net"),
        found("EXAMPLE.COM and example.com", "each once, in lower case", "example.com"),
        found("b.test, a.test, b.test", "in the order they are spoken of", "b.test", "a.test"),
        found("Domain:example.com", "a label before it", "example.com"),
        found("domain=example.com&x=1", "as in a form", "example.com"),
        found("example.com:25 refuses", "a port behind it", "example.com"),
        found("see example.com/help/contact.com", "a path is no name", "example.com"),
        found("either/or/example.com", "a slash for 'or'", "example.com"),
        found("sub.mail.example.co.uk", "a name of many parts", "sub.mail.example.co.uk"),
        found("bücher.de geht nicht", "as people write it", "xn--bcher-kva.de"),
        found("почта пример.рф", "a suffix in another script", "xn--e1afmkfd.xn--p1ai"),
        found("_mta-sts.example.com TXT", "a record's name belongs to its domain", "example.com"),
        found("*.example.com", "a wildcard", "example.com"),
        found("town.test", "names for trying software pass", "town.test"),
        // addresses
        found("Jane <jane@example.com> wrote", "a mail address", "example.com"),
        found("mailto:jane@example.com?subject=hi", "a link to one", "example.com"),
        found("&lt;jane@example.com&gt;", "one in escaped HTML", "example.com"),
        found(
            "From: jane@example.com. To: joe@example.org,",
            "marks behind them",
            "example.com",
            "example.org"),
        found("everyone @example.com", "only the part behind the @", "example.com"),
        found("jane@archive.zip", "in an address it cannot be a file", "archive.zip"),
        found("root@localhost, svc@corp.local", "no public names"),
        found("jane@192.0.2.1", "an address is no domain"),
        // URLs
        found(
            "https://www.example.com/contact?u=other.com",
            "www goes, the rest is not read",
            "example.com"),
        found("<a href=\"https://example.com/x\">here</a>", "in HTML", "example.com"),
        found(
            "https://mta-sts.example.com/.well-known/mta-sts.txt",
            "the policy's own URL",
            "example.com"),
        found("www.example.com", "a web site's address without a scheme", "example.com"),
        found("https://medium.com/@jane", "an @ in a path", "medium.com"),
        found("<http://example.com|example.com>", "as Slack writes it", "example.com"),
        found("http://10.0.0.1/x http://[::1]/", "addresses in URLs"),
        // what only looks like one
        found("report.pdf, invoice.docx, mail.eml", "files"),
        found("archive.zip README.md install.sh video.mov", "files whose endings are suffixes"),
        found("v1.2 is older than 2.0.1", "versions"),
        found("e.g. at 5 p.m., i.e. late", "abbreviations"),
        found("it bounced.It is urgent", "no blank behind a full stop"),
        found("Amavis: 3.5s, 12.5%", "numbers"),
        found("co.uk and com", "suffixes are no domains"),
        found("C:\\Users\\jane\\notes.txt", "a path"),
        found("", "nothing"),
        found("@ . .. ... :// a@ .com", "punctuation"),
        // who is left out
        found("helpdesk.test about example.com", "the helpdesk's own", "example.com"),
        found("agent@mail.helpdesk.test", "and what lies below it, even alone"),
        found("nothelpdesk.test", "a name that only ends alike is another", "nothelpdesk.test"),
        found(
            "jane@gmail.com: example.com bounces", "a big provider beside another", "example.com"),
        found("can't mail jane@gmail.com", "a big provider alone", "gmail.com"));
  }

  private static Row found(String text, String why, String... domains) {
    return new Row(text, Arrays.asList(domains), why);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void finds_what_is_meant(Row row) {
    assertThat(FINDER.find(row.text()))
        .as("%s: %s", row.why(), row.text())
        .extracting(DomainName::ascii)
        .containsExactlyElementsOf(row.domains());
  }

  @Test
  void several_texts_are_read_as_one() {
    assertThat(FINDER.find("Mail bounces", "jane@gmail.com", "our domain is example.com"))
        .containsExactly(new DomainName("example.com"));
  }

  @Test
  void no_more_than_twenty_are_returned() {
    String text =
        IntStream.range(0, 100).mapToObj(i -> "d" + i + ".test").collect(Collectors.joining(" "));

    assertThat(FINDER.find(text)).hasSize(20).endsWith(new DomainName("d19.test"));
  }

  @Test
  void what_lies_beyond_the_limit_is_not_read() {
    String text = " ".repeat(DomainFinder.LONGEST_TEXT) + "example.com";

    assertThat(FINDER.find(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void a_long_text_of_one_kind_is_survived(String part) {
    String text = part.repeat(DomainFinder.LONGEST_TEXT / part.length());

    assertThat(FINDER.find(text)).hasSizeLessThanOrEqualTo(1);
  }

  static List<String> longTexts() {
    return List.of(
        "a", "a.", ".", "@", "a@", "://", "a://", "-", "ü", "ü.", "<", "\u0301", "a.com ");
  }
}
