package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Which messages, modals and suggestions Discord takes. The numbers are [Rule]'s; every fault is
/// found, and worded like Discord's own.
public final class MessageRules {
  /// Embeds are not shown.
  public static final int SUPPRESS_EMBEDS = 1 << 2;

  /// Only one person sees it.
  public static final int EPHEMERAL = 1 << 6;

  /// "… is thinking".
  public static final int LOADING = 1 << 7;

  /// Nobody's device rings.
  public static final int SUPPRESS_NOTIFICATIONS = 1 << 12;

  /// It is made of components only.
  public static final int COMPONENTS_V2 = 1 << 15;

  private static final int BY_MESSAGE =
      SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2;
  private static final int BY_EDIT = SUPPRESS_EMBEDS | COMPONENTS_V2;

  private MessageRules() {}

  /// What Discord would not take.
  ///
  /// @param path where, such as `embeds.0.title`
  /// @param code Discord's word, such as `BASE_TYPE_MAX_LENGTH`
  /// @param words Discord's sentence
  public record Violation(Rule rule, String path, String code, String words) {
    @Override
    public String toString() {
      return path + ": " + words;
    }
  }

  /// What is wrong with a new message; empty if nothing is.
  ///
  /// @param files how many are attached
  public static List<Violation> inMessage(JsonNode message, int files) {
    var seen = new Inspection();
    flags(message, BY_MESSAGE, seen);
    content(message, message, seen);
    boolean empty =
        message.path("content").asText("").isBlank()
            && message.path("embeds").isEmpty()
            && message.path("components").isEmpty()
            && message.path("poll").isMissingNode()
            && files == 0;
    if (empty) {
      seen.note(Rule.EMPTY_MESSAGE, "content", "BASE_TYPE_REQUIRED", "This field is required");
    }
    return seen.violations();
  }

  /// What is wrong with an edit; empty if nothing is. Flags that an edit cannot change do no harm
  /// ("unsupported flag changes are currently ignored without error").
  ///
  /// @param before the message's `content`, `embeds`, `components` and `flags`
  public static List<Violation> inEdit(JsonNode before, JsonNode edit) {
    var seen = new Inspection();
    seen.number(edit, "flags", "", 0, Integer.MAX_VALUE);
    content(edited(before, edit), edit, seen);
    return seen.violations();
  }

  /// What a message is after an edit: what the edit does not name stays, V2's flag always does.
  static ObjectNode edited(JsonNode before, JsonNode edit) {
    ObjectNode after = Json.object();
    for (String member : List.of("content", "embeds", "components")) {
      after.set(member, edit.has(member) ? edit.path(member) : before.path(member));
    }
    int flags = before.path("flags").asInt(0);
    if (edit.has("flags")) {
      flags = (flags & ~BY_EDIT) | (edit.path("flags").asInt(0) & BY_EDIT);
    }
    return after.put("flags", flags | (before.path("flags").asInt(0) & COMPONENTS_V2));
  }

  /// What is wrong with the flags of a deferral, where only `EPHEMERAL` is known.
  static List<Violation> inDeferral(JsonNode data) {
    var seen = new Inspection();
    flags(data, EPHEMERAL, seen);
    return seen.violations();
  }

  /// What is wrong with a modal; empty if nothing is.
  public static List<Violation> inModal(JsonNode data) {
    var seen = new Inspection();
    new ModalRules(seen).modal(data);
    return seen.violations();
  }

  /// What is wrong with suggestions; empty if nothing is.
  public static List<Violation> inChoices(JsonNode data) {
    var seen = new Inspection();
    if (!data.path("choices").isArray()) {
      seen.note(Rule.SHAPE, "choices", "BASE_TYPE_REQUIRED", "This field is required");
    }
    JsonNode choices = seen.list(data, "choices", "", 0, Rule.CHOICES);
    for (int i = 0; i < choices.size(); i++) {
      String at = "choices." + i;
      seen.required(choices.get(i), "name", at, Rule.CHOICE_TEXT);
      JsonNode value = choices.get(i).path("value");
      if (value.isMissingNode() || value.isNull()) {
        seen.note(Rule.SHAPE, at + ".value", "BASE_TYPE_REQUIRED", "This field is required");
      } else if (value.isTextual()) {
        seen.required(choices.get(i), "value", at, Rule.CHOICE_TEXT);
      }
    }
    return seen.violations();
  }

  /// Our own rule: nothing a message says may ping anybody whom we did not name.
  static boolean mentionsNobody(JsonNode message) {
    JsonNode allowed = message.path("allowed_mentions");
    return allowed.path("parse").isArray()
        && allowed.path("parse").isEmpty()
        && !allowed.path("replied_user").asBoolean(false);
  }

  private static void flags(JsonNode message, int known, Inspection seen) {
    seen.number(message, "flags", "", 0, Integer.MAX_VALUE);
    int unknown = message.path("flags").asInt(0) & ~known;
    if (unknown != 0) {
      seen.note(
          Rule.FLAGS,
          "flags",
          "MESSAGE_FLAGS_INVALID",
          "Flags " + unknown + " cannot be set here.");
    }
  }

  /// @param message all of it
  /// @param sent what was sent of it: only that is blamed
  private static void content(JsonNode message, JsonNode sent, Inspection seen) {
    boolean v2 = (message.path("flags").asInt(0) & COMPONENTS_V2) != 0;
    seen.optional(sent, "content", "", Rule.CONTENT);
    new EmbedRules(seen).embeds(sent);
    if (v2) {
      for (String legacy : List.of("content", "embeds", "poll", "sticker_ids")) {
        JsonNode there = message.path(legacy);
        if (there.isTextual() ? !there.textValue().isEmpty() : !there.isEmpty()) {
          seen.note(
              Rule.COMPONENTS_V2_ONLY,
              legacy,
              "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
              "The '" + legacy + "' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
      }
    }
    var components = new ComponentRules(seen);
    if (v2) {
      components.layout(sent);
    } else {
      components.rows(sent);
    }
  }
}
