package bot.mtasts.slack.blocks;

import bot.mtasts.core.report.Prose;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Words and things to paste, in as few sections as hold them. What is to be pasted stands whole:
/// where it is longer than a section, it goes on in the next one, and a line that no section holds
/// is counted instead of cut.
final class Paragraphs {
  private static final String FENCE = "```";
  private static final int LONGEST_BLOCK = BlockLimits.SECTION - 2 * (FENCE.length() + 1);

  private final List<String> pieces = new ArrayList<>();

  /// A line of our own, in mrkdwn.
  Paragraphs line(String mrkdwn) {
    pieces.add(mrkdwn);
    return this;
  }

  /// Sentences, with what they give to paste.
  ///
  /// @param lead what stands before the first words, in mrkdwn; may be empty
  Paragraphs prose(String lead, Prose prose) {
    StringBuilder sentence = new StringBuilder(lead);
    for (Prose.Span span : prose.spans()) {
      if (span instanceof Prose.Block(var text)) {
        flush(sentence);
        block(text);
      } else {
        if (sentence.length() > BlockLimits.SECTION / 2) {
          flush(sentence);
        }
        SlackText.append(sentence, span, BlockLimits.SECTION / 2 - 1);
      }
    }
    flush(sentence);
    return this;
  }

  private void flush(StringBuilder sentence) {
    if (!sentence.toString().isBlank()) {
      pieces.add(sentence.toString().strip());
    }
    sentence.setLength(0);
  }

  /// Something to paste, on lines of its own.
  Paragraphs block(String text) {
    StringBuilder open = new StringBuilder();
    for (String line : text.replace("\r\n", "\n").stripTrailing().split("\n", -1)) {
      String shown = SlackText.blockLine(line);
      if (open.length() + shown.length() + 1 > LONGEST_BLOCK) {
        fence(open);
      }
      if (shown.length() > LONGEST_BLOCK) {
        pieces.add("_A line of %,d characters is too long for Slack._".formatted(line.length()));
      } else {
        open.append(open.isEmpty() ? "" : "\n").append(shown);
      }
    }
    fence(open);
    return this;
  }

  private void fence(StringBuilder open) {
    if (!open.isEmpty()) {
      pieces.add(FENCE + "\n" + open + "\n" + FENCE);
    }
    open.setLength(0);
  }

  /// The sections.
  List<ObjectNode> sections() {
    List<ObjectNode> sections = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String piece : pieces) {
      if (!open.isEmpty() && open.length() + 1 + piece.length() > BlockLimits.SECTION) {
        sections.add(Blocks.section(open.toString()));
        open.setLength(0);
      }
      open.append(open.isEmpty() ? "" : "\n").append(piece);
    }
    if (!open.isEmpty()) {
      sections.add(Blocks.section(open.toString()));
    }
    return sections;
  }
}
