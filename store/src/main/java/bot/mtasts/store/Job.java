package bot.mtasts.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What the jobs of a queue do.
interface Job {
  /// Does it.
  ///
  /// @param id of what it is about
  /// @param attempt 1 for the first; a throw leads to the next
  /// @return when it is to be done again; empty when it is done for good
  Optional<Instant> run(String id, int attempt) throws InterruptedException;

  /// Has the last word, in the transaction that ends the job or puts it off.
  ///
  /// @param next what [#run] said
  default Optional<Instant> end(Handle handle, String id, Optional<Instant> next) {
    return next;
  }
}
