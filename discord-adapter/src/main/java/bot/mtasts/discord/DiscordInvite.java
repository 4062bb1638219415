package bot.mtasts.discord;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bot.mtasts.core.integration.Secret;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;

/// The links with which people add the bot, asking for what it needs and no more.
///
/// @param applicationId the app's id, see [#isId]
public record DiscordInvite(String applicationId) {
  private static final String AUTHORIZE = "https://discord.com/oauth2/authorize?client_id=";
  private static final Set<Permission> NEEDED =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_SEND_IN_THREADS,
          Permission.MESSAGE_EMBED_LINKS);

  /// What it may do in a server, as Discord calls it: to post results into channels. To answer
  /// commands it needs none of them.
  public static final List<String> PERMISSIONS = NEEDED.stream().map(Permission::getName).toList();

  /// @throws IllegalArgumentException if it is no id
  public DiscordInvite {
    if (!isId(applicationId)) {
      throw new IllegalArgumentException("an application's id is a number of 15 to 20 digits");
    }
  }

  /// Whether a text can be the id of something at Discord.
  public static boolean isId(String text) {
    return text.matches("\\d{15,20}");
  }

  /// Of the application whose bot has this token; empty if the token does not say so.
  public static Optional<DiscordInvite> ofToken(Secret token) {
    // The first part is the bot's id in Base64 (reference, "Authentication").
    String first = token.reveal().split("\\.", 2)[0];
    try {
      String id = new String(Base64.getUrlDecoder().decode(first), US_ASCII);
      return isId(id) ? Optional.of(new DiscordInvite(id)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // No Base64, so no token; it must not be shown why.
      return Optional.empty();
    }
  }

  /// Adds it to a server, for whoever may manage it.
  public String toServer() {
    return AUTHORIZE
        + applicationId
        + "&integration_type=0&scope=bot+applications.commands&permissions="
        + Permission.getRaw(NEEDED);
  }

  /// Adds it to one's own account, to be used everywhere.
  public String toAccount() {
    return AUTHORIZE + applicationId + "&integration_type=1&scope=applications.commands";
  }
}
