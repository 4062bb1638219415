package bot.mtasts.core.mtasts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.DomainNameReading.Refused;
import bot.mtasts.core.mtasts.DomainNameReading.Understood;
import bot.mtasts.core.mtasts.PolicyProblem.Kind;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Laws that hold whatever strangers publish and people paste. `JAZZER_FUZZ=1` looks for exceptions
/// to them; an ordinary test run tries the seeds beside this class's name in the resources.
class ParserFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void a_record_reads_the_same_twice_and_its_valid_form_reads_back(byte[] octets) {
    List<String> texts = Arrays.asList(new String(octets, ISO_8859_1).split("\n", -1));

    RecordReading reading = RecordParser.read(texts);

    assertThat(RecordParser.read(texts)).isEqualTo(reading);
    assertThat(reading.problems())
        .allSatisfy(problem -> {
          assertThat(problem.column()).isBetween(0, problem.text().length() + 1);
          assertThat(problem.length()).isBetween(0, problem.text().length() + 1 - problem.column());
          assertThat(problem.text()).contains(problem.part());
        });
    StsRecord record = reading.record();
    if (record == null) {
      assertThat(reading.problems()).isNotEmpty();
    } else {
      assertThat(record.id()).matches("[A-Za-z0-9]{1,32}");
      assertThat(RecordParser.read(List.of("v=STSv1; id=" + record.id() + ";")))
          .isEqualTo(new RecordReading(record, List.of()));
    }
  }

  @FuzzTest(maxDuration = "60s")
  void a_policy_reads_the_same_twice_and_its_valid_form_reads_back(byte[] file) {
    PolicyReading reading = PolicyParser.read(file);

    assertThat(PolicyParser.read(file)).isEqualTo(reading);
    List<String> served = PolicyLines.served(reading.text());
    assertThat(reading.problems())
        .allSatisfy(problem -> {
          PolicyPlace place = problem.place();
          assertThat(place.line()).isBetween(0, served.size());
          String line = place.line() == 0 ? "" : served.get(place.line() - 1);
          assertThat(Math.max(0, place.column() - 1) + place.length())
              .isBetween(0, line.codePointCount(0, line.length()));
          assertThat(place.shown()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\u00a0\u2028\u2029]");
        });
    Policy policy = reading.policy();
    if (policy == null) {
      assertThat(reading.problems()).isNotEmpty();
    } else {
      String printed =
          Stream.concat(
                  Stream.of(
                      "version: STSv1",
                      "mode: " + policy.mode().word(),
                      "max_age: " + policy.maxAge().toSeconds()),
                  policy.mx().stream().map(pattern -> "mx: " + pattern))
              .collect(Collectors.joining("\r\n"));
      PolicyReading again = PolicyParser.read(printed.getBytes(UTF_8));
      if (policy.mx().isEmpty() && policy.mode() != PolicyMode.NONE) {
        // Every mx value was an address, which a printed policy leaves out.
        assertThat(again.problems())
            .extracting(PolicyProblem::kind)
            .containsExactly(Kind.MX_MISSING);
      } else {
        assertThat(again.policy()).isEqualTo(policy);
        assertThat(again.problems()).isEmpty();
      }
    }
  }

  @FuzzTest(maxDuration = "60s")
  void a_domain_that_is_understood_is_understood_again_and_in_unicode(byte[] typed) {
    String input = new String(typed, UTF_8);

    switch (DomainNameParser.parse(input)) {
      case Understood(var domain) -> {
        assertThat(domain.ascii()).matches("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+");
        assertThat(domain.ascii().length()).isLessThanOrEqualTo(253);
        assertThat(DomainNameParser.parse(domain.ascii())).isEqualTo(new Understood(domain));
        assertThat(DomainNameParser.parse(domain.unicode())).isEqualTo(new Understood(domain));
      }
      case Refused(_, var sentence) -> {
        assertThat(sentence.length()).isLessThan(500);
        assertThat(sentence).doesNotContainPattern("[<>`*|\\\\\\p{Cntrl}\\p{Cf}]");
        assertThat(sentence.replace("the @ of a mail", "")).doesNotContain("@");
      }
    }
  }

  @FuzzTest(maxDuration = "60s")
  void an_mx_value_that_reads_as_a_pattern_reads_back(byte[] octets) {
    if (MxValue.read(new String(octets, UTF_8)) instanceof MxValue.Good(var pattern)) {
      assertThat(MxValue.read(pattern.toString())).isEqualTo(new MxValue.Good(pattern));
      assertThat(pattern.covers(pattern.base())).isEqualTo(!pattern.wildcard());
      assertThat(pattern.covers(pattern.base().child("x"))).isEqualTo(pattern.wildcard());
      assertThat(pattern.covers(pattern.base().child("x").child("y"))).isFalse();
    }
  }
}
