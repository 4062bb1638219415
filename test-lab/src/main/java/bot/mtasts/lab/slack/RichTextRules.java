package bot.mtasts.lab.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// Which rich text Slack takes: sections, lists, quotes and preformatted text, and what is in them.
final class RichTextRules {
  private static final Set<String> PARTS =
      Set.of("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote");
  private static final Set<String> RUNS =
      Set.of(
          "text",
          "link",
          "user",
          "emoji",
          "channel",
          "usergroup",
          "broadcast",
          "date",
          "color",
          "team");
  private static final Set<String> SECTION_ONLY = Set.of("rich_text_section");

  private final Inspection seen;

  RichTextRules(Inspection seen) {
    this.seen = seen;
  }

  void check(JsonNode parts, String at) {
    array(parts, at);
    for (int i = 0; i < parts.size(); i++) {
      part(parts.get(i), at + "/" + i, PARTS);
    }
  }

  private void part(JsonNode part, String at, Set<String> known) {
    String type = seen.type(part, at, known);
    JsonNode inner = part.path("elements");
    array(inner, at + "/elements");
    boolean list = type.equals("rich_text_list");
    if (list && !Set.of("bullet", "ordered").contains(part.path("style").asText())) {
      seen.note(Rule.SHAPE, at + "/style", "must be a valid enum value");
    }
    for (int i = 0; i < inner.size(); i++) {
      String here = at + "/elements/" + i;
      if (list) {
        part(inner.get(i), here, SECTION_ONLY);
      } else {
        run(inner.get(i), here);
      }
    }
  }

  private void run(JsonNode run, String at) {
    switch (seen.type(run, at, RUNS)) {
      case "text" -> required(run, "text", at);
      case "link" -> required(run, "url", at);
      case "user" -> required(run, "user_id", at);
      case "channel" -> required(run, "channel_id", at);
      case "emoji" -> required(run, "name", at);
      // Of the others we send none, and an unknown one was noted.
      default -> {}
    }
  }

  private void required(JsonNode run, String member, String at) {
    if (run.path(member).asText("").isEmpty()) {
      seen.note(Rule.SHAPE, at, "missing required field: " + member);
    }
  }

  private void array(JsonNode list, String at) {
    if (!list.isArray()) {
      seen.note(Rule.SHAPE, at, "must be an array");
    }
  }
}
