package bot.mtasts.lab.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// Which embeds Discord takes.
final class EmbedRules {
  private static final Set<String> LINKS = Set.of("http", "https");
  private static final Set<String> PICTURES = Set.of("http", "https", "attachment");

  private final Inspection seen;

  EmbedRules(Inspection seen) {
    this.seen = seen;
  }

  void embeds(JsonNode message) {
    JsonNode embeds = seen.list(message, "embeds", "", 0, Rule.EMBEDS);
    int letters = 0;
    for (int i = 0; i < embeds.size(); i++) {
      letters += embed(embeds.get(i), "embeds." + i);
    }
    if (letters > Rule.EMBEDS_IN_ALL.limit()) {
      seen.note(
          Rule.EMBEDS_IN_ALL,
          "embeds",
          "MAX_EMBED_SIZE_EXCEEDED",
          "Embed size exceeds maximum size of " + Rule.EMBEDS_IN_ALL.limit());
    }
  }

  private int embed(JsonNode embed, String at) {
    int letters =
        seen.optional(embed, "title", at, Rule.EMBED_TITLE)
            + seen.optional(embed, "description", at, Rule.EMBED_DESCRIPTION);
    seen.link(embed, "url", at, false, LINKS);
    seen.number(embed, "color", at, 0, 0xFFFFFF);
    JsonNode fields = seen.list(embed, "fields", at, 0, Rule.EMBED_FIELDS);
    for (int i = 0; i < fields.size(); i++) {
      String field = at + ".fields." + i;
      letters +=
          seen.required(fields.get(i), "name", field, Rule.EMBED_FIELD_NAME)
              + seen.required(fields.get(i), "value", field, Rule.EMBED_FIELD_VALUE);
    }
    if (embed.has("footer")) {
      letters += seen.required(embed.path("footer"), "text", at + ".footer", Rule.EMBED_FOOTER);
    }
    if (embed.has("author")) {
      letters += seen.required(embed.path("author"), "name", at + ".author", Rule.EMBED_AUTHOR);
      seen.link(embed.path("author"), "url", at + ".author", false, LINKS);
    }
    for (String picture : Set.of("image", "thumbnail")) {
      if (embed.has(picture)) {
        seen.link(embed.path(picture), "url", at + "." + picture, true, PICTURES);
      }
    }
    boolean empty =
        letters == 0 && embed.path("image").isMissingNode() && embed.path("thumbnail").isEmpty();
    if (empty) {
      seen.note(Rule.SHAPE, at, "BASE_TYPE_REQUIRED", "This field is required");
    }
    return letters;
  }
}
