package bot.mtasts.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.scenario.FakeEngine;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportArchiveTest {
  static List<Scenario> scenarios() {
    return Scenarios.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void the_report_of_every_scenario_comes_back_as_it_was(Scenario scenario)
      throws InterruptedException {
    comesBack(FakeEngine.report(scenario));
  }

  @Test
  void strangers_text_and_every_kind_of_value_come_back_as_they_were() {
    comesBack(OddReport.report());
  }

  @Test
  void evidence_keeps_its_order() {
    CheckReport back = ReportArchive.read(ReportArchive.write(OddReport.report()));

    assertThat(back.findings().getFirst().evidence().keySet())
        .containsExactlyElementsOf(OddReport.evidence().keySet());
  }

  @Test
  void a_number_of_the_evidence_keeps_its_type() {
    CheckReport back = ReportArchive.read(ReportArchive.write(OddReport.report()));

    assertThat(back.findings().getFirst().evidence())
        .containsEntry("long", 5L)
        .containsEntry("integer", 5)
        .containsEntry("double", 5.0);
  }

  @Test
  void the_text_is_printable_ascii_which_every_database_takes() {
    assertThat(ReportArchive.write(OddReport.report()).chars())
        .allMatch(character -> character >= ' ' && character < 0x7f);
  }

  @Test
  void a_later_field_is_passed_over() {
    CheckReport report = OddReport.report();
    String later =
        ReportArchive.write(report)
            .replaceFirst("\\{", "{\"weather\":{\"sky\":[1,2]},")
            .replace("\"evidence\":", "\"mood\":null,\"evidence\":");

    assertThat(ReportArchive.read(later)).isEqualTo(report);
  }

  @Test
  void a_finding_is_written_once_though_report_and_dimension_hold_it() {
    assertThat(ReportArchive.write(OddReport.report()).split("\"record_malformed\"", -1))
        .hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the end is missing           | \\}$                          | ''                        | not a kept report
          no JSON                      | ^                             | <                         | not a kept report
          a list                       | ^.*$                          | []                        | an object was expected
          nothing at all               | ^.*$                          | ''                        | an object was expected
          a later version              | "version":1                   | "version":2               | form 2
          no version                   | "version":1,                  | ''                        | `version`
          a field is missing           | "domainUnicode":"[^,]*",      | ''                        | `domainUnicode`
          a field of another kind      | "startedAt":"[^"]*"           | "startedAt":5             | `startedAt`
          no time                      | "startedAt":"[^"]*"           | "startedAt":"yesterday"   | `startedAt`
          no duration                  | "took":"[^"]*"                | "took":"long"             | `took`
          a word nobody knows          | "verdict":"broken"            | "verdict":"splendid"      | `verdict`
          a finding that is not there  | "findings":\\[0               | "findings":[99            | `findings`
          a number too large           | "preference":65535            | "preference":99999999999  | `preference`
          a text for a list            | "rua":\\[\\]                  | "rua":"x"                 | `rua`
          a span of no kind            | "summary":\\[\\{"text"        | "summary":[{"shout"       | `block`
          """)
  void a_text_that_is_no_kept_report_is_refused_with_a_reason(
      String what, String pattern, String replacement, String words) {
    String kept = ReportArchive.write(OddReport.report());
    String broken = kept.replaceFirst(pattern, replacement);

    assertThat(broken).isNotEqualTo(kept);
    assertThatIllegalArgumentException()
        .as(what)
        .isThrownBy(() -> ReportArchive.read(broken))
        .withMessageContaining(words);
  }

  private static void comesBack(CheckReport report) {
    CheckReport back = ReportArchive.read(ReportArchive.write(report));

    assertThat(back).isEqualTo(report);
    assertThat(Objects.hash(back)).isEqualTo(Objects.hash(report));
    assertThat(ReportJson.line(back)).isEqualTo(ReportJson.line(report));
    assertThat(ReportMarkdown.of(back)).isEqualTo(ReportMarkdown.of(report));
  }
}
