package bot.mtasts.core.say;

import bot.mtasts.core.mtasts.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses what was meant by a word that is not known: "did you mean".
public final class Nearest {
  private Nearest() {}

  /// The known word that is nearest, if it is near: at most a third of the letters differ, or one
  /// begins with the other.
  public static Optional<String> to(String word, Collection<String> known) {
    String asked = word.toLowerCase(Locale.ROOT);
    Optional<String> best =
        known.stream()
            .min(
                Comparator.comparingInt(
                    each -> Spelling.distance(asked, each.toLowerCase(Locale.ROOT))))
            .filter(each ->
                Spelling.distance(asked, each.toLowerCase(Locale.ROOT))
                    <= Math.max(1, Math.max(asked.length(), each.length()) / 3));
    return best.isPresent() || asked.length() < 3
        ? best
        : known.stream().filter(each -> each.toLowerCase(Locale.ROOT).contains(asked)).findFirst();
  }
}
