package bot.mtasts.discord.out;

/// By what an interaction is answered: it works like a webhook, and whoever has its token can
/// write.
///
/// @param application the app's id
/// @param token of the interaction
record Hook(String application, String token) {
  /// @throws IllegalArgumentException if these cannot be an id and a token: whoever reads them from
  ///   somewhere looks first, with [#isPossible]
  Hook {
    if (!isPossible(application, token)) {
      throw new IllegalArgumentException("not an application's id and an interaction's token");
    }
  }

  static boolean isPossible(String application, String token) {
    return DiscordIds.isId(application) && DiscordIds.isInteractionToken(token);
  }

  @Override
  public String toString() {
    return "Hook[%s]".formatted(application);
  }
}
