package bot.mtasts.webhook.api;

import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.store.CheckRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How many of the checks that visitors asked for are queued or running: however many addresses
/// they come from, those who hold a key still find a server that has time for them. Each instance
/// counts what was asked of it.
final class VisitorPlaces {
  /// Where all places are taken, the store is asked no more often than this which came free.
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final int most;
  private final CheckRequests requests;
  private final InstantSource clock;
  private final Set<String> taken = new HashSet<>(); // guarded by this
  private int promised; // guarded by this
  private Instant nextLook = Instant.MIN; // guarded by this

  VisitorPlaces(int most, CheckRequests requests, InstantSource clock) {
    this.most = most;
    this.requests = requests;
    this.clock = clock;
  }

  int most() {
    return most;
  }

  /// Takes a place, for [#begun] or [#giveBack]; false when there is none.
  boolean take() {
    List<String> ended = ended();
    synchronized (this) {
      ended.forEach(taken::remove);
      if (taken.size() + promised >= most) {
        return false;
      }
      promised++;
      return true;
    }
  }

  /// The place that was taken is this check's until it has ended.
  synchronized void begun(String checkId) {
    promised--;
    taken.add(checkId);
  }

  /// The place that was taken is not needed.
  synchronized void giveBack() {
    promised--;
  }

  private List<String> ended() {
    List<String> suspects;
    synchronized (this) {
      Instant now = clock.instant();
      if (taken.size() + promised < most || now.isBefore(nextLook)) {
        return List.of();
      }
      nextLook = now.plus(PAUSE);
      suspects = List.copyOf(taken);
    }
    return suspects.stream().filter(this::hasEnded).toList();
  }

  private boolean hasEnded(String checkId) {
    return requests.find(checkId).stream()
        .noneMatch(standing ->
            switch (standing) {
              case CheckStanding.Queued _, CheckStanding.Running _ -> true;
              case CheckStanding.Completed _, CheckStanding.Failed _ -> false;
            });
  }
}
