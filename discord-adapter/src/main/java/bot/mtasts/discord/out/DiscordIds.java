package bot.mtasts.discord.out;

import java.util.regex.Pattern;

/// How Discord's names for things are written. What is not written so never gets into a URL.
final class DiscordIds {
  // A snowflake: 64 bits, in decimal. The first ones had 15 digits.
  private static final Pattern ID = Pattern.compile("[0-9]{15,20}");

  // Base64 of some kind. Discord promises nothing about it; what matters is that it stays one step
  // of a path: no slash, no query, and not dots alone.
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_=+~.-]{0,999}");

  private DiscordIds() {}

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  static boolean isInteractionToken(String text) {
    return TOKEN.matcher(text).matches();
  }
}
