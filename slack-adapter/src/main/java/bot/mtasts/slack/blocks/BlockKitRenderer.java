package bot.mtasts.slack.blocks;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.slack.SlackMessage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Draws replies as Block Kit. Pure, and for every reply within Slack's limits.
public final class BlockKitRenderer {
  private final ReportPages pages;

  /// @param pages where a list of checks leads to; a report brings its own page along
  public BlockKitRenderer(ReportPages pages) {
    this.pages = pages;
  }

  /// A reply as a message. A form is a button that opens it.
  public SlackMessage message(Reply reply) {
    Draft draft = draft(reply);
    ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
    blocks.addAll(draft.message());
    return new SlackMessage(draft.fallback(), blocks);
  }

  /// A reply as a modal, for `views.open`, `views.push` and `views.update`. The forms have a
  /// `callback_id` ([Forms]); the others have nothing to be submitted.
  public ObjectNode modal(Reply reply) {
    return switch (reply) {
      case Reply.DomainForm _ -> Forms.domain();
      case Reply.PasteForm _ -> Forms.paste(null, "");
      case Reply.Working _,
          Reply.Report _,
          Reply.Plan _,
          Reply.CheckFailed _,
          Reply.Explained _,
          Reply.Drafted _,
          Reply.NotDrafted _,
          Reply.Judged _,
          Reply.Help _,
          Reply.Refused _,
          Reply.Latest _ ->
          view(draft(reply));
    };
  }

  /// The form for a policy or a record once more, because of what was pasted into it.
  ///
  /// @param error what is wrong, in a sentence; null when there is nothing to say
  /// @param text what stands in the field; cut where the field ends
  public ObjectNode pasteForm(@Nullable String error, String text) {
    return Forms.paste(error, text);
  }

  /// The Home tab, for `views.publish`.
  public ObjectNode home(Reply.Latest latest) {
    ObjectNode view = JsonNodeFactory.instance.objectNode().put("type", "home");
    view.putArray("blocks").addAll(LatestDraft.of(latest, pages).view());
    return view;
  }

  private static ObjectNode view(Draft draft) {
    ObjectNode view = JsonNodeFactory.instance.objectNode().put("type", "modal");
    view.set("title", Blocks.plainText(draft.title(), false));
    view.set("close", Blocks.plainText("Close", false));
    view.putArray("blocks").addAll(draft.view());
    return view;
  }

  private Draft draft(Reply reply) {
    return switch (reply) {
      case Reply.Working working -> CheckDrafts.working(working);
      case Reply.Report report -> ReportDraft.of(report);
      case Reply.Plan plan -> PlanDraft.of(plan);
      case Reply.CheckFailed failed -> CheckDrafts.failed(failed);
      case Reply.Explained explained -> ExplainedDraft.of(explained.code());
      case Reply.Drafted drafted -> TextsDraft.of(drafted);
      case Reply.NotDrafted none -> TextsDraft.none(none);
      case Reply.DomainForm _ -> Forms.domainDraft();
      case Reply.PasteForm _ -> Forms.pasteDraft();
      case Reply.Judged judged -> JudgedDraft.of(judged.judgement());
      case Reply.Help help -> HelpDraft.of(help.commands());
      case Reply.Refused refused -> HelpDraft.refused(refused);
      case Reply.Latest latest -> LatestDraft.of(latest, pages);
    };
  }
}
