package bot.mtasts.discord.shards;

import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;

/// What can be wrong with a connection, in words for whoever runs the bot.
final class Troubles {
  static final String WRONG_TOKEN =
      "Discord does not take the bot's token. Make a new one under *Bot* on the app's page, with"
          + " *Reset Token*, and set it as discord.token.";
  static final String UNREACHED = "Discord cannot be reached from here.";
  static final String GAVE_UP =
      "The connection broke and did not come back, so it is made from the beginning.";

  private Troubles() {}

  /// Discord's REST API answered with a status that is none of success.
  static String status(int status) {
    return "Discord answers our login with HTTP %d.".formatted(status);
  }

  /// A login failed with this.
  static String of(RuntimeException e) {
    return switch (e) {
      case InvalidTokenException _ -> WRONG_TOKEN;
      case ErrorResponseException refused when refused.getResponse().code > 0 ->
          status(refused.getResponse().code);
      case RuntimeException _ -> UNREACHED;
    };
  }

  /// Discord closed the connection for good with this code (topics/opcodes-and-status-codes).
  static String closed(int code) {
    return switch (code) {
      case 4004 -> WRONG_TOKEN;
      case 4010 ->
          "Discord knows no such shard (4010). Set discord.shards to 0, which leaves their number to"
              + " Discord.";
      case 4011 ->
          "The bot is in too many servers for so few shards (4011). Raise discord.shards, or set it"
              + " to 0, which leaves their number to Discord.";
      case 4013, 4014 ->
          "Discord refuses the intents that we ask for (%d), although none is privileged: is the app"
                  .formatted(code)
              + " suspended?";
      default -> "Discord closed the connection with code %d.".formatted(code);
    };
  }
}
