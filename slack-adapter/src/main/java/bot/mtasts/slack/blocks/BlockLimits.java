package bot.mtasts.slack.blocks;

/// How much Slack takes (docs.slack.dev/reference/block-kit). More is refused as a whole with
/// `invalid_blocks`, and then nobody is told anything.
///
/// @param blocks how many
/// @param chars in all of them, as JSON: what Slack counts is not documented, so everything counts
public record BlockLimits(int blocks, int chars) {
  /// A message. Beyond some 13,200 characters Slack says `msg_blocks_too_long`, which no page of
  /// its documentation mentions (slackapi/bolt-js#2509).
  public static final BlockLimits MESSAGE = new BlockLimits(50, 12_000);

  /// A modal, or the Home tab. Views are taken up to 250 KB.
  public static final BlockLimits VIEW = new BlockLimits(100, 60_000);

  /// The text of a section.
  public static final int SECTION = 3_000;

  /// One field of a section; a section has up to [#FIELDS].
  public static final int FIELD = 2_000;

  /// Fields of a section.
  public static final int FIELDS = 10;

  /// A header, which is plain text.
  public static final int HEADER = 150;

  /// One element of a context.
  public static final int CONTEXT = 2_000;

  /// The words on a button.
  public static final int BUTTON = 75;

  /// What a button carries.
  public static final int VALUE = 2_000;

  /// Where a button leads.
  public static final int URL = 3_000;

  /// Lines of an overflow menu.
  public static final int OPTIONS = 5;

  /// The words of one of them, and what it carries.
  public static final int OPTION = 75;

  /// The title of a modal, and the words on its buttons.
  public static final int TITLE = 24;

  /// What can be typed into a form, and what can stand there at first.
  public static final int INPUT = 3_000;

  /// What notifications and screen readers say; Slack takes more, and nobody would listen.
  public static final int FALLBACK = 1_000;
}
