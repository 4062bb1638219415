package bot.mtasts.discord.components;

import static bot.mtasts.discord.components.DiscordText.MARKDOWN;
import static bot.mtasts.discord.components.DiscordText.TEXT_DISPLAYS;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.check.PasteJudge.Judgement;
import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.markup.Fitting;
import bot.mtasts.core.markup.JudgedWords;
import bot.mtasts.core.markup.PageWords;
import bot.mtasts.core.markup.PublishWords;
import bot.mtasts.core.markup.StandingWords;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.say.ReportPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything but reports and plans, as messages.
final class OtherDrafts {
  private static final int LONGEST_SENTENCE = 2_000;

  private OtherDrafts() {}

  static Draft working(Reply.Working working) {
    return Draft.of(
        "⏳ Checking %s…".formatted(DiscordText.name(working.domain().unicode())),
        List.of(StandingWords.stages(working.ended())));
  }

  static Draft failed(Reply.CheckFailed failed) {
    Draft draft =
        Draft.of(
                "❔ %s: Not checked".formatted(DiscordText.name(failed.domain().unicode())),
                List.of(MARKDOWN.words(failed.reason(), LONGEST_SENTENCE)))
            .withColour(Colours.UNKNOWN);
    String id = failed.checkId();
    return id == null
        ? draft
        : draft
            .withFoot(Draft.small("Check " + MARKDOWN.code(id)))
            .withButtons(
                List.of(Components.primary(Components.button("Re-run", new Press.Rerun(id)))));
  }

  static Draft explained(FindingCode code) {
    return Draft.of(MARKDOWN.words(code.title(), DiscordLimits.EMBED_TITLE), List.of())
        .withParts(
            new Fitting<>(
                PageWords.of(code, TEXT_DISPLAYS).stream()
                    .map(part -> new Fitting.Part<>(List.of(text(part)), List.of()))
                    .toList(),
                OtherDrafts::restOfPage))
        .withFoot(Draft.small(PageWords.rule(code, MARKDOWN)));
  }

  private static String text(PageWords.Part part) {
    return switch (part) {
      case PageWords.Words(var text) -> text;
      case PageWords.Facts(var facts) ->
          facts.stream()
              .map(fact -> MARKDOWN.strong(fact.name()) + " " + fact.value())
              .collect(Collectors.joining(" · "));
    };
  }

  private static Optional<String> restOfPage(int leftOut) {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of("And %,d more sections, too long for Discord.".formatted(leftOut));
  }

  static Draft drafted(Reply.Drafted drafted) {
    PasteText paste = drafted.texts().paste();
    String domain = paste.domain().ascii();
    PublishWords words = new PublishWords(TEXT_DISPLAYS, paste);
    List<String> foot = new ArrayList<>();
    foot.add(words.look(TypedCommands.of("check " + domain)));
    if (drafted.mode() == PolicyMode.TESTING) {
      foot.add(
          Draft.small(
              words.enforceLater(TypedCommands.of("generate %s enforce".formatted(domain)))));
    }
    return Draft.of(
            "%s: What to publish".formatted(DiscordText.name(paste.domain().unicode())), List.of())
        .withParts(words.steps(drafted.texts().policy()))
        .withFoot(foot.toArray(String[]::new));
  }

  static Draft notDrafted(Reply.NotDrafted none) {
    return Draft.of(List.of("❔ " + MARKDOWN.words(none.sentence(), LONGEST_SENTENCE)))
        .withColour(Colours.UNKNOWN);
  }

  static Draft judged(Judgement judgement) {
    JudgedWords words = new JudgedWords(TEXT_DISPLAYS, judgement);
    int colour =
        judgement.hasCritical()
            ? Colours.BAD
            : judgement.findings().isEmpty() ? Colours.GOOD : Colours.DOUBTFUL;
    return Draft.of("%s %s".formatted(words.sign(), words.sentence()), List.of())
        .withColour(colour)
        .withParts(words.findings())
        .withButtons(List.of(Forms.pasteDoor("Check another text")));
  }

  static Draft latest(Reply.Latest latest, ReportPages pages) {
    String sentence =
        (latest.checks().isEmpty() ? "Nothing has been checked here yet. " : "")
            + "To check a domain, type `/mtasts domain:example.com` in any channel, and the answer"
            + " comes there; or press a button.";
    return Draft.of("Latest checks", List.of(sentence))
        .withParts(StandingWords.latest(latest.checks(), pages, MARKDOWN))
        .withButtons(Forms.doors());
  }
}
