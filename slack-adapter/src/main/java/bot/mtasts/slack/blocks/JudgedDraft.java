package bot.mtasts.slack.blocks;

import static bot.mtasts.slack.blocks.SlackText.SECTIONS;

import bot.mtasts.core.check.PasteJudge.Judgement;
import bot.mtasts.core.markup.JudgedWords;
import java.util.List;

/// What is to be said of a pasted text, in blocks.
final class JudgedDraft {
  private JudgedDraft() {}

  static Draft of(Judgement judgement) {
    JudgedWords words = new JudgedWords(SECTIONS, judgement);
    return new Draft(
        "What senders would say",
        "%s %s %s".formatted(words.sign(), words.sentence(), words.titles()).strip(),
        List.of(Blocks.section("%s *%s*".formatted(words.sign(), words.sentence()))),
        words.findings().map(Blocks::section),
        List.of(Forms.pasteDoor("Check another text")),
        List.of());
  }
}
