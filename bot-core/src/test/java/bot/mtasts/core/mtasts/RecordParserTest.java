package bot.mtasts.core.mtasts;

import static bot.mtasts.core.mtasts.RecordProblem.Kind.AMBIGUOUS;
import static bot.mtasts.core.mtasts.RecordProblem.Kind.DUPLICATE_FIELD;
import static bot.mtasts.core.mtasts.RecordProblem.Kind.ID_INVALID;
import static bot.mtasts.core.mtasts.RecordProblem.Kind.ID_MISSING;
import static bot.mtasts.core.mtasts.RecordProblem.Kind.MALFORMED;
import static bot.mtasts.core.mtasts.RecordProblem.Kind.MISSING;
import static bot.mtasts.core.mtasts.RecordProblem.Kind.MULTIPLE;
import static bot.mtasts.core.mtasts.RecordProblem.Kind.UNKNOWN_FIELD;
import static bot.mtasts.core.mtasts.RecordProblem.Kind.UNRELATED_TXT;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.RecordProblem.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// RFC 8461 §3.1 as a table: a text, what it comes to, and why.
class RecordParserTest {
  private static final String LONG_ID = "a".repeat(32);

  private record Row(String text, @Nullable String id, List<Kind> kinds, String why) {}

  private static Row good(String text, String id, String why) {
    return new Row(text, id, List.of(), why);
  }

  private static Row doubtful(String text, String id, String why, Kind... kinds) {
    return new Row(text, id, List.of(kinds), why);
  }

  private static Row bad(String text, String why, Kind... kinds) {
    return new Row(text, null, List.of(kinds), why);
  }

  private static final List<Row> ROWS =
      List.of(
          good("v=STSv1; id=20160831085700Z;", "20160831085700Z", "the RFC's own example"),
          good("v=STSv1; id=1", "1", "the last delimiter is optional"),
          good("v=STSv1;id=1", "1", "blanks are optional"),
          good("v=STSv1;\t id=1 \t; ", "1", "blanks and tabs may stand on both sides of ;"),
          good("v=STSv1; id=" + LONG_ID, LONG_ID, "32 characters are allowed"),
          good("v=STSv1; id=aZ09", "aZ09", "letters of both cases, and digits"),
          doubtful("v=STSv1; id=1; a=b", "1", "extensions are ignored", UNKNOWN_FIELD),
          doubtful("v=STSv1; a.b_c-9=!~:,; id=1", "1", "id need not be first", UNKNOWN_FIELD),
          doubtful("v=STSv1; id=1; ID=2", "1", "another name by its case", UNKNOWN_FIELD),
          doubtful("v=STSv1 ; id=1;", "1", "erratum 6285: grammar against prose", AMBIGUOUS),
          doubtful("v=STSv1\t;id=1", "1", "a tab is a blank too", AMBIGUOUS),
          doubtful("v=STSv1; id=1; id=2", "1", "the first counts", DUPLICATE_FIELD),
          doubtful("v=STSv1; id=1; id=a-b", "1", "the second is not judged as id", DUPLICATE_FIELD),
          doubtful(
              "v=STSv1; id=1; v=STSv1", "1", "the version is a field as well", DUPLICATE_FIELD),
          doubtful(
              "v=STSv1; id=1; a=b; a=c",
              "1",
              "extensions can be duplicates as well",
              DUPLICATE_FIELD,
              UNKNOWN_FIELD),
          bad("v=STSv1; id=a-b", "hyphen is not alphanumeric", ID_INVALID),
          bad("v=STSv1; id=a b", "blank is not alphanumeric", ID_INVALID),
          bad("v=STSv1; id=1 ", "a blank at the end belongs to no delimiter", ID_INVALID),
          bad("v=STSv1; id= 1", "no blank behind the equals sign", ID_INVALID),
          bad("v=STSv1; id=", "at least one character", ID_INVALID),
          bad("v=STSv1; id=;", "at least one character", ID_INVALID),
          bad("v=STSv1; id=a" + LONG_ID, "33 characters are too many", ID_INVALID),
          bad("v=STSv1; id=2026-01-02T03:04:05Z", "a date with punctuation", ID_INVALID),
          bad("v=STSv1; id=\"1\"", "quotation marks around the id alone", ID_INVALID),
          bad("v=STSv1; id=caf\u00c3\u00a9", "ASCII only", ID_INVALID),
          bad("v=STSv1; id=a=b", "an equals sign is not alphanumeric", ID_INVALID),
          bad("v=STSv1; id=a-b; id=2", "the first counts", ID_INVALID, DUPLICATE_FIELD),
          bad("v=STSv1;", "no field at all", ID_MISSING),
          bad("v=STSv1; ", "one trailing delimiter is no field", ID_MISSING),
          bad("v=STSv1; a=b;", "only an extension", ID_MISSING, UNKNOWN_FIELD),
          bad("v=STSv1; ID=1", "case matters; not also an unknown field", ID_MISSING),
          bad("v=STSv1; idd=1", "a slip; not also an unknown field", ID_MISSING),
          bad("v=STSv1 ;", "two faults", AMBIGUOUS, ID_MISSING),
          bad("v=STSv1; id=1;;", "two delimiters at the end", MALFORMED),
          bad("v=STSv1; id=1; ; ", "two delimiters at the end, with blanks", MALFORMED),
          bad("v=STSv1;; id=1", "two delimiters in the middle", MALFORMED),
          bad("v=STSv1;;", "nothing but delimiters: one fault", MALFORMED),
          bad("v=STSv1; id", "a field without =; not also a missing id", MALFORMED),
          bad("v=STSv1; id:1", "a colon for the equals sign", MALFORMED),
          bad("v=STSv1; id =1", "a blank before the equals sign", MALFORMED),
          bad("v=STSv1; id=1, a=b", "a comma for a semicolon", MALFORMED),
          bad("v=STSv1; id=1,", "a comma for a semicolon", MALFORMED),
          bad("v=STSv1; id=1 a=b", "a missing semicolon", MALFORMED),
          bad("v=STSv1; id=1; a=", "an extension needs a value", MALFORMED),
          bad("v=STSv1; id=1; a=b c", "no space in an extension value", MALFORMED),
          bad("v=STSv1; id=1; a=b=c", "no equals sign in an extension value", MALFORMED),
          bad("v=STSv1; id=1; -a=b", "names begin with an alphanumeric", MALFORMED),
          bad("v=STSv1; id=1; " + "n".repeat(33) + "=b", "names have 32 at most", MALFORMED),
          bad("v=STSv1; id=1; a=\u00c3\u00a9", "values are ASCII", MALFORMED),
          bad("v=STSv1;\u00c2\u00a0id=1", "a no-break space is no blank", MALFORMED),
          bad("v=STSv1", "no semicolon", MALFORMED),
          bad("v=STSv1 id=1", "no semicolon", MALFORMED),
          bad("v=STSv1, id=1", "a comma for the first semicolon", MALFORMED),
          bad("v=STSv10; id=1", "another version", MALFORMED),
          bad("v=STSv2; id=1", "another version", MALFORMED),
          bad("V=STSv1; id=1", "case of v", MALFORMED),
          bad("v=stsv1; id=1", "case of the version", MALFORMED),
          bad("v=STSV1; id=1", "case of the version", MALFORMED),
          bad(" v=STSv1; id=1", "leading space", MALFORMED),
          bad("\"v=STSv1; id=1\"", "literal quotes", MALFORMED),
          bad("'v=STSv1; id=1'", "literal quotes", MALFORMED),
          bad("v = STSv1; id=1", "blanks around =", MALFORMED),
          bad("v=\"STSv1\"; id=1", "quotes around the version", MALFORMED),
          bad("id=1; v=STSv1;", "v is not first", MALFORMED),
          bad("STSv1; id=1", "v= is missing", MALFORMED),
          bad("v:STSv1; id=1", "a colon for the equals sign", MALFORMED),
          bad("v=MTA-STSv1; id=1", "a version nobody defined", MALFORMED),
          bad("\u00c2\u00a0v=STSv1; id=1", "a no-break space before v", MALFORMED),
          bad("", "an empty TXT record", MISSING, UNRELATED_TXT),
          bad("v=spf1 -all", "SPF", MISSING, UNRELATED_TXT),
          bad("v=TLSRPTv1; rua=mailto:a@b.test", "TLS-RPT", MISSING, UNRELATED_TXT),
          bad("id=20160831085700Z", "nothing says MTA-STS", MISSING, UNRELATED_TXT),
          bad("guestsv1=abc", "STSv1 only inside a word", MISSING, UNRELATED_TXT));

  @TestFactory
  Stream<DynamicTest> one_text() {
    return ROWS.stream()
        .map(row ->
            DynamicTest.dynamicTest(
                "«" + row.text() + "» " + row.why(),
                () -> {
                  RecordReading reading = RecordParser.read(List.of(row.text()));
                  assertThat(reading.problems())
                      .extracting(RecordProblem::kind)
                      .containsExactlyElementsOf(row.kinds());
                  assertThat(reading.record())
                      .isEqualTo(row.id() == null ? null : new StsRecord(row.id()));
                }));
  }

  @Test
  void no_text_at_all_is_missing() {
    assertThat(kinds()).containsExactly(MISSING);
  }

  @Test
  void more_than_one_record_counts_as_none() {
    RecordReading reading = RecordParser.read(List.of("v=STSv1; id=1", "v=STSv1; id=2"));

    assertThat(reading.record()).isNull();
    assertThat(reading.problems()).extracting(RecordProblem::kind).containsOnly(MULTIPLE);
    assertThat(reading.problems())
        .extracting(RecordProblem::text)
        .containsExactly("v=STSv1; id=1", "v=STSv1; id=2");
  }

  @Test
  void a_malformed_record_that_begins_rightly_counts_towards_multiple() {
    assertThat(kinds("v=STSv1; id=1", "v=STSv1; id=2;;")).containsOnly(MULTIPLE);
  }

  @Test
  void a_record_with_a_doubtful_beginning_counts_towards_multiple() {
    assertThat(kinds("v=STSv1; id=1", "v=STSv1 ; id=2")).containsOnly(MULTIPLE);
  }

  @Test
  void a_malformed_record_beside_a_valid_one_is_unrelated() {
    RecordReading reading = RecordParser.read(List.of("V=STSv1; id=2", "v=STSv1; id=1"));

    assertThat(reading.record()).isEqualTo(new StsRecord("1"));
    assertThat(reading.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.kind()).isEqualTo(UNRELATED_TXT);
          assertThat(problem.text()).isEqualTo("V=STSv1; id=2");
        });
  }

  @Test
  void each_malformed_record_is_named_and_the_rest_is_unrelated() {
    assertThat(kinds("v=stsv1; id=1", "hello", "V=STSv1; id=2"))
        .containsExactly(MALFORMED, MALFORMED, UNRELATED_TXT);
  }

  @Test
  void a_wildcards_txt_beside_a_valid_record_is_unrelated() {
    assertThat(kinds("v=STSv1; id=1", "v=spf1 -all")).containsExactly(UNRELATED_TXT);
  }

  private record Where(String text, int column, String part, String meant) {}

  @TestFactory
  Stream<DynamicTest> a_fault_is_located() {
    return Stream.of(
            new Where("v=STSv1; id=a-b", 14, "a-b", "ab"),
            new Where("v=STSv1; id=1;;", 15, ";;", ""),
            new Where("v=STSv1; id=1; ; a=b", 16, "; ;", ""),
            new Where("v=STSv1; id=1; a", 16, "a", ""),
            new Where("v=STSv1; ID=1", 10, "ID=1", "id"),
            new Where("v=stsv1; id=1", 3, "", "v=STSv1;"),
            new Where("v=STSv1 id=1", 8, "", "v=STSv1;"),
            new Where(" v=STSv1; id=1", 1, "", "v=STSv1;"),
            new Where("v=STSv1; id=1, a=b", 14, "id=1, a=b", ";"))
        .map(row ->
            DynamicTest.dynamicTest(
                row.text(),
                () -> {
                  RecordProblem problem =
                      RecordParser.read(List.of(row.text())).problems().getFirst();
                  assertThat(
                          new Where(row.text(), problem.column(), problem.part(), problem.meant()))
                      .isEqualTo(row);
                }));
  }

  private record Marked(String text, String why) {}

  @TestFactory
  Stream<DynamicTest> exactly_the_part_at_fault_is_marked() {
    return Stream.of(
            new Marked("v=STSv1; id=a«-»b", "the hyphen"),
            new Marked("v=STSv1; id=" + LONG_ID + "«bc»", "what is too much"),
            new Marked("v=STSv1; id=«»", "where the id should stand"),
            new Marked("v=STSv1; a=b;«»", "where a field is missing"),
            new Marked("v=STSv1; id=1;«;»", "the semicolon too many"),
            new Marked("v=STSv1; id=1; «a»", "the field without a value"),
            new Marked("v=STSv1; id=1; «id=2»", "the field that does not count"),
            new Marked("v=STSv1; «ID»=1", "the name, not its value"),
            new Marked("v=STSv1; id=1«,» a=b", "the comma"),
            new Marked("v=STSv1; id=1« » a=b".replace(" » ", " »"), "the blank between two fields"),
            new Marked("v=STSv1«\t »; id=1", "the blanks before the semicolon"),
            new Marked("v=«stsv1»; id=1", "what is in the wrong case, to the end of the version"),
            new Marked("v=STSv1« »id=1", "where the semicolon is missing"),
            new Marked("v=STSv1«»", "the same, at the end"),
            new Marked("v=STSv«2»; id=1", "the version's number"),
            new Marked("« »v=STSv1; id=1", "the blank in front"),
            new Marked("«\"»v=STSv1; id=1", "the quotation mark in front"),
            new Marked("«STSv1»; id=1", "what stands in place of the version"))
        .map(row ->
            DynamicTest.dynamicTest(
                row.why() + " " + row.text(),
                () -> {
                  String text = row.text().replaceAll("[«»]", "");
                  RecordProblem problem = RecordParser.read(List.of(text)).problems().getFirst();
                  int from = problem.column() - 1;
                  int to = from + problem.length();
                  assertThat(
                          "%s«%s»%s"
                              .formatted(
                                  text.substring(0, from),
                                  text.substring(from, to),
                                  text.substring(to)))
                      .isEqualTo(row.text());
                }));
  }

  private static List<Kind> kinds(String... texts) {
    return RecordParser.read(List.of(texts)).problems().stream().map(RecordProblem::kind).toList();
  }
}
