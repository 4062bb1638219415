package bot.mtasts.app.terminal;

/// Colours for a terminal, or none.
public enum Paint {
  COLOURED,
  PLAIN;

  /// What a stretch of text is, and so how it looks.
  public enum Style {
    NORMAL(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    BAD("31"),
    BAD_STRONG("1;31"),
    DOUBTFUL("33"),
    DOUBTFUL_STRONG("1;33"),
    GOOD_STRONG("1;32"),
    UNKNOWN("35"),
    VALUE("36");

    private final String sgr;

    Style(String sgr) {
      this.sgr = sgr;
    }
  }

  /// The text in that style. It must hold no control characters of strangers.
  public String paint(Style style, String text) {
    return this == PLAIN || style.sgr.isEmpty() || text.isEmpty()
        ? text
        : "\u001b[" + style.sgr + "m" + text + "\u001b[0m";
  }
}
