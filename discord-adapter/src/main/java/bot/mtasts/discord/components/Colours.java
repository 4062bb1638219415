package bot.mtasts.discord.components;

import bot.mtasts.core.report.Verdict;

/// The edge of a message, as 0xRRGGBB: seen from afar, and never the only sign of how something
/// stands. Each is told from Discord's dark and light ground.
final class Colours {
  static final int GOOD = 0x2E9E5B;
  static final int DOUBTFUL = 0xE0A100;
  static final int BAD = 0xD83A3A;
  static final int UNKNOWN = 0x8A949E;

  private Colours() {}

  static int of(Verdict verdict) {
    return switch (verdict) {
      case PROTECTED -> GOOD;
      case TESTING, DISABLED -> DOUBTFUL;
      case ABSENT, BROKEN, AT_RISK -> BAD;
      case UNDETERMINED, NOT_APPLICABLE -> UNKNOWN;
    };
  }
}
