package bot.mtasts.core.probe.smtp;

import java.util.List;

/// What a conversation came to, and what is left to be said once that is known.
///
/// @param lastWords commands whose answers nobody waits for; empty where there is nobody to talk to
record Ending<T>(T seen, List<String> lastWords) {
  Ending {
    lastWords = List.copyOf(lastWords);
  }

  static <T> Ending<T> silent(T seen) {
    return new Ending<>(seen, List.of());
  }

  static <T> Ending<T> withQuit(T seen) {
    return new Ending<>(seen, List.of("QUIT"));
  }
}
