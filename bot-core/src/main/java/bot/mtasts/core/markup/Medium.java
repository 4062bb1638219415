package bot.mtasts.core.markup;

/// Where words are put, as far as they depend on it.
///
/// @param name for people
/// @param longest the chars of one text in it
public record Medium(String name, Markup markup, int longest) {
  /// Words and things to paste, none yet.
  public Paragraphs paragraphs() {
    return new Paragraphs(this);
  }
}
