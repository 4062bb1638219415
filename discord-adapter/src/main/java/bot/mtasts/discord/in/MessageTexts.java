package bot.mtasts.discord.in;

import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.EmbedType;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.messages.MessageSnapshot;
import org.jspecify.annotations.Nullable;

/// What a message says: its text, what it forwards, and what bots write in other ways.
final class MessageTexts {
  private MessageTexts() {}

  /// The texts of a message, in the order people read them.
  static List<String> of(Message message) {
    List<String> texts = new ArrayList<>();
    add(texts, message.getContentRaw());
    for (MessageSnapshot forwarded : message.getMessageSnapshots()) {
      add(texts, forwarded.getContentRaw());
      forwarded.getEmbeds().forEach(embed -> add(texts, embed));
    }
    message.getEmbeds().forEach(embed -> add(texts, embed));
    message
        .getComponentTree()
        .findAll(TextDisplay.class)
        .forEach(display -> add(texts, display.getContent()));
    return texts;
  }

  /// Discord makes embeds of its own, a preview of what a link leads to, which may speak of any
  /// domain.
  private static void add(List<String> texts, MessageEmbed embed) {
    if (embed.getType() != EmbedType.RICH) {
      return;
    }
    add(texts, embed.getTitle());
    add(texts, embed.getDescription());
    for (MessageEmbed.Field field : embed.getFields()) {
      add(texts, field.getName());
      add(texts, field.getValue());
    }
  }

  private static void add(List<String> texts, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      texts.add(text);
    }
  }
}
