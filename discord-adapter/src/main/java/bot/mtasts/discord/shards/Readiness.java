package bot.mtasts.discord.shards;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which shards nobody is connected as, for `/readyz`.
///
/// @param elsewhere the shards that another instance held when we last asked
/// @param trouble why our last login failed, a sentence; null if it did not
/// @param nextLogin when we try again, if there is trouble
/// @param storeIsAway whether the store did not answer when we last asked
record Readiness(
    Division division,
    Map<Integer, HeldShard> held,
    Set<Integer> elsewhere,
    @Nullable String trouble,
    Instant nextLogin,
    boolean storeIsAway) {
  private static final int MOST_SENTENCES = 5;

  /// A sentence each; empty when every shard is connected, here or elsewhere.
  List<String> notReady() {
    List<String> sentences = new ArrayList<>();
    for (int id = 0; id < division.shards(); id++) {
      HeldShard shard = held.get(id);
      if (shard != null) {
        Instant since = shard.brokenSince();
        if (since != null) {
          sentences.add(broken(id, since));
        } else if (shard.isLeaving()) {
          sentences.add("The %s is being let go.".formatted(division.name(id)));
        }
      } else if (!elsewhere.contains(id)) {
        sentences.add(
            "Nobody is connected to Discord as %s.%s".formatted(division.name(id), why()));
      }
    }
    return shortened(sentences);
  }

  private String broken(int id, Instant since) {
    return "Discord is not connected as %s since %s.%s"
        .formatted(division.name(id), inWords(since), trouble == null ? "" : " " + trouble);
  }

  private String why() {
    if (trouble != null) {
      return " %s The next attempt is at %s.".formatted(trouble, inWords(nextLogin));
    }
    return storeIsAway ? " The store cannot be asked whether we may be." : "";
  }

  private static List<String> shortened(List<String> sentences) {
    if (sentences.size() <= MOST_SENTENCES) {
      return List.copyOf(sentences);
    }
    List<String> some = new ArrayList<>(sentences.subList(0, MOST_SENTENCES));
    some.add("%d more shards are not connected.".formatted(sentences.size() - MOST_SENTENCES));
    return List.copyOf(some);
  }

  private static String inWords(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
