package bot.mtasts.core.command;

import java.time.Duration;

/// Counts and measures what is said to us in a chat; words are from closed lists.
public interface Heed {
  /// Takes no notice.
  Heed NONE =
      new Heed() {
        @Override
        public void said(String what, String outcome, Duration took) {
          // Nobody wants to know.
        }

        @Override
        public void acknowledged(Duration took) {
          // Nobody wants to know.
        }
      };

  /// Something has come. What platforms count that have their own eyes for it do not tell.
  default void arrived() {
    // Most do not mind.
  }

  /// Something was said, and is done with.
  ///
  /// @param what `command`, `press`, `shortcut`, `submission`, `mention`, `message`, `suggestion`…
  /// @param outcome `done`, `failed`, `repeated`, `not_installed`, `stopping`, `late`…
  /// @param took from when it came until it was done
  void said(String what, String outcome, Duration took);

  /// The platform was told that something has come, or that has failed; Slack and Discord wait for
  /// three seconds.
  void acknowledged(Duration took);
}
