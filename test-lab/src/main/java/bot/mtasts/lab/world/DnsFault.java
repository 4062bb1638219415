package bot.mtasts.lab.world;

import org.jspecify.annotations.Nullable;

/// What goes wrong when a name is asked for.
///
/// @param type the type that is affected; null for all
public record DnsFault(@Nullable RrType type, Kind kind) {
  /// How the query fails.
  public enum Kind {
    SERVFAIL,
    REFUSED,
    /// no answer at all
    TIMEOUT,
    /// over UDP only the TC bit; over TCP the whole answer
    TRUNCATE
  }
}
