package bot.mtasts.webhook.openapi;

import java.util.regex.Pattern;

/// The little HTML that the page needs, and the little Markdown that descriptions use: paragraphs,
/// lists, code spans.
final class Markup {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

  private Markup() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// One line, with code spans.
  static String line(String text) {
    return CODE.matcher(escape(text.strip())).replaceAll("<code>$1</code>");
  }

  /// Paragraphs and lists.
  static String blocks(String text) {
    StringBuilder html = new StringBuilder();
    for (String block : BLANK_LINE.split(text.strip())) {
      if (block.startsWith("- ")) {
        html.append("<ul>");
        for (String item : block.substring(2).split("\\n- ")) {
          html.append("<li>").append(line(item)).append("</li>");
        }
        html.append("</ul>\n");
      } else {
        html.append("<p>").append(line(block)).append("</p>\n");
      }
    }
    return html.toString();
  }

  static String code(String text) {
    return "<code>" + escape(text) + "</code>";
  }

  static String pre(String text) {
    return "<pre>" + escape(text.stripTrailing()) + "</pre>\n";
  }

  /// A row of a table; cells are HTML already.
  static String row(String... cells) {
    StringBuilder row = new StringBuilder("<tr>");
    for (String cell : cells) {
      row.append("<td>").append(cell).append("</td>");
    }
    return row.append("</tr>\n").toString();
  }
}
