package bot.mtasts.slack.in;

import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Invocation;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.blocks.Forms;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.ViewState;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What people fill in and submit.
final class FormListeners {
  private static final String EMPTY = "There is nothing in it. Paste a policy, or a TXT record.";
  private static final String NO_DOMAIN = "Which domain is to be checked?";

  private final Dialogue dialogue;
  private final Desk desk;
  private final BlockKitRenderer renderer;

  FormListeners(Dialogue dialogue, Desk desk, BlockKitRenderer renderer) {
    this.dialogue = dialogue;
    this.desk = desk;
    this.renderer = renderer;
  }

  /// Registers them.
  void joinTo(App app) {
    app.viewSubmission(Forms.DOMAIN, (request, context) -> domain(request, context));
    app.viewSubmission(Forms.PASTE, (request, context) -> paste(request, context));
  }

  private Response domain(ViewSubmissionRequest request, Context context) {
    String text = typed(request).strip();
    if (text.isEmpty()) {
      return fieldError(NO_DOMAIN);
    }
    var submitted = request.getPayload();
    Place place =
        Whereabouts.inView(
            submitted.getView().getPrivateMetadata(),
            context,
            submitted.getUser().getId(),
            submitted.getTriggerId());
    return desk.take(
        "submission",
        Optional.of("check"),
        place,
        sink ->
            dialogue.typed(
                new Invocation(Whereabouts.asker(context, place), "check " + text, false), sink));
  }

  /// Judged while Slack waits, since the modal can only be changed by the acknowledgement.
  private Response paste(ViewSubmissionRequest request, Context context) {
    return desk.answer(
        "submission",
        Optional.of("validate"),
        Whereabouts.installation(context),
        () -> judged(typed(request)));
  }

  private Response judged(String text) {
    if (text.isBlank()) {
      return fieldError(EMPTY);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("response_action", "update");
    answer.set("view", renderer.modal(dialogue.pasted(text)));
    return Refusals.json(answer);
  }

  private static Response fieldError(String sentence) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("response_action", "errors");
    answer.putObject("errors").put(Forms.FIELD, sentence);
    return Refusals.json(answer);
  }

  /// What stands in the one field of a form.
  private static String typed(ViewSubmissionRequest request) {
    ViewState state = request.getPayload().getView().getState();
    if (state == null || state.getValues() == null) {
      return "";
    }
    return state.getValues().values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .map(ViewState.Value::getValue)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse("");
  }
}
