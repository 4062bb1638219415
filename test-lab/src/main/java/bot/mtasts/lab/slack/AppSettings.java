package bot.mtasts.lab.slack;

import java.util.Set;

/// The app as it is set up at Slack: who it is, and what its manifest says.
///
/// @param scopes the bot scopes it asks for when it is installed
/// @param escapesCommands `should_escape`: whether people, channels and links in a command's text
///   arrive as `<…|…>`
/// @param rotatesTokens whether access tokens end after twelve hours and are refreshed
/// @param messageShortcuts the callback ids of its shortcuts on messages
public record AppSettings(
    String appId,
    String name,
    String clientId,
    String clientSecret,
    String signingSecret,
    String appToken,
    Set<String> scopes,
    Set<String> commands,
    Set<String> messageShortcuts,
    boolean escapesCommands,
    boolean rotatesTokens) {

  /// Copies what is a list.
  public AppSettings {
    scopes = Set.copyOf(scopes);
    commands = Set.copyOf(commands);
    messageShortcuts = Set.copyOf(messageShortcuts);
  }

  /// An app called `mtasts` with a command `/mtasts`, the scopes a bot of its kind needs, and
  /// secrets of its own.
  public static AppSettings mtasts() {
    return new AppSettings(
        "A0LAB00001",
        "mtasts",
        "1000000000001.2000000000002",
        Ids.secret(16),
        Ids.secret(16),
        "xapp-1-A0LAB00001-" + Ids.secret(16),
        Set.of("commands", "chat:write", "chat:write.public", "app_mentions:read"),
        Set.of("/mtasts"),
        Set.of(),
        false,
        false);
  }

  /// The same app that asks for these scopes.
  public AppSettings withScopes(String... wanted) {
    return with(Set.of(wanted), commands, messageShortcuts, escapesCommands, rotatesTokens);
  }

  /// The same app with these slash commands, each with its slash.
  public AppSettings withCommands(String... offered) {
    return with(scopes, Set.of(offered), messageShortcuts, escapesCommands, rotatesTokens);
  }

  /// The same app with these shortcuts on messages.
  public AppSettings withMessageShortcuts(String... callbackIds) {
    return with(scopes, commands, Set.of(callbackIds), escapesCommands, rotatesTokens);
  }

  /// The same app with `should_escape: true`.
  public AppSettings escapingCommands() {
    return with(scopes, commands, messageShortcuts, true, rotatesTokens);
  }

  /// The same app with token rotation.
  public AppSettings rotatingTokens() {
    return with(scopes, commands, messageShortcuts, escapesCommands, true);
  }

  // Who it is stays, what its manifest says changes.
  private AppSettings with(
      Set<String> newScopes,
      Set<String> newCommands,
      Set<String> newShortcuts,
      boolean escapes,
      boolean rotates) {
    return new AppSettings(
        appId,
        name,
        clientId,
        clientSecret,
        signingSecret,
        appToken,
        newScopes,
        newCommands,
        newShortcuts,
        escapes,
        rotates);
  }

  @Override
  public String toString() {
    return "app " + appId + " (" + name + ")";
  }
}
