package bot.mtasts.core.probe;

import java.time.Duration;

/// Is told how far a look has come. Called from the look's own threads: it must not block.
public interface LookProgress {
  /// Nobody is waiting.
  LookProgress UNHEARD = (_, _) -> {};

  /// A stage has ended.
  ///
  /// @param after since the look began
  void ended(Stage stage, Duration after);
}
