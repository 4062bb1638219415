package bot.mtasts.core.markup;

import bot.mtasts.core.report.Prose;
import java.util.ArrayList;
import java.util.List;

/// Words and things to paste, in as few texts as hold them. What is to be pasted stands whole:
/// where it is longer than a text, it goes on in the next one, and a line that no text holds is
/// counted instead of cut.
public final class Paragraphs {
  private final Medium medium;
  private final int longestBlock;
  private final List<String> pieces = new ArrayList<>();

  Paragraphs(Medium medium) {
    this.medium = medium;
    this.longestBlock = medium.longest() - 2 * (Markup.FENCE.length() + 1);
  }

  /// A line of our own, in the medium's markup.
  public Paragraphs line(String marked) {
    pieces.add(marked);
    return this;
  }

  /// Sentences, with what they give to paste.
  ///
  /// @param lead what stands before the first words, in the medium's markup; may be empty
  public Paragraphs prose(String lead, Prose prose) {
    int longestSentence = medium.longest() / 2;
    StringBuilder sentence = new StringBuilder(lead);
    for (Prose.Span span : prose.spans()) {
      if (span instanceof Prose.Block(var text)) {
        flush(sentence);
        block(text);
      } else {
        if (sentence.length() > longestSentence) {
          flush(sentence);
        }
        medium.markup().append(sentence, span, longestSentence - 1);
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
  public Paragraphs block(String text) {
    StringBuilder open = new StringBuilder();
    for (String line : text.replace("\r\n", "\n").stripTrailing().split("\n", -1)) {
      String shown = medium.markup().blockLine(line);
      if (open.length() + shown.length() + 1 > longestBlock) {
        fence(open);
      }
      if (shown.length() > longestBlock) {
        pieces.add(
            "_A line of %,d characters is too long for %s._"
                .formatted(line.length(), medium.name()));
      } else {
        open.append(open.isEmpty() ? "" : "\n").append(shown);
      }
    }
    fence(open);
    return this;
  }

  private void fence(StringBuilder open) {
    if (!open.isEmpty()) {
      pieces.add(Markup.FENCE + "\n" + open + "\n" + Markup.FENCE);
    }
    open.setLength(0);
  }

  /// The texts, each as long as the medium takes at most.
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String piece : pieces) {
      if (!open.isEmpty() && open.length() + 1 + piece.length() > medium.longest()) {
        texts.add(open.toString());
        open.setLength(0);
      }
      open.append(open.isEmpty() ? "" : "\n").append(piece);
    }
    if (!open.isEmpty()) {
      texts.add(open.toString());
    }
    return texts;
  }
}
