package bot.mtasts.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void quantiles_are_figures_that_were_measured() {
    Spread spread =
        new Spread(IntStream.rangeClosed(1, 100).mapToObj(n -> (double) n).toList().reversed());

    assertThat(spread.median()).isEqualTo(50);
    assertThat(spread.p95()).isEqualTo(95);
    assertThat(spread.quantile(1)).isEqualTo(100);
  }

  @Test
  void one_figure_is_its_own_spread() {
    Spread spread = new Spread(List.of(7.0));

    assertThat(spread.median()).isEqualTo(7);
    assertThat(spread.p95()).isEqualTo(7);
  }

  @Test
  void nothing_measured_has_no_spread() {
    assertThatThrownBy(() -> new Spread(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
