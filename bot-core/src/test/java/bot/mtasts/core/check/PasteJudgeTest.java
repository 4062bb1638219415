package bot.mtasts.core.check;

import static bot.mtasts.core.catalogue.FindingCode.MODE_TESTING;
import static bot.mtasts.core.catalogue.FindingCode.MULTIPLE_RECORDS;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_MALFORMED;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_MAX_AGE_INVALID;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_MX_INVALID;
import static bot.mtasts.core.catalogue.FindingCode.RECORD_ID_INVALID;
import static bot.mtasts.core.catalogue.FindingCode.RECORD_MALFORMED;
import static bot.mtasts.core.catalogue.FindingCode.TLS_RPT_RUA_INVALID;
import static bot.mtasts.core.check.PasteJudge.Kind.POLICY;
import static bot.mtasts.core.check.PasteJudge.Kind.RECORD;
import static bot.mtasts.core.check.PasteJudge.Kind.TLS_RPT_RECORD;
import static bot.mtasts.core.check.TextSightings.GOOD_POLICY;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.check.PasteJudge.Judgement;
import bot.mtasts.core.report.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PasteJudgeTest {
  private record Row(String pasted, PasteJudge.Kind kind, List<FindingCode> codes) {}

  private static Row row(String pasted, PasteJudge.Kind kind, FindingCode... codes) {
    return new Row(pasted, kind, List.of(codes));
  }

  private static final List<Row> ROWS =
      List.of(
          row(GOOD_POLICY, POLICY),
          row(GOOD_POLICY.replace("enforce", "testing"), POLICY, MODE_TESTING),
          row(GOOD_POLICY.replace("max_age", "max-age"), POLICY, POLICY_MAX_AGE_INVALID),
          row("# v=STSv1; id=1\n" + GOOD_POLICY, POLICY, POLICY_MALFORMED),
          row("", POLICY, POLICY_MALFORMED),
          row("hello", POLICY, POLICY_MALFORMED),
          row("<html>\n", POLICY, POLICY_MALFORMED),
          row("v=STSv1; id=1;", RECORD),
          row("v=STSv1; id=1;\n", RECORD),
          row("v=STSv1; id=a-b", RECORD, RECORD_ID_INVALID),
          row("STSv1; id=1", RECORD, RECORD_MALFORMED),
          row(" v=STSv1; id=1", RECORD, RECORD_MALFORMED),
          row("v=STSv1; id=\"1\"", RECORD, RECORD_ID_INVALID),
          row("\"v=STSv1; id=1;\"", RECORD),
          row("\"v=STSv1; \" \"id=1;\"\n", RECORD),
          row("\"v=STSv1\\; id=1\\059\"\n", RECORD),
          row("\"\\\"v=STSv1; id=1\\\"\"", RECORD, RECORD_MALFORMED),
          row("_mta-sts.town.test. 3600 IN TXT \"v=STSv1; id=1\" ; ours", RECORD),
          row("_mta-sts IN 300 TXT v=STSv1; id=1", RECORD),
          row("_mta-sts\tTXT\t( \"v=STSv1; \"\n\t\"id=1\" )\n", RECORD),
          row("_mta-sts.town.test\ttext = \"v=STSv1; id=1\"", RECORD),
          row(";; ANSWER SECTION:\n_mta-sts.town.test. 60 IN TXT \"v=STSv1; id=1\"\n", RECORD),
          row("\"v=STSv1; id=1\"\n\"v=STSv1; id=2\"\n", RECORD, MULTIPLE_RECORDS),
          row("\"v=STSv1; id=1", RECORD, RECORD_MALFORMED),
          row("v=TLSRPTv1; rua=mailto:a@b.test", TLS_RPT_RECORD),
          row("\"v=TLSRPTv1; rua=a@b.test\"", TLS_RPT_RECORD, TLS_RPT_RUA_INVALID),
          row(
              "\"v=STSv1; id=a-b\"\n\"v=TLSRPTv1; rua=a@b.test\"",
              RECORD,
              RECORD_ID_INVALID,
              TLS_RPT_RUA_INVALID));

  @TestFactory
  Stream<DynamicTest> a_paste_and_what_it_comes_to() {
    return ROWS.stream()
        .map(row ->
            DynamicTest.dynamicTest(
                "«" + row.pasted() + "»",
                () -> {
                  Judgement judgement = judge(row.pasted());
                  assertThat(judgement.kind()).isEqualTo(row.kind());
                  assertThat(judgement.findings())
                      .extracting(Finding::code)
                      .containsExactlyElementsOf(row.codes());
                }));
  }

  @Test
  void only_critical_findings_keep_a_text_from_being_used() {
    assertThat(judge(GOOD_POLICY + "\n").hasCritical()).isFalse();
    assertThat(judge("v=STSv1;").hasCritical()).isTrue();
  }

  @Test
  void a_file_from_a_windows_editor_is_a_policy_in_the_wrong_encoding() {
    Judgement judgement = PasteJudge.judge(GOOD_POLICY.getBytes(UTF_16), TextSightings.NOW);

    assertThat(judgement.kind()).isEqualTo(POLICY);
    assertThat(judgement.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo(POLICY_MALFORMED));
  }

  @Test
  void lines_and_columns_are_told() {
    assertThat(judge(GOOD_POLICY + "mx: *\n").findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(POLICY_MX_INVALID);
          assertThat(finding.evidence()).containsEntry("line", 6).containsEntry("column", 5);
        });
  }

  private static Judgement judge(String pasted) {
    return PasteJudge.judge(pasted.getBytes(UTF_8), TextSightings.NOW);
  }
}
