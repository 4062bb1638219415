package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the app wants done with a modal that was submitted (`response_action`).
final class SubmissionAnswer {
  private final Views views;
  private final Posts posts;

  SubmissionAnswer(Views views, Posts posts) {
    this.views = views;
    this.posts = posts;
  }

  /// Does it. Where Slack would not, the view stays and says so.
  void apply(SlackPerson person, View view, String body) {
    JsonNode answer = Json.parse(body).orElseGet(Json::object);
    try {
      switch (answer.path("response_action").asText()) {
        case "" -> views.close(view.id());
        case "clear" -> views.clear(person);
        case "errors" -> complain(view, answer.path("errors"));
        case "update" -> views.update(person.workspace(), view.id(), null, null, allowed(answer));
        case "push" -> views.push(person, allowed(answer));
        default -> throw broken("unknown response_action");
      }
    } catch (Refused e) {
      views.complain(view.id(), Map.of("", e.error()));
    }
  }

  private void complain(View view, JsonNode errors) throws Refused {
    var words = new HashMap<String, String>();
    for (var error : errors.properties()) {
      boolean there =
          Elements.all(view.blocks()).stream()
              .anyMatch(place ->
                  place.block().path("type").asText().equals("input")
                      && place.blockId().equals(error.getKey()));
      if (!there) {
        throw broken("errors for " + error.getKey() + ", which is no input block");
      }
      words.put(error.getKey(), error.getValue().asText());
    }
    if (words.isEmpty()) {
      throw broken("errors without any");
    }
    views.complain(view.id(), words);
  }

  private JsonNode allowed(JsonNode answer) throws Refused {
    JsonNode view = answer.path("view");
    List<BlockRules.Violation> violations = BlockRules.inView(view);
    if (!violations.isEmpty()) {
      throw posts.broken("invalid_arguments", "view_submission", violations);
    }
    return view;
  }

  private Refused broken(String words) {
    return posts.broken(
        "invalid_arguments",
        "view_submission",
        List.of(new BlockRules.Violation(Rule.SHAPE, "/", words)));
  }
}
