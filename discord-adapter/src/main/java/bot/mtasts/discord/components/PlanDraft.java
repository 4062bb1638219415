package bot.mtasts.discord.components;

import static bot.mtasts.discord.components.DiscordText.MARKDOWN;
import static bot.mtasts.discord.components.DiscordText.TEXT_DISPLAYS;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.markup.Fitting;
import bot.mtasts.core.markup.PlanWords;
import bot.mtasts.core.markup.ReportWords;
import bot.mtasts.core.report.CheckReport;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What to do about a report, as a message.
final class PlanDraft {
  private PlanDraft() {}

  static Draft of(Reply.Plan reply) {
    CheckReport report = reply.report();
    @Nullable URI page = Components.linkable(reply.page());
    PlanWords words = new PlanWords(TEXT_DISPLAYS, report, reply.plan(), page);
    return Draft.of(
            "%s: %s".formatted(DiscordText.name(report.domainUnicode()), words.headline()),
            List.of(words.opening()))
        .withColour(Colours.of(report.verdict()))
        .withParts(new Fitting<>(words.steps().stream().map(PlanDraft::part).toList(), words::rest))
        .withFoot(Draft.small(ReportWords.foot(report, MARKDOWN)))
        .withButtons(Components.goOn(report.id(), page, reply.shareable()));
  }

  private static Fitting.Part<String> part(PlanWords.Step step) {
    return new Fitting.Part<>(texts(step, step.full()), texts(step, step.brief()));
  }

  private static List<String> texts(PlanWords.Step step, List<String> texts) {
    String owner = step.owner();
    return owner == null ? texts : Stream.concat(Stream.of(owner), texts.stream()).toList();
  }
}
