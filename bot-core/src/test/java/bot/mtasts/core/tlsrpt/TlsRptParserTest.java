package bot.mtasts.core.tlsrpt;

import static bot.mtasts.core.tlsrpt.TlsRptProblem.Kind.MALFORMED;
import static bot.mtasts.core.tlsrpt.TlsRptProblem.Kind.MISSING;
import static bot.mtasts.core.tlsrpt.TlsRptProblem.Kind.MULTIPLE;
import static bot.mtasts.core.tlsrpt.TlsRptProblem.Kind.RUA_INVALID;
import static bot.mtasts.core.tlsrpt.TlsRptProblem.Kind.RUA_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.tlsrpt.TlsRptProblem.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// RFC 8460 §3 as a table.
class TlsRptParserTest {
  private record Row(String text, List<String> rua, List<Kind> kinds, String why) {}

  private static Row good(String text, String why, String... rua) {
    return new Row(text, List.of(rua), List.of(), why);
  }

  private static Row bad(String text, String why, Kind... kinds) {
    return new Row(text, List.of(), List.of(kinds), why);
  }

  private static final String M = "mailto:reports@example.com";
  private static final String H = "https://reporting.example.com/v1/tlsrpt";

  private static final List<Row> ROWS =
      List.of(
          good("v=TLSRPTv1; rua=" + M, "the RFC's own example", M),
          good("v=TLSRPTv1;rua=" + M + ";", "no blank, a trailing delimiter", M),
          good("v=TLSRPTv1; rua=" + H, "https", H),
          good("v=TLSRPTv1; rua=" + M + "," + H, "two", M, H),
          good("v=TLSRPTv1; rua=" + M + " ,\t" + H, "blanks around the comma", M, H),
          good("v=TLSRPTv1; rua=" + M + " ; a=b", "an extension; a blank before ;", M),
          good("v=TLSRPTv1; rua=" + M + "; rua=" + H, "two rua fields are fine", M, H),
          good("v=TLSRPTv1; rua=MAILTO:a@b.test", "schemes in any case", "MAILTO:a@b.test"),
          good("v=TLSRPTv1; rua=mailto:a@b.test?subject=x", "a query", "mailto:a@b.test?subject=x"),
          good("v=TLSRPTv1; rua=mailto:a%2Cb@c.test", "an encoded comma", "mailto:a%2Cb@c.test"),
          good(
              "v=TLSRPTv1; rua=https://a.test:8443/?x=y", "= in a URI", "https://a.test:8443/?x=y"),
          bad("", "an empty text", MISSING),
          bad("v=spf1 -all", "SPF", MISSING),
          bad("v=STSv1; id=1", "MTA-STS", MISSING),
          bad("v=TLSRPTv1", "no semicolon", MALFORMED),
          bad("v=TLSRPTv1 ; rua=" + M, "a blank before the first semicolon", MALFORMED),
          bad("v=tlsrptv1; rua=" + M, "case", MALFORMED),
          bad("V=TLSRPTv1; rua=" + M, "case", MALFORMED),
          bad(" v=TLSRPTv1; rua=" + M, "a leading blank", MALFORMED),
          bad("\"v=TLSRPTv1; rua=" + M + "\"", "literal quotes", MALFORMED),
          bad("rua=" + M + "; v=TLSRPTv1", "v is not first", MALFORMED),
          bad("v=TLSRPTv1, rua=" + M, "a comma for the semicolon", MALFORMED),
          bad("v=TLSRPTv1 rua=" + M, "no semicolon", MALFORMED),
          bad("v=TLSRPTv2; rua=" + M, "another version", MALFORMED),
          bad("v=TLSRPTv1;" + M, "no field name; not also a missing rua", MALFORMED),
          bad("v=TLSRPTv1; rua=" + M + ";" + H, "a semicolon between URIs", MALFORMED),
          bad("v=TLSRPTv1; rua=" + M + ";;", "two delimiters", MALFORMED),
          bad("v=TLSRPTv1; rua=" + M + "; a=", "an extension without a value", MALFORMED),
          bad("v=TLSRPTv1; rua =" + M, "a blank before the equals sign", MALFORMED),
          bad("v=TLSRPTv1;", "nothing but the version", RUA_MISSING),
          bad("v=TLSRPTv1; a=b", "only an extension", RUA_MISSING),
          bad("v=TLSRPTv1; RUA=" + M, "case", RUA_MISSING),
          bad("v=TLSRPTv1; rau=mailto:a", "a slip", RUA_MISSING),
          bad("v=TLSRPTv1; rua=", "empty", RUA_INVALID),
          bad("v=TLSRPTv1; rua=" + M + ",", "a comma at the end", RUA_INVALID),
          bad("v=TLSRPTv1; rua=" + M + ",," + H, "a doubled comma", RUA_INVALID),
          bad("v=TLSRPTv1; rua=" + M + "!10m", "a size limit", RUA_INVALID),
          bad("v=TLSRPTv1; rua=mailto:a!b@c.test", "unencoded", RUA_INVALID),
          bad("v=TLSRPTv1; rua=mailto:", "mailto alone", RUA_INVALID),
          bad("v=TLSRPTv1; rua=mailto:a", "no domain", RUA_INVALID),
          bad("v=TLSRPTv1; rua=mailto:@b.test", "no local part", RUA_INVALID),
          bad("v=TLSRPTv1; rua=reports@example.com", "no scheme", RUA_INVALID),
          bad("v=TLSRPTv1; rua=http://a.test/", "not https", RUA_INVALID),
          bad("v=TLSRPTv1; rua=https:", "https alone", RUA_INVALID),
          bad("v=TLSRPTv1; rua=https:///x", "no host", RUA_INVALID),
          bad("v=TLSRPTv1; rua=mailto:a b@c.test", "a blank", RUA_INVALID),
          bad("v=TLSRPTv1; rua=" + M + " ", "a blank at the end", RUA_INVALID),
          bad("v=TLSRPTv1; rua=mailto:%zz@c.test", "a broken percent-encoding", RUA_INVALID),
          bad("v=TLSRPTv1; rua=mailto:caf\u00c3\u00a9@c.test", "not ASCII", RUA_INVALID),
          bad("v=TLSRPTv1; rua=ftp://a.test,mailto:", "both", RUA_INVALID, RUA_INVALID));

  @TestFactory
  Stream<DynamicTest> one_text() {
    return ROWS.stream()
        .map(row ->
            DynamicTest.dynamicTest(
                "«" + row.text() + "» " + row.why(),
                () -> {
                  TlsRptReading reading = TlsRptParser.read(List.of(row.text()));
                  assertThat(reading.problems())
                      .extracting(TlsRptProblem::kind)
                      .containsExactlyElementsOf(row.kinds());
                  assertThat(reading.record())
                      .isEqualTo(row.rua().isEmpty() ? null : new TlsRptRecord(row.rua()));
                }));
  }

  @Test
  void more_than_one_record_counts_as_none() {
    assertThat(kinds("v=TLSRPTv1; rua=" + M, "v=TLSRPTv1;")).containsOnly(MULTIPLE).hasSize(2);
  }

  @Test
  void other_txt_beside_a_valid_record_does_not_matter() {
    assertThat(kinds("v=TLSRPTv1; rua=" + M, "v=tlsrptv1; x", "hello")).isEmpty();
  }

  @Test
  void the_faulty_address_is_located() {
    TlsRptProblem problem =
        TlsRptParser.read(List.of("v=TLSRPTv1; rua=" + M + ", http://a.test"))
            .problems()
            .getFirst();

    assertThat(problem.part()).isEqualTo("http://a.test");
    assertThat(problem.column()).isEqualTo(45);
  }

  @Test
  void a_misspelt_rua_is_guessed() {
    assertThat(TlsRptParser.read(List.of("v=TLSRPTv1; RUA=" + M)).problems().getFirst().meant())
        .isEqualTo("rua");
  }

  private static List<Kind> kinds(String... texts) {
    return TlsRptParser.read(List.of(texts)).problems().stream().map(TlsRptProblem::kind).toList();
  }
}
