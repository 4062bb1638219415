package bot.mtasts.slack;

import org.jspecify.annotations.Nullable;

/// Where in Slack somebody spoke to us, and what Slack gave us to answer them with.
///
/// @param team the workspace's id
/// @param channel its id
/// @param user their id
/// @param responseUrl takes five messages within half an hour, wherever it is, whether or not we
///   are in the channel; null where Slack gave none (a mention)
/// @param triggerId opens one modal within 3 seconds; null where Slack gave none
/// @param thread the `ts` of the message in whose thread to answer; null for the channel itself
/// @param pressed the `ts` of the message whose button was pressed; null when it was no button
/// @param pressedPrivately whether only they see that message
public record Place(
    String team,
    String channel,
    String user,
    @Nullable String responseUrl,
    @Nullable String triggerId,
    @Nullable String thread,
    @Nullable String pressed,
    boolean pressedPrivately) {
  @Override
  public String toString() {
    return "Place[%s, %s]".formatted(team, channel);
  }
}
