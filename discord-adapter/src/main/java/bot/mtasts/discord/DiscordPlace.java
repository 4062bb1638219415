package bot.mtasts.discord;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where in Discord somebody spoke to us, and what Discord gave us to answer them with. The
/// interaction is acknowledged already.
///
/// @param application the app's id
/// @param guild the server's id; null in direct messages
/// @param channel its id
/// @param user their id
/// @param token of the interaction: whoever has it can answer it
/// @param until when Discord stops taking the token, 15 minutes after the interaction
/// @param acknowledged how it was acknowledged
/// @param pressed the id of the message whose button was pressed; null when it was no button
/// @param pressedPrivately whether only they see that message
/// @param present whether the bot itself is in that channel and may write there, so that an answer
///   that comes after the token's end can be posted
public record DiscordPlace(
    String application,
    @Nullable String guild,
    String channel,
    String user,
    String token,
    Instant until,
    Acknowledged acknowledged,
    @Nullable String pressed,
    boolean pressedPrivately,
    boolean present) {
  /// How an interaction was acknowledged, which decides what its original message is.
  public enum Acknowledged {
    /// "… is thinking" stands there for everybody.
    FOR_ALL,
    /// "… is thinking" is shown to the asker alone.
    FOR_ASKER,
    /// The message whose button was pressed is the original: nothing was shown.
    IN_PLACE
  }

  @Override
  public String toString() {
    return "DiscordPlace[%s, %s, %s]".formatted(guild, channel, acknowledged);
  }
}
