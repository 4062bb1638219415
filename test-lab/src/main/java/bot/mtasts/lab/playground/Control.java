package bot.mtasts.lab.playground;

import java.util.List;

/// Something on a message that can be pressed or chosen from. It tells the page what it stands for,
/// and the page hands that back.
///
/// @param action what the app called it
/// @param block what it stands in; empty where the chat has no name for that
record Control(String action, String block) {
  /// What can be chosen.
  ///
  /// @param label HTML
  record Option(String value, String label) {}

  /// A button.
  ///
  /// @param label HTML
  void button(Html html, String style, String value, String label) {
    html.open(
            "button",
            "type",
            "button",
            "class",
            "button " + style,
            "data-action",
            action,
            "data-block",
            block,
            "data-value",
            value)
        .raw(label)
        .close("button");
  }

  /// A menu of which one entry is chosen.
  ///
  /// @param placeholder what stands there before; may be empty
  void menu(Html html, String placeholder, List<Option> options) {
    html.open(
            "select",
            "data-action",
            action,
            "data-block",
            block,
            "aria-label",
            placeholder.isEmpty() ? "Choose" : placeholder)
        .open("option", "value", "")
        .text(placeholder)
        .close("option");
    options.forEach(
        option -> html.open("option", "value", option.value()).raw(option.label()).close("option"));
    html.close("select");
  }

  /// A button that leads to a page.
  ///
  /// @param label HTML
  static void link(Html html, String style, String url, String label) {
    html.open(
            "a",
            "class",
            "button " + style,
            "href",
            web(url),
            "target",
            "_blank",
            "rel",
            "noreferrer")
        .raw(label)
        .close("a");
  }

  /// The URL if it leads into the web, else nowhere.
  static String web(String url) {
    return url.startsWith("http://") || url.startsWith("https://") ? url : "#";
  }

  /// Names what no picture is made of.
  static void unknown(Html html, String what) {
    html.open("p", "class", "unknown")
        .text("not drawn: " + (what.isEmpty() ? "no type" : what))
        .close("p");
  }
}
