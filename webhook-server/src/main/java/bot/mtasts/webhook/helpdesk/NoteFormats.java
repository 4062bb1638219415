package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Prose;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Renders the parts of a note. Whatever came from a stranger's server stands where the format
/// obeys nothing, and is made visible first.
final class NoteFormats {
  private static final String PAGE = "The full report";
  private static final int LONGEST_WORDS = 4_000;

  private NoteFormats() {}

  static String html(List<NotePart> parts, String marker) {
    StringBuilder html = new StringBuilder();
    for (NotePart part : parts) {
      switch (part) {
        case NotePart.Heading(var words) ->
            html.append("<p><b>").append(inHtml(words)).append("</b></p>\n");
        case NotePart.Title(var words) ->
            html.append("<p><b>").append(inHtml(words)).append("</b></p>\n");
        case NotePart.Words(var words) ->
            // A `pre` cannot stand in a `p`.
            html.append("<p>").append(inHtml(words)).append("</p>\n");
        case NotePart.Page(var url) ->
            html.append("<p><a href=\"").append(escaped(url)).append("\">" + PAGE + "</a></p>\n");
      }
    }
    if (!marker.isEmpty()) {
      html.append("<p>[").append(escaped(marker)).append("]</p>\n");
    }
    return html.toString().replace("<p></p>\n", "");
  }

  private static String inHtml(Prose words) {
    StringBuilder html = new StringBuilder();
    for (Prose.Span span : words.spans()) {
      switch (span) {
        case Prose.Text(var text) -> html.append(escaped(line(text)));
        case Prose.Code(var value) ->
            html.append("<code>").append(escaped(VisibleLine.of(value))).append("</code>");
        case Prose.Block(var text) ->
            html.append("</p>\n<pre>").append(escaped(block(text))).append("</pre>\n<p>");
      }
    }
    return html.toString();
  }

  private static String escaped(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(text.charAt(i));
      }
    }
    return html.toString();
  }

  static String plain(List<NotePart> parts, String marker) {
    StringBuilder text = new StringBuilder();
    for (NotePart part : parts) {
      switch (part) {
        case NotePart.Heading(var words) -> text.append(inPlain(words)).append("\n\n");
        case NotePart.Title(var words) -> text.append("* ").append(inPlain(words)).append("\n\n");
        case NotePart.Words(var words) -> text.append(inPlain(words)).append("\n\n");
        case NotePart.Page(var url) -> text.append(PAGE + ": ").append(url).append("\n\n");
      }
    }
    return text.append('[').append(marker).append("]\n").toString();
  }

  private static String inPlain(Prose words) {
    StringBuilder text = new StringBuilder();
    for (Prose.Span span : words.spans()) {
      switch (span) {
        case Prose.Text(var ours) -> text.append(line(ours));
        // ServiceNow renders what stands between [code] and [/code] as HTML.
        case Prose.Code(var value) ->
            text.append("“").append(defused(VisibleLine.of(value))).append("”");
        case Prose.Block(var block) ->
            text.append("\n\n    ")
                .append(defused(block(block)).replace("\n", "\n    "))
                .append("\n\n");
      }
    }
    return text.toString().strip();
  }

  private static String defused(String text) {
    return text.replaceAll("(?i)\\[(/?)code", "[ $1code");
  }

  static String wiki(List<NotePart> parts, String marker) {
    StringBuilder text = new StringBuilder();
    for (NotePart part : parts) {
      switch (part) {
        case NotePart.Heading(var words) -> text.append('*').append(inWiki(words)).append("*\n\n");
        case NotePart.Title(var words) -> text.append('*').append(inWiki(words)).append("*\n\n");
        case NotePart.Words(var words) -> text.append(inWiki(words)).append("\n\n");
        case NotePart.Page(var url) -> text.append("[" + PAGE + "|").append(url).append("]\n\n");
      }
    }
    return text.append(wikiEscaped("[" + marker + "]")).append('\n').toString();
  }

  private static String inWiki(Prose words) {
    StringBuilder text = new StringBuilder();
    for (Prose.Span span : words.spans()) {
      switch (span) {
        case Prose.Text(var ours) -> text.append(wikiEscaped(line(ours)));
        case Prose.Code(var value) ->
            text.append("{{").append(wikiEscaped(VisibleLine.of(value))).append("}}");
        // Nothing is obeyed in there but its own end.
        case Prose.Block(var block) ->
            text.append("\n{noformat}\n")
                .append(block(block).replace("{noformat", "{ noformat"))
                .append("\n{noformat}\n");
      }
    }
    return text.toString().strip();
  }

  // A mention is [~name], a macro {name}, an image !url!, a link [text|url]: a backslash before it
  // takes the meaning away. Two backslashes would be a line break, hence the entity.
  private static String wikiEscaped(String text) {
    StringBuilder wiki = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> wiki.append("&#92;");
        case '[', ']', '{', '}', '!', '|', '*', '^', '~', '+', '?' -> wiki.append('\\').append(c);
        default -> wiki.append(c);
      }
    }
    return wiki.toString();
  }

  static ObjectNode adf(List<NotePart> parts, String marker) {
    ObjectNode document = node("doc").put("version", 1);
    ArrayNode content = document.putArray("content");
    for (NotePart part : parts) {
      switch (part) {
        case NotePart.Heading(var words) -> paragraphs(content, words, true);
        case NotePart.Title(var words) -> paragraphs(content, words, true);
        case NotePart.Words(var words) -> paragraphs(content, words, false);
        case NotePart.Page(var url) -> {
          ObjectNode link = text(PAGE);
          link.putArray("marks").add(mark("link").set("attrs", node().put("href", url)));
          paragraph(content).add(link);
        }
      }
    }
    paragraph(content).add(text("[" + marker + "]"));
    return document;
  }

  // ADF refuses empty paragraphs and empty texts.
  private static void paragraphs(ArrayNode content, Prose words, boolean strong) {
    ArrayNode open = null;
    for (Prose.Span span : words.spans()) {
      switch (span) {
        case Prose.Text(var ours) -> {
          String shown = line(ours);
          if (!shown.isBlank()) {
            open = open == null ? paragraph(content) : open;
            ObjectNode piece = text(shown);
            if (strong) {
              piece.putArray("marks").add(mark("strong"));
            }
            open.add(piece);
          }
        }
        case Prose.Code(var value) -> {
          open = open == null ? paragraph(content) : open;
          ObjectNode piece = text(value.isEmpty() ? "(empty)" : VisibleLine.of(value));
          piece.putArray("marks").add(mark("code"));
          open.add(piece);
        }
        case Prose.Block(var block) -> {
          open = null;
          String shown = block(block);
          ObjectNode code = node("codeBlock");
          code.putArray("content").add(text(shown.isEmpty() ? " " : shown));
          content.add(code);
        }
      }
    }
  }

  private static ArrayNode paragraph(ArrayNode content) {
    ObjectNode paragraph = node("paragraph");
    content.add(paragraph);
    return paragraph.putArray("content");
  }

  private static ObjectNode text(String text) {
    return node("text").put("text", text);
  }

  private static ObjectNode mark(String type) {
    return node(type);
  }

  private static ObjectNode node(String type) {
    return node().put("type", type);
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String line(String text) {
    return VisibleLine.of(text, LONGEST_WORDS);
  }

  private static String block(String text) {
    return VisibleLine.block(text).strip();
  }
}
