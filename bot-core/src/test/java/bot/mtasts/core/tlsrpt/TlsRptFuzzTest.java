package bot.mtasts.core.tlsrpt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;

/// Laws that hold whatever strangers publish.
class TlsRptFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void a_record_reads_the_same_twice_and_its_valid_form_reads_back(byte[] octets) {
    List<String> texts = Arrays.asList(new String(octets, ISO_8859_1).split("\n", -1));

    TlsRptReading reading = TlsRptParser.read(texts);

    assertThat(TlsRptParser.read(texts)).isEqualTo(reading);
    assertThat(reading.problems())
        .allSatisfy(problem -> {
          assertThat(problem.column()).isBetween(0, problem.text().length() + 1);
          assertThat(problem.length()).isBetween(0, problem.text().length() + 1 - problem.column());
          assertThat(problem.text()).contains(problem.part());
        });
    TlsRptRecord record = reading.record();
    if (record == null) {
      assertThat(reading.problems()).isNotEmpty();
    } else {
      assertThat(record.rua()).isNotEmpty();
      assertThat(TlsRptParser.read(List.of("v=TLSRPTv1; rua=" + String.join(",", record.rua()))))
          .isEqualTo(new TlsRptReading(record, record.rua(), List.of()));
    }
  }
}
