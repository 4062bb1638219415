package bot.mtasts.core.markup;

import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Prose;
import java.text.Bidi;
import java.time.Instant;

/// How a chat writes what is to be said, so that nothing is obeyed that strangers wrote: no
/// mention, no link, no style, no emoji, no direction of writing, no control. A platform says how
/// it writes single signs; how they are put together and where they are cut is the same for all.
public interface Markup {
  /// What stands before and behind something to paste.
  String FENCE = "```";

  /// A sign of a sentence, in such a way that it is shown and begins nothing.
  ///
  /// @param seen the sentence, in which everything can be seen
  /// @param at where the sign is
  String inWords(String seen, int at);

  /// A sign inside a code span or a code block. What stands in code is copied: a sign that has to
  /// be broken must not look as if it were the right one.
  String inCode(int point);

  /// Whether two stretches side by side would be read as something else, and need a blank between
  /// them.
  ///
  /// @param before the last sign of the one
  /// @param next the other; not empty
  boolean mustBeParted(char before, String next);

  /// What has weight.
  ///
  /// @param marked in this markup
  String strong(String marked);

  /// Something to follow.
  ///
  /// @param label in this markup
  /// @return the label alone where the URL is too long to be followed
  String link(String url, String label);

  /// A moment, in the time zone of whoever reads it.
  String when(Instant moment);

  /// Words of a sentence.
  ///
  /// @param longest in chars, beyond which it is cut with `…`
  default String words(String text, int longest) {
    String seen = VisibleLine.of(text, longest);
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < seen.length(); i += Character.charCount(seen.codePointAt(i))) {
      String next = inWords(seen, i);
      if (shown.length() + next.length() >= longest && i + next.length() < seen.length()) {
        return shown.append('…').toString();
      }
      shown.append(next);
    }
    return shown.toString();
  }

  /// A value inside a sentence: a code span.
  default String code(String value) {
    return code(value, Integer.MAX_VALUE);
  }

  /// The same, cut at a length in chars.
  default String code(String value, int longest) {
    String shown = VisibleLine.of(value);
    if (shown.isEmpty()) {
      return "(empty)";
    }
    StringBuilder span = new StringBuilder("`");
    for (int i = 0; i < shown.length(); i += Character.charCount(shown.codePointAt(i))) {
      String next = inCode(shown.codePointAt(i));
      if (span.length() + next.length() > longest - 2) {
        return span.append("…`").toString();
      }
      span.append(next);
    }
    return span.append('`').toString();
  }

  /// A line of a code block: whole, however long it is.
  default String blockLine(String line) {
    StringBuilder shown = new StringBuilder();
    VisibleLine.of(line, Integer.MAX_VALUE)
        .codePoints()
        .mapToObj(this::inCode)
        .forEach(shown::append);
    return shown.toString();
  }

  /// Prose on one line.
  ///
  /// @param longest in chars, beyond which it is cut with `…`
  default String line(Prose prose, int longest) {
    StringBuilder line = new StringBuilder();
    for (Prose.Span span : prose.spans()) {
      int left = longest - line.length();
      if (left < 8) { // too little for anything but a sign that there is more
        return line.append('…').toString();
      }
      append(line, span, left - 2);
    }
    return line.toString();
  }

  /// Puts a span of a sentence behind what is there.
  ///
  /// @param longest of the span, in chars
  default void append(StringBuilder line, Prose.Span span, int longest) {
    String shown =
        switch (span) {
          case Prose.Text(var text) -> words(text, longest);
          case Prose.Code(var value) -> code(value, longest);
          case Prose.Block(var text) -> code(text, longest);
        };
    if (!line.isEmpty()
        && !shown.isEmpty()
        && mustBeParted(line.charAt(line.length() - 1), shown)) {
      line.append(' ');
    }
    line.append(shown);
  }

  /// A name that is shown already, kept from turning the words beside it around.
  static String isolated(String shown) {
    return Bidi.requiresBidi(shown.toCharArray(), 0, shown.length())
        ? "\u2068" + shown + "\u2069"
        : shown;
  }

  /// The beginning of a text, up to a length in chars.
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return text.substring(0, end) + "…";
  }
}
