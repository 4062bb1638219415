package bot.mtasts.app;

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
            .min(Comparator.comparingInt(each -> distance(asked, each.toLowerCase(Locale.ROOT))))
            .filter(
                each ->
                    distance(asked, each.toLowerCase(Locale.ROOT))
                        <= Math.max(1, Math.max(asked.length(), each.length()) / 3));
    return best.isPresent() || asked.length() < 3
        ? best
        : known.stream()
            .filter(each -> each.toLowerCase(Locale.ROOT).contains(asked))
            .findFirst();
  }

  /// How many letters must be put in, taken out, exchanged, or swapped with their neighbour.
  private static int distance(String from, String to) {
    int[] before = new int[to.length() + 1];
    int[] previous = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int exchange = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(exchange, 1 + Math.min(previous[j], current[j - 1]));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          current[j] = Math.min(current[j], before[j - 2] + 1);
        }
      }
      int[] spare = before;
      before = previous;
      previous = current;
      current = spare;
    }
    return previous[to.length()];
  }
}
