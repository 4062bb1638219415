package bot.mtasts.core.command.progress;

import bot.mtasts.core.command.progress.Progress.Edit;
import bot.mtasts.core.command.progress.Progress.Rhythm;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The messages of this process that say how far a check has come. Several stages that end shortly
/// after each other become one edit, and a check that is quick is never edited before its answer
/// stands there.
///
/// @param <P> how a platform says where a message stands; places that are equal are the same
public final class ProgressEdits<P> {
  private final Timekeeper time;
  private final Map<P, Set<Progress>> open = new HashMap<>(); // guarded by this

  /// Nothing is in progress yet.
  public ProgressEdits(Timekeeper time) {
    this.time = time;
  }

  /// Begins to tell how far a check has come.
  ///
  /// @param place by which [#stop] finds it
  public Progress begin(P place, Rhythm rhythm, Edit edit) {
    Progress progress = new Progress(time, rhythm, edit, ended -> forget(place, ended));
    synchronized (this) {
      open.computeIfAbsent(place, _ -> new HashSet<>()).add(progress);
    }
    return progress;
  }

  /// Ends all edits of a place that this process makes. When it returns, none is under way and none
  /// will follow: what is put there now stays.
  public void stop(P place) {
    List<Progress> there;
    synchronized (this) {
      there = List.copyOf(open.getOrDefault(place, Set.of()));
    }
    there.forEach(Progress::close);
  }

  private synchronized void forget(P place, Progress progress) {
    open.computeIfPresent(
        place,
        (_, there) -> {
          there.remove(progress);
          return there.isEmpty() ? null : there;
        });
  }
}
