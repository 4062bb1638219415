package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.ApiMethod.Caller;
import bot.mtasts.lab.slack.ApiMethod.Who;
import bot.mtasts.lab.slack.RateLimits.Tier;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// `views.*`: modals and home tabs.
final class ViewMethods {
  private final Views views;
  private final Triggers triggers;
  private final Posts posts;

  ViewMethods(Views views, Triggers triggers, Posts posts) {
    this.views = views;
    this.triggers = triggers;
    this.posts = posts;
  }

  List<ApiMethod> rows() {
    return List.of(
        new ApiMethod("views.open", Tier.FOUR, Who.BOT, null, this::open),
        new ApiMethod("views.push", Tier.FOUR, Who.BOT, null, this::push),
        new ApiMethod("views.update", Tier.FOUR, Who.BOT, null, this::update),
        new ApiMethod("views.publish", Tier.FOUR, Who.BOT, null, this::publish));
  }

  private ObjectNode open(Caller caller, Arguments arguments) throws Refused {
    JsonNode view = view("views.open", "modal", arguments);
    Triggers.Trigger trigger = trigger(caller, arguments);
    return answer(views.open(trigger.person(), view));
  }

  private ObjectNode push(Caller caller, Arguments arguments) throws Refused {
    JsonNode view = view("views.push", "modal", arguments);
    Triggers.Trigger trigger = trigger(caller, arguments);
    if (trigger.view() == null) {
      throw new Refused("invalid_trigger_id");
    }
    return answer(views.push(trigger.person(), view));
  }

  private ObjectNode update(Caller caller, Arguments arguments) throws Refused {
    String id = arguments.text("view_id");
    String externalId = arguments.text("external_id");
    if (id == null && externalId == null) {
      throw new Refused("invalid_arguments");
    }
    JsonNode view = view("views.update", "modal", arguments);
    return answer(views.update(caller.workspace(), id, externalId, arguments.text("hash"), view));
  }

  private ObjectNode publish(Caller caller, Arguments arguments) throws Refused {
    SlackPerson person =
        caller
            .workspace()
            .personWithId(arguments.text("user_id"))
            .orElseThrow(() -> new Refused("invalid_user_id"));
    JsonNode view = view("views.publish", "home", arguments);
    return answer(views.publish(person, arguments.text("hash"), view));
  }

  private Triggers.Trigger trigger(Caller caller, Arguments arguments) throws Refused {
    return triggers.exchange(
        arguments.required("trigger_id", "invalid_trigger_id"), caller.workspace());
  }

  /// Of a view Slack says `invalid_arguments` where of a message it says `invalid_blocks`.
  private JsonNode view(String method, String type, Arguments arguments) throws Refused {
    JsonNode view =
        arguments
            .json("view", "invalid_arguments")
            .orElseThrow(() -> new Refused("invalid_arguments"));
    List<BlockRules.Violation> violations = BlockRules.inView(view);
    if (!violations.isEmpty()) {
      throw posts.broken("invalid_arguments", method, violations);
    }
    if (!view.path("type").asText().equals(type)) {
      throw new Refused("invalid_arguments");
    }
    return view;
  }

  private static ObjectNode answer(ObjectNode view) {
    ObjectNode answer = Json.object();
    answer.set("view", view);
    return answer;
  }
}
