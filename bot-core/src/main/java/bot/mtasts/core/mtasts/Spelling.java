package bot.mtasts.core.mtasts;

import java.util.Locale;

/// Guesses what a misspelt name was meant to be.
public final class Spelling {
  private Spelling() {}

  /// Whether a name is one slip away from another (two for names of six letters and more): wrong
  /// case, a hyphen for an underscore, a letter too many, too few, wrong, or swapped.
  public static boolean isNear(String written, String meant) {
    String bare = bare(written);
    String target = bare(meant);
    if (bare.equals(target)) {
      return true;
    }
    int slips = target.length() >= 6 ? 2 : 1;
    return Math.abs(bare.length() - target.length()) <= slips && distance(bare, target) <= slips;
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
  }

  /// Edits from one to the other, a swap of neighbours counting as one (optimal string alignment).
  public static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
