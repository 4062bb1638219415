package bot.mtasts.discord.components;

/// How much Discord takes (discord.com/developers/docs/components/reference, …/resources/message).
/// More is refused as a whole with code 50035, and then nobody is told anything. Characters are
/// counted in chars, which are never fewer than what Discord counts.
public final class DiscordLimits {
  /// Components of a message in all, those inside others too.
  public static final int COMPONENTS = 40;

  /// Characters in all text displays of a message together.
  public static final int TEXT = 4_000;

  /// Characters in an embed's title.
  public static final int EMBED_TITLE = 256;

  /// Characters in an embed's description.
  public static final int EMBED_DESCRIPTION = 4_096;

  /// Buttons in a row.
  public static final int BUTTONS = 5;

  /// Characters on a button.
  public static final int BUTTON_LABEL = 80;

  /// Characters in where a button leads.
  public static final int URL = 512;

  /// Characters in what a button or a select is known by.
  public static final int CUSTOM_ID = 100;

  /// Options of a select.
  public static final int OPTIONS = 25;

  /// Characters in an option's label, and in its description.
  public static final int OPTION = 100;

  /// Characters that can be typed into a field of a form.
  public static final int INPUT = 4_000;

  private DiscordLimits() {}
}
