package bot.mtasts.discord.in;

import java.util.List;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people that nothing will be done, where nothing was begun: in the acknowledgement itself,
/// so that they read it even when nothing else of ours works.
final class Excused {
  private static final Logger log = LoggerFactory.getLogger(Excused.class);

  private Excused() {}

  /// Says it to the asker alone.
  ///
  /// @param sentence nothing of strangers' in it
  /// @param ended is told when Discord has answered, or could not be asked
  static void from(IReplyCallback event, String sentence, Runnable ended) {
    event
        .reply(sentence)
        .setEphemeral(true)
        .setAllowedMentions(List.of())
        .mentionRepliedUser(false)
        .queue(
            _ -> ended.run(),
            trouble -> {
              ended.run();
              // The message of whatever it is may name the token.
              log.atWarn()
                  .addKeyValue("outcome", trouble.getClass().getSimpleName())
                  .log("discord excuse");
            });
  }
}
