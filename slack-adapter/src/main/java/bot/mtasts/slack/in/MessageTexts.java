package bot.mtasts.slack.in;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.slack.api.model.Attachment;
import com.slack.api.model.Field;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a message says: its text, and what bots attach to theirs.
final class MessageTexts {
  private static final Gson JSON = GsonFactory.createSnakeCase();

  private MessageTexts() {}

  /// The texts of a message, in the order people read them.
  static List<String> of(Message message) {
    List<String> texts = new ArrayList<>();
    add(texts, message.getText());
    if (message.getAttachments() != null) {
      message.getAttachments().stream()
          .filter(MessageTexts::isTheirs)
          .forEach(attachment -> add(texts, attachment));
    }
    // People's blocks say what the text says; bots often write nothing but blocks.
    if (texts.isEmpty() && message.getBlocks() != null) {
      addTexts(texts, JSON.toJsonTree(message.getBlocks()));
    }
    return texts;
  }

  /// Whether an attachment was written with the message: Slack attaches a preview of what a link
  /// leads to, which may speak of any domain.
  private static boolean isTheirs(Attachment attachment) {
    return attachment.getFromUrl() == null && attachment.getOriginalUrl() == null;
  }

  private static void add(List<String> texts, Attachment attachment) {
    int before = texts.size();
    add(texts, attachment.getPretext(), attachment.getTitle(), attachment.getText());
    if (attachment.getFields() != null) {
      for (Field field : attachment.getFields()) {
        add(texts, field.getTitle(), field.getValue());
      }
    }
    if (texts.size() == before) {
      add(texts, attachment.getFallback());
    }
  }

  private static void add(List<String> texts, @Nullable String... more) {
    Stream.of(more).filter(Objects::nonNull).filter(text -> !text.isBlank()).forEach(texts::add);
  }

  private static void addTexts(List<String> texts, JsonElement json) {
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(element -> addTexts(texts, element));
    } else if (json.isJsonObject()) {
      for (var member : json.getAsJsonObject().entrySet()) {
        if (member.getKey().equals("text") && member.getValue().isJsonPrimitive()) {
          add(texts, member.getValue().getAsString());
        } else {
          addTexts(texts, member.getValue());
        }
      }
    }
  }
}
