package bot.mtasts.discord.in;

import bot.mtasts.core.command.Asker;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.discord.DiscordPlace;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import java.time.Duration;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.components.ComponentInteraction;
import org.jspecify.annotations.Nullable;

/// Who speaks to us, and from where.
final class Whereabouts {
  // interactions/receiving-and-responding: "Interaction tokens are valid for 15 minutes".
  private static final Duration TOKEN_LIVES = Duration.ofMinutes(15);

  private Whereabouts() {}

  /// Whoever is there.
  static Asker asker(Interaction interaction) {
    String user = interaction.getUser().getId();
    return new Asker(Chat.DISCORD, workspace(interaction), channel(interaction), user);
  }

  /// The server's id; where there is none, the user's own.
  static String workspace(Interaction interaction) {
    Guild guild = interaction.getGuild();
    return guild == null ? interaction.getUser().getId() : guild.getId();
  }

  private static String channel(Interaction interaction) {
    String id = interaction.getChannelId();
    return id == null ? "" : id;
  }

  /// Where that is, once it is acknowledged.
  static DiscordPlace place(Interaction interaction, Acknowledged acknowledged) {
    Guild guild = interaction.getGuild();
    @Nullable Message pressed =
        interaction instanceof ComponentInteraction component ? component.getMessage() : null;
    return new DiscordPlace(
        interaction.getJDA().getSelfUser().getApplicationId(),
        guild == null ? null : guild.getId(),
        channel(interaction),
        interaction.getUser().getId(),
        interaction.getToken(),
        interaction.getTimeCreated().toInstant().plus(TOKEN_LIVES),
        acknowledged,
        pressed == null ? null : pressed.getId(),
        pressed != null && pressed.isEphemeral(),
        isPresent(interaction));
  }

  /// Whether the bot is there itself, and may write. Where only a person has the app, it is not.
  private static boolean isPresent(Interaction interaction) {
    return interaction.isFromAttachedGuild()
        ? interaction.getChannel() instanceof GuildMessageChannel channel && channel.canTalk()
        : interaction.getContext() == InteractionContextType.BOT_DM;
  }
}
