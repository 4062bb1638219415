package bot.mtasts.core.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MxPatternTest {
  @ParameterizedTest(name = "{0} and {1}: {2} ({3})")
  @CsvSource({
    "mx.a.test, mx.a.test, true, the same name",
    "MX.a.Test, mx.A.test, true, letter case does not matter",
    "mx.a.test, mx.a.test., true, a final dot does not matter",
    "mx.a.test, mx2.a.test, false, another name",
    "*.a.test, x.a.test, true, one label",
    "*.a.test, a.test, false, no label",
    "*.a.test, y.x.a.test, false, two labels",
    "*.a.test, xa.test, false, the dot belongs to the pattern",
    "*.a.test, .a.test, false, an empty label is none",
    "a.test, x.a.test, false, without a wildcard nothing below is covered",
    "*.xn--bcher-kva.test, mx.xn--bcher-kva.test, true, A-labels compare as text"
  })
  void covers(String pattern, String host, boolean covered, String because) {
    assertThat(MxPattern.of(pattern).covers(HostName.of(host))).as(because).isEqualTo(covered);
  }

  @Test
  void prints_as_it_was_read() {
    assertThat(MxPattern.of("*.mail.test")).hasToString("*.mail.test");
    assertThat(MxPattern.of("mx.mail.test")).hasToString("mx.mail.test");
  }
}
