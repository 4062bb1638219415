package bot.mtasts.lab.playground;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a client draws around a message.
///
/// @param id the chat's
/// @param author as people see it
/// @param byApp whether the bot wrote it
/// @param inThread whether it is drawn below another
/// @param above what stands over it, such as whose command it answers; null for nothing
/// @param only what says that nobody else sees it; null where everybody does
/// @param shortcut what its menu offers; null for nothing
record MessageFrame(
    String id,
    String author,
    boolean byApp,
    boolean edited,
    boolean inThread,
    @Nullable String above,
    @Nullable String only,
    @Nullable String shortcut) {
  /// @param body HTML
  void draw(Html html, String body) {
    html.open("li", "class", "message" + (inThread ? " in-thread" : ""), "data-message", id);
    if (above != null) {
      html.open("p", "class", "above").text(above).close("p");
    }
    html.open("span", "class", "face" + (byApp ? " bot" : ""), "aria-hidden", "true")
        .text(byApp ? "✉" : author.substring(0, 1).toUpperCase(Locale.ROOT))
        .close("span");
    html.open("div", "class", only == null ? "public" : "private");
    if (only != null) {
      html.open("p", "class", "only").text(only).close("p");
    }
    html.open("span", "class", "who").text(author);
    if (byApp) {
      html.open("small", "class", "app").text("APP").close("small");
    }
    if (edited) {
      html.open("small").text("(edited)").close("small");
    }
    if (shortcut != null) {
      html.open("button", "type", "button", "class", "more", "data-shortcut", id)
          .text(shortcut)
          .close("button");
    }
    html.close("span").open("div", "class", "body").raw(body);
    html.close("div").close("div").close("li");
  }
}
