package bot.mtasts.core.command;

/// How much people in chats may ask for, and who sees the answers.
///
/// @param checksPerMinutePerUser for one person, over all channels of a workspace
/// @param checksPerMinutePerWorkspace for all people of one workspace together
/// @param answerPrivately whether only the asker sees an answer, even if they do not ask for that
/// @param mostDomains in one message
public record ChatSettings(
    int checksPerMinutePerUser,
    int checksPerMinutePerWorkspace,
    boolean answerPrivately,
    int mostDomains) {
  /// @throws IllegalArgumentException if a number is less than 1
  public ChatSettings {
    if (checksPerMinutePerUser < 1 || checksPerMinutePerWorkspace < 1 || mostDomains < 1) {
      throw new IllegalArgumentException("at least one of each: otherwise nobody is answered");
    }
  }
}
