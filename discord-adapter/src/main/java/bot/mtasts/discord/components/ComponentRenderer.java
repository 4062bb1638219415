package bot.mtasts.discord.components;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.discord.DiscordMessage;
import net.dv8tion.jda.api.modals.Modal;

/// Draws replies for Discord. Pure, and for every reply within Discord's limits.
public final class ComponentRenderer {
  private final ReportPages pages;

  /// @param pages where a list of checks leads to; a report brings its own page along
  public ComponentRenderer(ReportPages pages) {
    this.pages = pages;
  }

  /// A reply as a message. A form is a button that opens it.
  public DiscordMessage message(Reply reply) {
    return draft(reply).message();
  }

  /// The form that asks for a domain; it comes back as [CustomIds#DOMAIN_FORM].
  public Modal form(Reply.DomainForm form) {
    return Forms.domain();
  }

  /// The form for a policy or a record; it comes back as [CustomIds#PASTE_FORM].
  public Modal form(Reply.PasteForm form) {
    return Forms.paste();
  }

  private Draft draft(Reply reply) {
    return switch (reply) {
      case Reply.Working working -> OtherDrafts.working(working);
      case Reply.Report report -> ReportDraft.of(report);
      case Reply.Plan plan -> PlanDraft.of(plan);
      case Reply.CheckFailed failed -> OtherDrafts.failed(failed);
      case Reply.Explained explained -> OtherDrafts.explained(explained.code());
      case Reply.Drafted drafted -> OtherDrafts.drafted(drafted);
      case Reply.NotDrafted none -> OtherDrafts.notDrafted(none);
      case Reply.DomainForm _ -> Forms.domainDraft();
      case Reply.PasteForm _ -> Forms.pasteDraft();
      case Reply.Judged judged -> OtherDrafts.judged(judged.judgement());
      case Reply.Help help -> HelpDrafts.of(help.commands());
      case Reply.Refused refused -> HelpDrafts.refused(refused);
      case Reply.Latest latest -> OtherDrafts.latest(latest, pages);
    };
  }
}
