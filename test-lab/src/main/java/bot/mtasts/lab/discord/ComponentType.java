package bot.mtasts.lab.discord;

import com.fasterxml.jackson.databind.JsonNode;

/// The components and their numbers (components/reference).
public final class ComponentType {
  /// Buttons or one menu side by side.
  public static final int ACTION_ROW = 1;

  /// A button.
  public static final int BUTTON = 2;

  /// A menu of texts.
  public static final int STRING_SELECT = 3;

  /// A field of a modal.
  public static final int TEXT_INPUT = 4;

  /// A menu of people.
  public static final int USER_SELECT = 5;

  /// A menu of roles.
  public static final int ROLE_SELECT = 6;

  /// A menu of people and roles.
  public static final int MENTIONABLE_SELECT = 7;

  /// A menu of channels.
  public static final int CHANNEL_SELECT = 8;

  /// Texts with a button or picture beside them.
  public static final int SECTION = 9;

  /// Markdown.
  public static final int TEXT_DISPLAY = 10;

  /// A small picture.
  public static final int THUMBNAIL = 11;

  /// Pictures.
  public static final int MEDIA_GALLERY = 12;

  /// An attached file.
  public static final int FILE = 13;

  /// A gap, with or without a line.
  public static final int SEPARATOR = 14;

  /// A box with a coloured bar.
  public static final int CONTAINER = 17;

  /// A field of a modal with what it is called.
  public static final int LABEL = 18;

  private ComponentType() {}

  /// The number of this one; 0 if it has none.
  public static int of(JsonNode component) {
    return component.path("type").asInt(0);
  }

  /// Whether it is a menu of any kind.
  public static boolean isSelect(int type) {
    return type == STRING_SELECT || (type >= USER_SELECT && type <= CHANNEL_SELECT);
  }
}
