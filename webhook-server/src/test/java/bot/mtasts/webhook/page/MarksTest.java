package bot.mtasts.webhook.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.check.PasteJudge;
import bot.mtasts.core.report.Finding;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What is marked in a text, by the very findings that the judge has about it.
class MarksTest {
  private static final String V = "version: STSv1\n";
  private static final String REST = "mode: enforce\nmx: a.test\nmax_age: 604800\n";

  private record Row(String file, String why) {}

  @TestFactory
  Stream<DynamicTest> exactly_what_is_at_fault_in_a_policy() {
    return Stream.of(
            new Row(V + REST, "nothing"),
            new Row("«\uFEFF»" + V + REST, "the byte order mark"),
            new Row(V + "mode« »: enforce\nmx: a.test\nmax_age: 604800\n", "the blank"),
            new Row(V + "mode«»\nmx: a.test\nmax_age: 604800\n", "where the colon is missing"),
            new Row(V + REST + "mx: «b.test.»\nmx: «*»\n", "every value, though one finding"),
            new Row(V + REST.replace("604800", "«60»"), "what is sound and worth a word"),
            new Row(V + REST.replace("enforce", "«testing»"), "the mode that enforces nothing"),
            new Row(V + REST.replace("a.test", "«*.com»"), "a pattern that is too wide"),
            new Row(V + REST + "«»\nmx: b.test\n", "a blank line"),
            new Row(V + REST + "«mode»: none\n«é»: 1\n", "two findings"),
            new Row(V + REST + "«😀»x: 1\n", "a character of two units"))
        .map(row ->
            DynamicTest.dynamicTest(
                row.why(),
                () -> {
                  String file = row.file().replaceAll("[«»]", "");
                  Marks marks = new Marks(findings(file));
                  assertThat(drawn(marks.policy(file, 99))).isEqualTo(row.file().lines().toList());
                }));
  }

  @TestFactory
  Stream<DynamicTest> exactly_what_is_at_fault_in_records() {
    return Stream.of(
            List.of("v=STSv1; id=a«-»b"),
            List.of("v=STSv1; «a=b»;«»"),
            List.of("«v=STSv1; id=1»", "v=spf1 -all", "«v=STSv1; id=2;»"),
            List.of("« »v=STSv1; id=1", "v=«stsv1»; id=1"),
            List.of("v=STSv1; id=1; «id=2»; «x=y»"),
            List.of("«v=TLSRPTv1; rua=mailto:a@a.test»", "«v=TLSRPTv1; rua=mailto:b@b.test»"),
            List.of("v=TLSRPTv1; rua=mailto:a@a.test,«http://a.test»"),
            List.of("v=TLSRPTv1;«»"))
        .map(rows ->
            DynamicTest.dynamicTest(
                String.join(" | ", rows),
                () -> {
                  List<String> texts =
                      rows.stream().map(row -> row.replaceAll("[«»]", "")).toList();
                  Marks marks = new Marks(findings(String.join("\n", texts)));
                  assertThat(drawn(marks.records(texts, 99))).isEqualTo(rows);
                }));
  }

  @Test
  void a_record_is_written_as_its_findings_write_it() {
    assertThat(new Marks(List.of()).records(List.of("caf\u00c3\u00a9\u001b"), 9))
        .flatExtracting(MarkedLine::pieces)
        .extracting(MarkedLine.Piece::text)
        .containsExactly("caf\\195\\169\\027");
  }

  @Test
  void a_line_is_followed_by_the_findings_that_point_into_it_each_once() {
    String file = V + REST + "mx: \u00e9\n";

    assertThat(new Marks(findings(file)).policy(file, 99).getLast().findings())
        .extracting(finding -> finding.code().word())
        .containsExactly("policy_mx_invalid");
  }

  @Test
  void a_line_is_cut_and_so_are_its_marks() {
    String file = V + REST + "mx: " + "a.".repeat(9_000) + "\n";

    MarkedLine last = new Marks(findings(file)).policy(file, 99).getLast();

    assertThat(last.pieces()).hasSize(2);
    assertThat(last.pieces().getLast().text()).hasSize(VisibleOutput.LONGEST + 1 - "mx: ".length());
  }

  private static List<Finding> findings(String text) {
    return PasteJudge.judge(text.getBytes(UTF_8), Instant.EPOCH).findings();
  }

  private static List<String> drawn(List<MarkedLine> lines) {
    return lines.stream()
        .map(line ->
            line.pieces().stream()
                .map(piece -> piece.worst() == null ? piece.text() : "«" + piece.text() + "»")
                .collect(Collectors.joining()))
        .toList();
  }
}
