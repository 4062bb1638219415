package bot.mtasts.lab.slack;

/// What Slack allows, with its numbers: the one place where they stand. Where nothing else is said
/// they are from the reference at docs.slack.dev/reference/block-kit.
public enum Rule {
  /// Blocks in a message.
  MESSAGE_BLOCKS(50),
  /// Blocks in a modal or a home tab.
  VIEW_BLOCKS(100),
  /// Characters in a section's text, and at least one.
  SECTION_TEXT(3_000),
  /// Fields of a section.
  SECTION_FIELDS(10),
  /// Characters in a field.
  FIELD_TEXT(2_000),
  /// Characters in a header.
  HEADER_TEXT(150),
  /// Elements of a context block.
  CONTEXT_ELEMENTS(10),
  /// Characters in one text of a context block.
  CONTEXT_TEXT(3_000),
  /// Elements of an actions block.
  ACTIONS_ELEMENTS(25),
  /// Characters on a button.
  BUTTON_TEXT(75),
  /// Characters in a button's value.
  BUTTON_VALUE(2_000),
  /// Characters in a URL.
  URL(3_000),
  /// Characters in an action's id.
  ACTION_ID(255),
  /// Characters in a block's id.
  BLOCK_ID(255),
  /// A block's id stands once in a message or view.
  UNIQUE_BLOCK_ID,
  /// An action's id stands once in a block.
  UNIQUE_ACTION_ID,
  /// Options of an overflow menu.
  OVERFLOW_OPTIONS(5),
  /// Options, or groups of options, of a select menu.
  SELECT_OPTIONS(100),
  /// Options of radio buttons and check boxes.
  CHOICE_OPTIONS(10),
  /// Characters in an option's text or description, or a group's label.
  OPTION_TEXT(75),
  /// Characters in an option's value: 150 since 2025, 75 in older client libraries.
  OPTION_VALUE(150),
  /// Characters in a confirmation's title.
  CONFIRM_TITLE(100),
  /// Characters in a confirmation's text.
  CONFIRM_TEXT(300),
  /// Characters on a confirmation's button.
  CONFIRM_BUTTON(30),
  /// Characters in a placeholder.
  PLACEHOLDER(150),
  /// Characters in an input's label or hint.
  INPUT_LABEL(2_000),
  /// Characters that a text input takes.
  INPUT_TEXT(3_000),
  /// Characters in an image's alternative text or title.
  ALT_TEXT(2_000),
  /// Characters in all the markdown blocks of a message.
  MARKDOWN(12_000),
  /// Characters in a modal's title.
  MODAL_TITLE(24),
  /// Characters on a modal's submit or close button.
  MODAL_BUTTON(24),
  /// Characters in a view's private metadata.
  PRIVATE_METADATA(3_000),
  /// Characters in a view's callback id or external id.
  CALLBACK_ID(255),
  /// Characters in all texts of all blocks of a message together: undocumented, measured near
  /// 13,200 (bolt-js 2509).
  TOTAL_TEXT(13_200),
  /// Characters in a message's own text.
  MESSAGE_TEXT(40_000),
  /// `plain_text` where Slack draws no markup, `mrkdwn` or `plain_text` elsewhere.
  TEXT_TYPE,
  /// The members that a block or element must have and may have, and their types.
  SHAPE,
  /// A message says something.
  NO_TEXT,
  /// Only methods there are.
  KNOWN_METHOD,
  /// Seconds to acknowledge whatever Slack sends (docs.slack.dev/interactivity).
  ACK_IN_TIME(3),
  /// Uses of a `response_url`.
  RESPONSE_URL_USES(5),
  /// Minutes that a `response_url` lives.
  RESPONSE_URL_MINUTES(30),
  /// JSON is what a `response_url` takes.
  RESPONSE_URL_JSON;

  private final int limit;

  Rule() {
    this(0);
  }

  Rule(int limit) {
    this.limit = limit;
  }

  /// The number that is still allowed; 0 for a rule without one.
  public int limit() {
    return limit;
  }
}
