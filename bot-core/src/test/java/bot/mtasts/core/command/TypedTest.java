package bot.mtasts.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people type behind `/mtasts`, and what comes of it.
@Timeout(60)
class TypedTest {
  private static final String WANTED =
      "Type the part behind the @ of a mail address, such as “example.com”.";

  record Row(String text, String comesOf, String why) {
    @Override
    public String toString() {
      return why;
    }
  }

  static List<Row> texts() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(domains());
    rows.addAll(several());
    rows.addAll(privately());
    rows.addAll(help());
    rows.addAll(generating());
    rows.addAll(validating());
    rows.addAll(explaining());
    rows.addAll(mistaken());
    return rows;
  }

  private static List<Row> domains() {
    return List.of(
        row("example.com", "REPORT example.com", "a domain alone is checked"),
        row("check example.com", "REPORT example.com", "the command may be said"),
        row("CHECK Example.COM", "REPORT example.com", "letter case does not matter"),
        row("check: example.com", "REPORT example.com", "a colon behind the command"),
        row("test example.com", "REPORT example.com", "another word for it"),
        row("/mtasts example.com", "REPORT example.com", "as in the command line, in a message"),
        row("  example.com \n", "REPORT example.com", "blanks around it"),
        row("<http://example.com|example.com>", "REPORT example.com", "as Slack marks a link"),
        row(
            "<http://example.com|the web site of our customer>",
            "REPORT example.com",
            "a link with blanks in its label"),
        row(
            "<mailto:user@example.com|user@example.com>",
            "REPORT example.com",
            "as Slack marks an address"),
        row("user@example.com", "REPORT example.com", "a mail address"),
        row("Jane Doe <jane@example.com>", "REPORT example.com", "an address with its name"),
        row("https://Example.com/x?y=z", "REPORT example.com", "a URL"),
        row("https://example.com/a,b", "REPORT example.com", "a URL with a comma"),
        row(
            "https://mta-sts.example.com/.well-known/mta-sts.txt",
            "REPORT example.com",
            "the policy's own URL"),
        row("example.com.", "REPORT example.com", "a final dot"),
        row("(example.com)?", "REPORT example.com", "marks around it"),
        row("`example.com`", "REPORT example.com", "as chats mark code"),
        row("[example.com](http://example.com)", "REPORT example.com", "as Discord marks a link"),
        row("bücher.de", "REPORT xn--bcher-kva.de", "an international name"),
        row("<@U1> example.com", "REPORT example.com", "a mention before it"),
        row("example.com <@U1|jane> <#C1|ops> <!here>", "REPORT example.com", "mentions behind it"),
        row("fix example.com", "PLAN example.com", "the plan"),
        row("Plan example.com", "PLAN example.com", "another word for it"));
  }

  private static List<Row> several() {
    return List.of(
        row("a.test b.test", "REPORT a.test, REPORT b.test", "blanks between them"),
        row("a.test,b.test;c.test", "REPORT a.test, REPORT b.test, REPORT c.test", "commas"),
        row("a.test\nb.test\r\n", "REPORT a.test, REPORT b.test", "line ends"),
        row("a.test\u00a0b.test", "REPORT a.test, REPORT b.test", "a blank that does not break"),
        row("a.test and b.test & c.test", "REPORT a.test, REPORT b.test, REPORT c.test", "words"),
        row("a.test A.test. user@a.test", "REPORT a.test", "each once"),
        row("fix a.test b.test", "PLAN a.test, PLAN b.test", "plans of several"),
        row(
            "<http://a.test|a.test> <mailto:x@b.test|x@b.test>",
            "REPORT a.test, REPORT b.test",
            "two links are not one address with its name"),
        row(
            "a.test b.test c.test d.test e.test",
            "REPORT a.test, REPORT b.test, REPORT c.test, REPORT d.test, REPORT e.test",
            "five at once"),
        row(
            "a.test b.test c.test d.test e.test f.test",
            "refused: That is 6 domains, and at most 5 are checked at once."
                + " -> check a.test b.test c.test d.test e.test",
            "six are one too many"),
        row(
            "a.test oops b.test",
            "refused: “oops” is one word, and a domain has a dot. "
                + WANTED
                + " -> check a.test b.test",
            "nothing is checked while one is no domain"));
  }

  private static List<Row> privately() {
    return List.of(
        row("private example.com", "REPORT example.com privately", "first"),
        row("example.com private", "REPORT example.com privately", "last"),
        row("PRIVATELY example.com", "REPORT example.com privately", "in any case and form"),
        row("private: example.com", "REPORT example.com privately", "with a colon"),
        row("example.com, private", "REPORT example.com privately", "behind a comma"),
        row("private check example.com", "REPORT example.com privately", "before the command"),
        row("check private example.com", "REPORT example.com privately", "behind the command"),
        row("fix example.com Private", "PLAN example.com privately", "of a plan"),
        row("private.example.com", "REPORT private.example.com", "a name that begins so"),
        row("example.private.com", "REPORT example.private.com", "a name that holds it"),
        row("private", "help", "nothing to be private about"));
  }

  private static List<Row> help() {
    return List.of(
        row("", "help", "nothing at all"),
        row(" \n\t", "help", "blanks"),
        row("help", "help", "the word"),
        row("Help!", "help", "with feeling"),
        row("--help", "help", "as in a shell"),
        row("-h", "help", "as in a shell, in short"),
        row("?", "help", "a question"),
        row("??", "help", "an urgent one"),
        row("help check", "help", "about one command"));
  }

  private static List<Row> generating() {
    return List.of(
        row("generate all-good.test", "in place: drafted testing", "testing comes first"),
        row("generate all-good.test enforce", "in place: drafted enforce", "a mode behind"),
        row("generate NONE all-good.test", "in place: drafted none", "a mode before"),
        row("create all-good.test", "in place: drafted testing", "another word for it"),
        row(
            "generate nowhere.test",
            "in place: not drafted: nowhere.test does not exist in DNS, so nothing is known of its"
                + " mail.",
            "there is nothing to protect"),
        row(
            "generate all-good.test enforced",
            "refused: “enforced” is none of the modes testing, enforce and none."
                + " -> generate all-good.test enforce",
            "no mode"),
        row("generate", "refused: Which domain? " + WANTED, "no domain"),
        row("generate enforce", "refused: Which domain? " + WANTED, "a mode, and no domain"),
        row(
            "generate a.test b.test",
            "refused: That is 2 domains, and at most 1 are checked at once. -> generate a.test",
            "one at a time"));
  }

  private static List<Row> validating() {
    return List.of(
        row("validate", "form for a paste", "a form to paste into"),
        row("validate v=STSv1; id=20260101;", "judged RECORD: []", "a record"),
        row("lint `v=STSv1; id=a-b;`", "judged RECORD: [record_id_invalid]", "in code style"),
        row(
            "validate\nversion: STSv1\nmode: enforce\nmx: *.example.com\nmax_age: 604800\n",
            "judged POLICY: []",
            "a policy keeps its lines"),
        row(
            "validate ```\nversion: STSv1\nmode: enforce\nmx: *.example.com\nmax_age: 604800\n```",
            "judged POLICY: []",
            "between code fences"));
  }

  private static List<Row> explaining() {
    return List.of(
        row("explain mx_partial_match", "explained mx_partial_match", "its code"),
        row("explain MX_PARTIAL_MATCH", "explained mx_partial_match", "in capitals"),
        row("Explain mx-partial-match", "explained mx_partial_match", "with hyphens"),
        row("why `mx partial match`?", "explained mx_partial_match", "with blanks and marks"),
        row(
            "explain mx_partail_match",
            "refused: “mx_partail_match” is none of the findings we know."
                + " -> explain mx_partial_match",
            "a slip"),
        row(
            "explain everything please",
            "refused: “everything please” is none of the findings we know.",
            "nothing like a code"),
        row(
            "explain",
            "refused: Which finding? Type the code that stands beside it in a report."
                + " -> explain mx_partial_match",
            "which?"),
        row(
            "mx_partial_match",
            "refused: That is the code of a finding. To read what it means:"
                + " -> explain mx_partial_match",
            "a code alone"));
  }

  private static List<Row> mistaken() {
    return List.of(
        row(
            "chekc example.com",
            "refused: There is no command “chekc”. -> check example.com",
            "a slip in a command"),
        row("gen a.test", "refused: There is no command “gen”. -> generate a.test", "cut short"),
        row("hlep", "refused: There is no command “hlep”. -> help", "a slip in the only word"),
        row(
            "example",
            "refused: “example” is one word, and a domain has a dot. " + WANTED,
            "no dot"),
        row(
            "192.0.2.1",
            "refused: “192.0.2.1” is an IP address, and MTA-STS belongs to a mail domain. "
                + WANTED,
            "an address"),
        row(
            "co.uk",
            "refused: “co.uk” is a suffix under which domains are registered, not a domain. Type"
                + " one below it, such as “example.co.uk”.",
            "nobody's domain"),
        row("check", "refused: Which domain? " + WANTED, "no domain"),
        row("check <@U1>", "refused: Which domain? " + WANTED, "a person is no domain"),
        row(
            "@everyone",
            "refused: “everyone” is one word, and a domain has a dot. " + WANTED,
            "all"),
        row(
            "x".repeat(8_001),
            "refused: That is longer than the 8,000 characters that are read. A long policy fits"
                + " into a form. -> validate",
            "too long"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void each_text_comes_to_what_was_meant(Row row) throws InterruptedException {
    assertThat(new ChatWorld().typed(row.text())).isEqualTo(row.comesOf());
  }

  private static Row row(String text, String comesOf, String why) {
    return new Row(text, comesOf, why);
  }
}
