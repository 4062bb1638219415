package bot.mtasts.core.mtasts;

import static bot.mtasts.core.mtasts.PolicyProblem.Kind.BLANK_LINE;
import static bot.mtasts.core.mtasts.PolicyProblem.Kind.DUPLICATE_FIELD;
import static bot.mtasts.core.mtasts.PolicyProblem.Kind.MALFORMED;
import static bot.mtasts.core.mtasts.PolicyProblem.Kind.MAX_AGE_INVALID;
import static bot.mtasts.core.mtasts.PolicyProblem.Kind.MODE_INVALID;
import static bot.mtasts.core.mtasts.PolicyProblem.Kind.MX_ADDRESS;
import static bot.mtasts.core.mtasts.PolicyProblem.Kind.MX_INVALID;
import static bot.mtasts.core.mtasts.PolicyProblem.Kind.MX_MISSING;
import static bot.mtasts.core.mtasts.PolicyProblem.Kind.UNKNOWN_FIELD;
import static bot.mtasts.core.mtasts.PolicyProblem.Kind.VERSION_INVALID;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.PolicyProblem.Kind;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// RFC 8461 §3.2 as a table: a file, what is to be said about it, and why.
class PolicyParserTest {
  private static final String V = "version: STSv1\n";
  private static final String E = "mode: enforce\n";
  private static final String M = "mx: mx.a.test\n";
  private static final String A = "max_age: 604800\n";
  private static final String GOOD = V + E + M + A;

  private record Row(String file, Charset charset, boolean usable, List<Kind> kinds, String why) {}

  private static Row good(String file, String why) {
    return new Row(file, UTF_8, true, List.of(), why);
  }

  private static Row doubtful(String file, String why, Kind... kinds) {
    return new Row(file, UTF_8, true, List.of(kinds), why);
  }

  private static Row bad(String file, String why, Kind... kinds) {
    return bad(file, UTF_8, why, kinds);
  }

  private static Row bad(String file, Charset charset, String why, Kind... kinds) {
    return new Row(file, charset, false, List.of(kinds), why);
  }

  private static final List<Row> ROWS =
      List.of(
          good(GOOD, "the plain form"),
          good(GOOD.replace("\n", "\r\n"), "CRLF"),
          good(V + E.replace("\n", "\r\n") + M + A, "mixed line ends"),
          good(GOOD.stripTrailing(), "the last line end is optional"),
          good(A + M + E + V, "any order"),
          good(GOOD.replace("\n", " \t\n"), "trailing blanks"),
          good(GOOD.replace(": ", ":"), "no blank behind the colon"),
          good(GOOD.replace(": ", ":\t  "), "any blanks behind the colon"),
          good(GOOD.replace("enforce", "testing"), "testing"),
          good(V + "mode: none\n" + A, "none needs no mx"),
          good(GOOD + "mx: *.b.test\nmx: MX2.B.test\n", "several mx, letter case"),
          good(V + E + "mx: mail\n" + A, "one label is a Domain of RFC 5321"),
          good(V + E + M + "max_age: 0\n", "zero is legal by the grammar"),
          good(V + E + M + "max_age: 0000604800\n", "ten digits"),
          good(V + E + M + "max_age: 31557600\n", "the most"),
          good(GOOD + "id: 1\n", "id is for the consistency check to judge"),
          doubtful(GOOD + "a-b_c.d: é b\n", "an extension in UTF-8", UNKNOWN_FIELD),
          doubtful(GOOD + "max-age: 1\n", "near, but max_age is there", UNKNOWN_FIELD),
          doubtful(GOOD + "\n", "an empty line at the end", BLANK_LINE),
          doubtful("\n" + V + " \t\n" + E + M + A, "empty lines", BLANK_LINE, BLANK_LINE),
          doubtful(GOOD + "mode: none\n", "the first mode counts", DUPLICATE_FIELD),
          doubtful(GOOD + "mode: nonsense\n", "the second is not judged", DUPLICATE_FIELD),
          doubtful(GOOD + V + A, "version and max_age too", DUPLICATE_FIELD, DUPLICATE_FIELD),
          doubtful(GOOD + "x: 1\nx: 2\n", "extensions", UNKNOWN_FIELD, DUPLICATE_FIELD),
          doubtful(GOOD + "mx: 192.0.2.1\n", "an address matches nothing", MX_ADDRESS),
          doubtful(GOOD + "mx: 2001:db8::1\n", "IPv6", MX_ADDRESS),
          doubtful(GOOD + "mx: [192.0.2.1]\n", "in brackets", MX_ADDRESS),
          doubtful(GOOD + "mx: [IPv6:2001:db8::1]\n", "as RFC 5321 writes it", MX_ADDRESS),
          doubtful(V + E + "mx: 192.0.2.1\n" + A, "an address alone", MX_ADDRESS),

          // the file as a whole
          bad("", "empty", MALFORMED),
          bad("\u000b\n", "white space that is no blank", MALFORMED),
          bad("\n\r\n  \n", "nothing but blanks", MALFORMED),
          bad("<!DOCTYPE html>\n<html>\nmode: enforce\n", "HTML", MALFORMED),
          bad("  <html></html>", "HTML behind blanks", MALFORMED),
          bad("Not found\nplease go: away\n", "another text", MALFORMED),
          bad("{\"mode\": 1}", "JSON", MALFORMED),
          bad("\uFEFF" + GOOD, "a byte order mark, and nothing else", MALFORMED),
          bad(GOOD, UTF_16, "UTF-16 with its mark", MALFORMED),
          bad("\uFEFF" + GOOD, UTF_16LE, "UTF-16 with its mark, little end first", MALFORMED),
          bad(GOOD, UTF_16LE, "UTF-16 without its mark", MALFORMED),
          bad(GOOD, UTF_16BE, "UTF-16 without its mark", MALFORMED),
          bad(GOOD.replace('\n', '\r'), "bare CR", MALFORMED),
          bad(GOOD.replace("\n", "\r\r\n"), "CR CR LF: one fault, no blank lines", MALFORMED),
          bad(GOOD + "x: \u00e9\n", ISO_8859_1, "Latin-1", MALFORMED),

          // lines
          bad("# ours\n" + GOOD, "a comment", MALFORMED),
          bad("# " + V + E + M + A, "a field in a comment is not also missing", MALFORMED),
          bad("Version: STSv1\n" + E + M + A, "wrong case, not also missing", MALFORMED),
          bad(V + E + "MX: mx.a.test\n" + A, "wrong case, not also missing", MALFORMED),
          bad(
              GOOD.toUpperCase(java.util.Locale.ROOT).replace("STSV1", "STSv1"),
              "all of it",
              MALFORMED,
              MALFORMED,
              MALFORMED,
              MALFORMED),
          bad(V + " " + E + M + A, "a blank before the key", MALFORMED),
          bad(V + "mode : enforce\n" + M + A, "a blank before the colon", MALFORMED),
          bad(V + "mode\u00a0: enforce\n" + M + A, "a no-break space before the colon", MALFORMED),
          bad(V + "mode enforce\n" + M + A, "no colon", MALFORMED),
          bad(V + "mode=enforce\n" + M + A, "an equals sign", MALFORMED),
          bad("STSv1\n" + E + M + A, "the value alone", MALFORMED),
          bad(V + "mode: enforce\u0000\n" + M + A, "a control character", MALFORMED),
          bad(V + "mode: en\tforce\n" + M + A, "a tab inside the value", MALFORMED),
          bad(GOOD + "x:\n", "an extension without a value", MALFORMED),
          bad(GOOD + "???\n", "no key at all", MALFORMED),
          bad(
              V + E + M + "???\n",
              "does not explain the missing max_age",
              MALFORMED,
              MAX_AGE_INVALID),
          bad(GOOD + "n".repeat(33) + ": x\n", "a key of 33 characters", MALFORMED),
          bad("```\n" + GOOD + "```\n", "fences", MALFORMED, MALFORMED),

          // version and mode
          bad(E + M + A, "no version", VERSION_INVALID),
          bad("version: STSv2\n" + E + M + A, "another version", VERSION_INVALID),
          bad("version: stsv1\n" + E + M + A, "case matters", VERSION_INVALID),
          bad("version:\n" + E + M + A, "an empty version", VERSION_INVALID),
          bad("vesion: STSv1\n" + E + M + A, "a slip, not also unknown", VERSION_INVALID),
          bad(V + M + A, "no mode", MODE_INVALID),
          bad(V + "mode: Enforce\n" + M + A, "case matters", MODE_INVALID),
          bad(V + "mode: report\n" + M + A, "the drafts' word", MODE_INVALID),
          bad(V + "mode: enforce # yes\n" + M + A, "a comment behind", MODE_INVALID),
          bad(V + "mode:\u00a0enforce\n" + M + A, "a no-break space", MODE_INVALID),
          bad(V + "mode: None\n" + A, "meant none: mx not also missing", MODE_INVALID),
          bad(V + "mode: foo\nmode: enforce\n" + M + A, "the first", MODE_INVALID, DUPLICATE_FIELD),

          // max_age
          bad(V + E + M, "no max_age", MAX_AGE_INVALID),
          bad(V + E + M + "max-age: 604800\n", "a slip, not also unknown", MAX_AGE_INVALID),
          bad(V + E + M + "maxage: 604800\n", "a slip, not also unknown", MAX_AGE_INVALID),
          bad(V + E + M + "max_age: 31557601\n", "above the most", MAX_AGE_INVALID),
          bad(V + E + M + "max_age: 00000604800\n", "eleven digits", MAX_AGE_INVALID),
          bad(V + E + M + "max_age: 99999999999999999999\n", "beyond long", MAX_AGE_INVALID),
          bad(V + E + M + "max_age: 1w\n", "not digits", MAX_AGE_INVALID),
          bad(V + E + M + "max_age: -1\n", "not digits", MAX_AGE_INVALID),
          bad(V + E + M + "max_age: 604,800\n", "not digits", MAX_AGE_INVALID),
          bad(V + E + M + "max_age: \u0661\u0662\n", "not ASCII digits", MAX_AGE_INVALID),
          bad(V + E + M + "max_age:\n", "empty", MAX_AGE_INVALID),

          // mx
          bad(V + E + A, "no mx", MX_MISSING),
          bad(V + "mode: testing\n" + A, "testing needs it too", MX_MISSING),
          bad(V + E + "mxs: a.test\n" + A, "a slip, not also unknown", MX_MISSING),
          bad(V + A, "two things are missing", MODE_INVALID, MX_MISSING),
          bad(GOOD + "mx: *\n", "a star alone", MX_INVALID),
          bad(GOOD + "mx: *.\n", "a star alone", MX_INVALID),
          bad(GOOD + "mx: *.*.a.test\n", "two stars", MX_INVALID),
          bad(GOOD + "mx: mail.*.test\n", "a star in the middle", MX_INVALID),
          bad(GOOD + "mx: *mail.a.test\n", "a star in part of a label", MX_INVALID),
          bad(GOOD + "mx: mx.a.test.\n", "a trailing dot", MX_INVALID),
          bad(GOOD + "mx: .a.test\n", "a leading dot", MX_INVALID),
          bad(GOOD + "mx: a..test\n", "an empty label", MX_INVALID),
          bad(GOOD + "mx: mx.b\u00fccher.test\n", "a U-label", MX_INVALID),
          bad(GOOD + "mx: mx.b\u00fccher.test\n", ISO_8859_1, "one fault: the name", MX_INVALID),
          bad(GOOD + "mx: a.test b.test\n", "two on a line", MX_INVALID),
          bad(GOOD + "mx: a.test, b.test\n", "two on a line", MX_INVALID),
          bad(GOOD + "mx: https://a.test/\n", "a URL", MX_INVALID),
          bad(GOOD + "mx: 10 mx.a.test\n", "a preference", MX_INVALID),
          bad(GOOD + "mx: mx.a.test:25\n", "a port", MX_INVALID),
          bad(GOOD + "mx: a@a.test\n", "a mail address", MX_INVALID),
          bad(GOOD + "mx: mx_1.a.test\n", "an underscore", MX_INVALID),
          bad(GOOD + "mx: -mx.a.test\n", "a hyphen first", MX_INVALID),
          bad(GOOD + "mx: " + "a".repeat(64) + ".test\n", "a label of 64", MX_INVALID),
          bad(GOOD + "mx:\n", "empty", MX_INVALID),
          bad(V + E + "mx: *\n" + A, "an invalid mx is not also missing", MX_INVALID));

  @TestFactory
  Stream<DynamicTest> one_file() {
    return ROWS.stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.why() + " «" + VisibleLine.of(row.file()) + "»",
                () -> {
                  PolicyReading reading = PolicyParser.read(row.file().getBytes(row.charset()));
                  assertThat(reading.problems())
                      .extracting(PolicyProblem::kind)
                      .containsExactlyElementsOf(row.kinds());
                  assertThat(reading.policy() != null).isEqualTo(row.usable());
                }));
  }

  @Test
  void a_good_file_becomes_a_policy() {
    PolicyReading reading = read(V + E + M + "mx: *.B.test\n" + A);

    assertThat(reading.policy())
        .isEqualTo(
            new Policy(
                PolicyMode.ENFORCE,
                List.of(MxPattern.of("mx.a.test"), MxPattern.of("*.b.test")),
                Duration.ofDays(7)));
    assertThat(reading.fields())
        .isEqualTo(
            new PolicyReading.Fields(
                "STSv1", "enforce", List.of("mx.a.test", "*.B.test"), "604800", null));
  }

  @Test
  void an_address_among_the_patterns_is_left_out() {
    assertThat(read(GOOD + "mx: 192.0.2.1\n").policy())
        .isEqualTo(
            new Policy(PolicyMode.ENFORCE, List.of(MxPattern.of("mx.a.test")), Duration.ofDays(7)));
  }

  @Test
  void the_non_standard_id_is_kept() {
    assertThat(read(GOOD + "id: 42\nid: 43\n").fields().id()).isEqualTo("42");
  }

  @Test
  void what_can_be_read_of_a_broken_file_is_kept() {
    PolicyReading.Fields fields = read("\uFEFF" + GOOD + "# x\n").fields();

    assertThat(fields.mode()).isEqualTo("enforce");
    assertThat(fields.version()).isEqualTo("STSv1");
  }

  private record Where(String file, int line, int column, String shown, String meant) {}

  @TestFactory
  Stream<DynamicTest> a_fault_is_located_and_made_visible() {
    return Stream.of(
            new Where("\uFEFF" + GOOD, 1, 1, "<BOM>version: STSv1", ""),
            new Where(GOOD.replace('\n', '\r'), 1, 15, "version: STSv1<CR>", ""),
            new Where(V + "mode\u00a0: enforce\n" + M + A, 2, 5, "mode<NBSP>: enforce", "mode"),
            new Where(V + "mode:\u00a0enforce\n" + M + A, 2, 6, "mode:<NBSP>enforce", "enforce"),
            new Where(V + "\tmode: none\n" + A, 2, 1, "<TAB>mode: none", "mode"),
            new Where(V + E + "MX: a.test\n" + A, 3, 1, "MX: a.test", "mx"),
            new Where(V + "mode: \u0007none\n" + A, 2, 7, "mode: <U+0007>none", "mode"),
            new Where(GOOD + "mx: a.test.\n", 5, 5, "mx: a.test.", "a.test"),
            new Where(GOOD + "mx: 10 a.test.\n", 5, 5, "mx: 10 a.test.", "a.test"),
            new Where(GOOD + "mx: https://a.test/\n", 5, 5, "mx: https://a.test/", "a.test"),
            new Where(GOOD + "mx: bücher.test\n", 5, 5, "mx: bücher.test", "xn--bcher-kva.test"),
            new Where(V + E + M + "maxage: 1\n", 4, 1, "maxage: 1", "max_age"),
            new Where(V + E + M + "max_age: 604,800\n", 4, 10, "max_age: 604,800", "604800"),
            new Where(GOOD + "x: \uD83D\uDE00\u200B\u0001\n", 5, 6, "x: 😀<U+200B><U+0001>", ""),
            new Where(V + E + M, 0, 0, "", ""))
        .map(row ->
            DynamicTest.dynamicTest(
                VisibleLine.of(row.file()),
                () -> {
                  PolicyProblem problem = read(row.file()).problems().getFirst();
                  assertThat(
                          new Where(
                              row.file(),
                              problem.line(),
                              problem.place().column(),
                              problem.place().shown(),
                              problem.meant()))
                      .isEqualTo(row);
                }));
  }

  private record Marked(String file, String why) {}

  @TestFactory
  Stream<DynamicTest> exactly_the_part_at_fault_is_marked() {
    return Stream.of(
            new Marked("«\uFEFF»" + GOOD, "the byte order mark"),
            new Marked(V + "mode« »: enforce\n" + M + A, "the blank before the colon"),
            new Marked(V + "mode«\u00a0»: enforce\n" + M + A, "the no-break space"),
            new Marked(V + "mode«=»enforce\n" + M + A, "the equals sign"),
            new Marked(V + "mode« »enforce\n" + M + A, "where the colon is missing"),
            new Marked(V + "mode«»\n" + M + A, "the same, at the end"),
            new Marked(V + "« \t»mode: none\n" + A, "the blanks before the key"),
            new Marked(V + E + "«MX»: a.test\n" + A, "the key in the wrong case"),
            new Marked(V + "mode: en«\u0007»force\n" + M + A, "the control character"),
            new Marked(GOOD + "«# ours»\n", "the comment"),
            new Marked(GOOD + "«:» x\n", "the colon without a key"),
            new Marked(GOOD + "x«: »\n", "where the value is missing"),
            new Marked(GOOD + "x«😀»: 1\n", "one character, though two units"),
            new Marked(GOOD + "😀😀: 1\n".replaceFirst("😀", "«😀»"), "the first of them"),
            new Marked("version: «STSv2»\n" + E + M + A, "the value"),
            new Marked(V + "mode: «Enforce» \n" + M + A, "the value without the blank behind it"),
            new Marked(V + E + M + "max_age: «604,800»\n", "the value"),
            new Marked(V + E + M + "max_age: «»\n", "where the value should stand"),
            new Marked(V + E + M + "«maxage»: 1\n", "the key that was meant to be another"),
            new Marked(GOOD + "mx: «a.test.»\n", "the value"),
            new Marked(GOOD + "mx: «192.0.2.1»\n", "the value"),
            new Marked(GOOD + "«mode»: none\n", "the key that stands there again"),
            new Marked(GOOD + "«x»: 1\n", "the key that nobody knows"),
            new Marked("«<!DOCTYPE html>»\n<html>\n", "the first line of what is no policy"))
        .map(row ->
            DynamicTest.dynamicTest(
                row.why() + " " + VisibleLine.of(row.file()),
                () -> {
                  String file = row.file().replaceAll("[«»]", "");
                  PolicyPlace place = read(file).problems().getFirst().place();
                  assertThat(marked(PolicyLines.served(file), place))
                      .isEqualTo(
                          PolicyLines.served(row.file()).stream()
                              .filter(line -> line.contains("«"))
                              .findFirst()
                              .orElseThrow());
                }));
  }

  @Test
  void a_return_without_a_line_feed_is_a_part_of_its_line() {
    assertThat(read(GOOD.replace('\n', '\r')).problems().getFirst().place())
        .isEqualTo(new PolicyPlace(1, 15, 1, "version: STSv1<CR>"));
  }

  private static String marked(List<String> served, PolicyPlace place) {
    String line = served.get(place.line() - 1);
    int from = line.offsetByCodePoints(0, place.column() - 1);
    int to = line.offsetByCodePoints(from, place.length());
    return line.substring(0, from) + "«" + line.substring(from, to) + "»" + line.substring(to);
  }

  @Test
  void where_each_field_that_counts_stands_is_known() {
    assertThat(read("\uFEFF" + V + E + "mx:  a.test \r\nmx: b.test\nmode: none\n" + A).written())
        .containsExactly(
            new WrittenField("version", "STSv1", new PolicyPlace(1, 11, 5, "<BOM>version: STSv1")),
            new WrittenField("mode", "enforce", new PolicyPlace(2, 7, 7, "mode: enforce")),
            new WrittenField("mx", "a.test", new PolicyPlace(3, 6, 6, "mx:  a.test ")),
            new WrittenField("mx", "b.test", new PolicyPlace(4, 5, 6, "mx: b.test")),
            new WrittenField("max_age", "604800", new PolicyPlace(6, 10, 6, "max_age: 604800")));
  }

  @Test
  void lines_are_cut_where_senders_cut_them_and_keep_what_is_odd() {
    assertThat(PolicyLines.served("\uFEFFa\nb\r\nc\rd\r\r\n\ne"))
        .containsExactly("\uFEFFa", "b", "c\r", "d\r", "", "e");
  }

  @Test
  void problems_come_in_the_order_of_the_file() {
    assertThat(read("\n" + E + "mx: *\n" + M + "x: 1\n# y\n").problems())
        .extracting(PolicyProblem::line)
        .containsExactly(1, 3, 5, 6, 0, 0);
  }

  @Test
  void a_huge_file_keeps_its_problems_within_limits() {
    PolicyReading reading = read("mx:\n".repeat(16_384));

    assertThat(reading.problems())
        .filteredOn(problem -> problem.kind() == MX_INVALID)
        .hasSize(PolicyParser.MOST_PROBLEMS_OF_A_KIND);
    assertThat(reading.fields().mx()).hasSize(16_384);
  }

  @Test
  void a_long_line_is_shown_in_part() {
    assertThat(read("mx: " + "a ".repeat(32_000)).problems().getFirst().place().shown())
        .hasSizeLessThan(VisibleLine.LONGEST + 2)
        .endsWith("…");
  }

  private static PolicyReading read(String file) {
    return PolicyParser.read(file.getBytes(UTF_8));
  }
}
