package bot.mtasts.discord;

import bot.mtasts.core.integration.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How we are connected to Discord.
///
/// @param token the bot's; null when Discord is not wanted
/// @param apiUrl of the REST API, with its version and a slash at its end
/// @param shards how many there are over all instances; 0 leaves it to Discord
/// @param developmentGuild the server that gets the commands at once and alone, while the app is
///   being developed; null registers them everywhere
/// @param presence whether the bot's profile says what to type
public record DiscordSettings(
    @Nullable Secret token,
    URI apiUrl,
    int shards,
    @Nullable String developmentGuild,
    boolean presence) {
  /// Where Discord's own REST API is.
  public static final URI API_URL = URI.create("https://discord.com/api/v10/");

  /// The most shards that one store's instances share.
  public static final int MOST_SHARDS = 1_000;

  /// Whether a connection is wanted.
  public boolean isWanted() {
    return token != null;
  }

  /// What has to be mended before Discord can be connected, a sentence each that begins with the
  /// setting's name; empty when all is well or nothing is wanted.
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (token == null) {
      return faults;
    }
    if (token.reveal().regionMatches(true, 0, "Bot ", 0, 4)) {
      faults.add("discord.token: begins with `Bot `; leave that word away");
    } else if (token.reveal().chars().filter(c -> c == '.').count() != 2) {
      faults.add(
          "discord.token: is not a bot's token, which has three parts between dots. It is shown once,"
              + " under *Bot* on the app's page, after *Reset Token*");
    }
    if (!apiUrl.getPath().matches(".*/v\\d+/")) {
      faults.add("discord.api-url: has to end with the API's version and a slash, as /api/v10/");
    }
    if (shards < 0 || shards > MOST_SHARDS) {
      faults.add("discord.shards: has to be between 0 (left to Discord) and " + MOST_SHARDS);
    }
    if (developmentGuild != null && !developmentGuild.matches("\\d{15,20}")) {
      faults.add("discord.development-guild: has to be a server's id, which is a long number");
    }
    return faults;
  }
}
