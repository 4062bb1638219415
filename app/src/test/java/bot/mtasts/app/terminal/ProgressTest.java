package bot.mtasts.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void one_domain_is_named_many_are_counted() {
    assertThat(Progress.line(1, 0, "example.com", 0)).isEqualTo("⠋ looking at example.com");
    assertThat(Progress.line(40, 10, "a.test", 3)).isEqualTo("⠸ ██████░░░░░░░░░░░░░░░░░░ 10 of 40");
    assertThat(Progress.line(40, 40, "a.test", 10))
        .isEqualTo("⠋ ████████████████████████ 40 of 40");
  }
}
