package bot.mtasts.lab.playground;

import com.fasterxml.jackson.databind.JsonNode;

/// The colour of a bar beside a message, as a number of 24 bits.
final class Colour {
  private Colour() {}

  /// Opens a `div` that has the bar. The page's policy forbids styles in HTML, so the script gives
  /// it its colour.
  ///
  /// @param colour no number for none
  static void open(Html html, String className, JsonNode colour) {
    if (colour.isIntegralNumber()) {
      String shown = "#%06x".formatted(colour.intValue() & 0xFFFFFF);
      html.open("div", "class", className, "data-colour", shown);
    } else {
      html.open("div", "class", className);
    }
  }
}
