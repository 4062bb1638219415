package bot.mtasts.core.command;

import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import java.util.Set;

/// Where one person is answered. Made by a platform for one invocation or one press of a button;
/// its methods block for as long as the platform takes, and never throw for a platform's trouble:
/// what cannot be said is logged.
public interface ReplySink {
  /// Says something that is done, once; nothing follows. What is [Reply#isForAskerAlone] is shown
  /// to nobody else.
  void say(Reply reply);

  /// Shows that a check has begun, where its answer will stand. A press of *Re-run* opens the
  /// message whose button it was.
  ///
  /// @param privately whether only the asker is to see it
  Opened open(DomainName domain, boolean privately);

  /// A message that waits for its answer.
  interface Opened extends AutoCloseable {
    /// The place of the answer, so that any instance finds it again.
    ChatAnswer destination(View view);

    /// How far the check has come. A hint: a platform may merge or drop it.
    ///
    /// @param ended the stages that have ended so far
    void working(Set<Stage> ended);

    /// Puts something else in the answer's place, because there will be no delivery: a text that
    /// needed no check, or a failure of ours.
    void say(Reply reply);

    /// No more is to be shown from here; what was begun is finished first. The answer itself comes
    /// as a delivery.
    @Override
    void close();
  }
}
