package bot.mtasts.core.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FittingTest {
  private static final Fitting<String> PARTS =
      new Fitting<>(
          List.of(part("first one", "1st"), part("second one", "2nd"), part("third one", "")),
          left -> left == 0 ? Optional.empty() : Optional.of("and " + left));

  private static Fitting.Part<String> part(String full, String brief) {
    return new Fitting.Part<>(List.of(full), brief.isEmpty() ? List.of() : List.of(brief));
  }

  @Test
  void with_room_for_all_nothing_is_said_about_a_rest() {
    assertThat(PARTS.within(new Chars(100)))
        .containsExactly("first one", "second one", "third one");
  }

  @Test
  void what_does_not_fit_is_said_in_brief_and_what_follows_is_counted() {
    assertThat(PARTS.within(new Chars(5 + 9 + 3)))
        .as("room for the rest, the first in full and the second in brief")
        .containsExactly("first one", "2nd", "and 1");
  }

  @Test
  void nothing_is_shown_behind_a_gap() {
    Fitting<String> parts =
        new Fitting<>(
            List.of(part("a very long one", ""), part("b", "")),
            left -> left == 0 ? Optional.empty() : Optional.of("and " + left));

    assertThat(parts.within(new Chars(10))).containsExactly("and 2");
  }

  @Test
  void the_line_about_the_rest_always_has_room() {
    assertThat(PARTS.within(new Chars(5 + 3))).containsExactly("1st", "and 2");
  }

  @Test
  void a_line_about_the_rest_may_be_longer_when_less_is_left_out() {
    Fitting<String> parts =
        new Fitting<>(
            List.of(part("a", ""), part("b", "")),
            left -> Optional.of(left == 1 ? "and the long one" : "some"));

    assertThat(parts.within(new Chars(10))).containsExactly("some");
    assertThat(parts.within(new Chars(17))).containsExactly("a", "b", "some");
  }

  @Test
  void it_can_be_made_of_something_else() {
    assertThat(PARTS.map(String::length).within(new Any())).containsExactly(9, 10, 9);
  }

  private static final class Chars implements Fitting.Room<String> {
    private int left;

    Chars(int left) {
      this.left = left;
    }

    @Override
    public boolean has(List<String> more) {
      return more.stream().mapToInt(String::length).sum() <= left;
    }

    @Override
    public void take(String one) {
      left -= one.length();
    }
  }

  private static final class Any implements Fitting.Room<Integer> {
    @Override
    public boolean has(List<Integer> more) {
      return true;
    }

    @Override
    public void take(Integer one) {
      assertThat(one).isPositive();
    }
  }
}
