package bot.mtasts.lab.discord;

/// What Discord allows, with its numbers: the one place where they stand. From
/// docs.discord.com/developers, the page named where it is not the one about messages or
/// components. Lengths are counted in Unicode code points.
public enum Rule {
  /// Characters of a message's own text.
  CONTENT(2_000),
  /// A message says something: text, an embed, a component or a file.
  EMPTY_MESSAGE,
  /// Only flags an app may set; in a deferral only `EPHEMERAL`.
  FLAGS,
  /// Embeds in a message.
  EMBEDS(10),
  /// Characters in an embed's title.
  EMBED_TITLE(256),
  /// Characters in an embed's description.
  EMBED_DESCRIPTION(4_096),
  /// Fields of an embed.
  EMBED_FIELDS(25),
  /// Characters in a field's name, and at least one.
  EMBED_FIELD_NAME(256),
  /// Characters in a field's value, and at least one.
  EMBED_FIELD_VALUE(1_024),
  /// Characters in an embed's footer.
  EMBED_FOOTER(2_048),
  /// Characters in the name of an embed's author.
  EMBED_AUTHOR(256),
  /// Characters in all embeds of a message together.
  EMBEDS_IN_ALL(6_000),
  /// Rows of a message without Components V2.
  ROWS(5),
  /// Buttons in a row.
  BUTTONS(5),
  /// Components of a message in all, those inside others too.
  COMPONENTS(40),
  /// Characters in all text displays of a message together.
  COMPONENT_TEXT(4_000),
  /// Text displays of a section.
  SECTION_TEXTS(3),
  /// What may stand in what, and which members it must have.
  SHAPE,
  /// Neither text nor embeds beside Components V2, and V2's components not without its flag.
  COMPONENTS_V2_ONLY,
  /// Characters on a button.
  BUTTON_LABEL(80),
  /// Characters in a component's custom id, and at least one.
  CUSTOM_ID(100),
  /// A custom id, and a component's number, stands once in a message or modal.
  UNIQUE_ID,
  /// Characters in a link.
  URL(512),
  /// Options of a select menu, and at least one.
  SELECT_OPTIONS(25),
  /// Characters in an option's label, value or description.
  OPTION_TEXT(100),
  /// Characters in a select menu's placeholder.
  SELECT_PLACEHOLDER(150),
  /// Characters of alternative text.
  ALT_TEXT(1_024),
  /// Pictures in a gallery.
  GALLERY(10),
  /// Characters in a modal's title.
  MODAL_TITLE(45),
  /// Components on top of a modal.
  MODAL_ROWS(5),
  /// Characters in the label of a modal's field.
  FIELD_LABEL(45),
  /// Characters in the description of a modal's field.
  FIELD_DESCRIPTION(100),
  /// Characters that a text input takes.
  TEXT_INPUT(4_000),
  /// Characters in a text input's placeholder.
  INPUT_PLACEHOLDER(100),
  /// Suggestions for an option.
  CHOICES(25),
  /// Characters in a suggestion's or choice's name or value.
  CHOICE_TEXT(100),
  /// Our own rule, not Discord's: every message says `allowed_mentions: {parse: [], replied_user:
  /// false}`, so that nothing strangers wrote ever pings anybody.
  MENTIONS_NOBODY,
  /// Seconds to answer an interaction (interactions/receiving-and-responding).
  ACK_IN_TIME(3),
  /// An interaction is answered once, with a type that fits it.
  ACK_ONCE,
  /// Minutes that an interaction's token lives.
  TOKEN_MINUTES(15),
  /// Follow-ups to the interaction of an app that only a user installed.
  FOLLOW_UPS(5),
  /// Commands of each type, in each of the two scopes (interactions/application-commands).
  COMMANDS(100),
  /// Context menu commands of each type.
  CONTEXT_COMMANDS(15),
  /// Characters in the name of a command or option: lower case, and at least one.
  COMMAND_NAME(32),
  /// Characters in the description of a command or option, and at least one.
  COMMAND_DESCRIPTION(100),
  /// Options of a command.
  COMMAND_OPTIONS(25),
  /// Choices of an option.
  COMMAND_CHOICES(25),
  /// Characters in all names, descriptions and values of a command together.
  COMMAND_TEXT(8_000),
  /// What a command must have and may have.
  COMMAND_SHAPE,
  /// Commands created in a day in one scope.
  COMMAND_CREATES(200),
  /// Only routes there are.
  KNOWN_ROUTE,
  /// One connection for each shard at any time.
  SHARD_CONNECTED_ONCE,
  /// Seconds between two IDENTIFYs of the same rate limit key (events/gateway).
  IDENTIFY_PACE(5),
  /// Messages to the gateway in 60 seconds.
  GATEWAY_PACE(120),
  /// Presence updates in 20 seconds.
  PRESENCE_PACE(5),
  /// Requests refused with 401, 403 or 429 in ten minutes, after which the address is banned
  /// (topics/rate-limits).
  INVALID_REQUESTS(10_000);

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
