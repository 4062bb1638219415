package bot.mtasts.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void a_terminal_without_a_size_gets_the_usual_one() {
    assertThat(Main.columns(132)).isEqualTo(132);
    assertThat(Main.columns(0)).isEqualTo(Main.columns(-1)).isPositive();
  }
}
