package bot.mtasts.lab.discord;

import com.fasterxml.jackson.databind.JsonNode;

/// The components and their numbers (components/reference).
final class ComponentType {
  static final int ACTION_ROW = 1;
  static final int BUTTON = 2;
  static final int STRING_SELECT = 3;
  static final int TEXT_INPUT = 4;
  static final int USER_SELECT = 5;
  static final int ROLE_SELECT = 6;
  static final int MENTIONABLE_SELECT = 7;
  static final int CHANNEL_SELECT = 8;
  static final int SECTION = 9;
  static final int TEXT_DISPLAY = 10;
  static final int THUMBNAIL = 11;
  static final int MEDIA_GALLERY = 12;
  static final int FILE = 13;
  static final int SEPARATOR = 14;
  static final int CONTAINER = 17;
  static final int LABEL = 18;

  private ComponentType() {}

  static int of(JsonNode component) {
    return component.path("type").asInt(0);
  }

  static boolean isSelect(int type) {
    return type == STRING_SELECT || (type >= USER_SELECT && type <= CHANNEL_SELECT);
  }
}
