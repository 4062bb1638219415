package bot.mtasts.discord.components;

import static bot.mtasts.discord.components.DiscordText.MARKDOWN;

import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Emoji;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.say.Terms;
import bot.mtasts.discord.DiscordMessage;
import java.util.List;
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
      case Reply.Working working ->
          Draft.of("⏳ Checking " + name(working.domain().unicode()), List.of());
      case Reply.Report report ->
          Draft.of(headline(report.report()), List.of(line(report.report())))
              .withButtons(
                  List.of(
                      Components.primary(
                          Components.button("Fix it", new Press.Fix(report.report().id()))),
                      Components.button("Re-run", new Press.Rerun(report.report().id()))));
      case Reply.Plan plan -> Draft.of(headline(plan.report()), List.of(line(plan.report())));
      case Reply.CheckFailed failed ->
          Draft.of(
              "❔ %s: Not checked".formatted(name(failed.domain().unicode())),
              List.of(MARKDOWN.words(failed.reason(), 2_000)));
      case Reply.Explained explained -> Draft.of(explained.code().title(), List.of());
      case Reply.Drafted drafted ->
          Draft.of(
              name(drafted.texts().paste().domain().unicode()) + ": What to publish", List.of());
      case Reply.NotDrafted none -> Draft.of(MARKDOWN.words(none.sentence(), 256), List.of());
      case Reply.DomainForm _ -> Forms.domainDraft();
      case Reply.PasteForm _ -> Forms.pasteDraft();
      case Reply.Judged judged -> Draft.of(Terms.judged(judged.judgement()), List.of());
      case Reply.Help _ ->
          Draft.of("Is a domain's mail protected by MTA-STS?", List.of())
              .withButtons(Forms.doors());
      case Reply.Refused refused ->
          Draft.of("Not understood", List.of(MARKDOWN.words(refused.sentence(), 2_000)));
      case Reply.Latest latest ->
          Draft.of(
              "Latest checks",
              latest.checks().stream()
                  .limit(20)
                  .map(check -> check.request().id())
                  .map(id -> MARKDOWN.link(String.valueOf(pages.of(id)), MARKDOWN.code(id)))
                  .toList());
    };
  }

  private static String headline(CheckReport report) {
    return "%s %s: %s"
        .formatted(
            Emoji.of(report.verdict()),
            name(report.domainUnicode()),
            Terms.verdict(report.verdict()));
  }

  private static String line(CheckReport report) {
    return MARKDOWN.line(report.summary(), 1_200);
  }

  private static String name(String unicode) {
    return bot.mtasts.core.markup.Markup.isolated(MARKDOWN.words(unicode, 150));
  }
}
