package bot.mtasts.slack.blocks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// Our own Markdown pages as blocks, in mrkdwn: a table becomes fields, a heading a bold line, and
/// a link to another page its name.
final class MarkdownBlocks {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private final List<ObjectNode> done = new ArrayList<>();
  private Paragraphs open = new Paragraphs();

  private MarkdownBlocks() {}

  /// @param markdown without its title
  static List<ObjectNode> of(String markdown) {
    MarkdownBlocks blocks = new MarkdownBlocks();
    blocks.children(PARSER.parse(markdown), "");
    blocks.flush();
    return blocks.done;
  }

  private void children(Node parent, String margin) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node, margin);
    }
  }

  private void block(Node node, String margin) {
    switch (node) {
      case Heading heading -> {
        flush();
        open.line("*" + inline(heading) + "*");
      }
      case FencedCodeBlock code -> open.block(code.getLiteral());
      case IndentedCodeBlock code -> open.block(code.getLiteral());
      case BulletList list -> items(list, margin);
      case OrderedList list -> items(list, margin);
      case TableBlock table -> {
        flush();
        done.add(Blocks.fields(fields(table)));
      }
      // The marks around what is generated are for the test that keeps it.
      case HtmlBlock _ -> {}
      default -> open.line(margin + inline(node));
    }
  }

  private void flush() {
    done.addAll(open.sections());
    open = new Paragraphs();
  }

  private void items(Node list, String margin) {
    int number = 1;
    for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
      String sign = list instanceof OrderedList ? number++ + ". " : "• ";
      String before = margin + sign;
      for (Node part = item.getFirstChild(); part != null; part = part.getNext()) {
        block(part, before);
        before = margin + "    ";
      }
    }
  }

  private static List<String> fields(TableBlock table) {
    List<List<String>> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        rows.add(cells(row));
      }
    }
    List<String> names = rows.getFirst();
    List<String> fields = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      for (int i = 0; i < Math.min(names.size(), row.size()); i++) {
        if (!row.get(i).isEmpty()) {
          fields.add("*" + names.get(i) + "*\n" + row.get(i));
        }
      }
    }
    return fields;
  }

  private static List<String> cells(Node row) {
    List<String> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
      cells.add(inline(cell));
    }
    return cells;
  }

  private static String inline(Node parent) {
    StringBuilder line = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      line.append(
          switch (node) {
            case Text text -> SlackText.words(text.getLiteral(), BlockLimits.FIELD);
            case Code code -> SlackText.code(code.getLiteral());
            case StrongEmphasis strong -> "*" + inline(strong) + "*";
            case SoftLineBreak _ -> " ";
            case Link link -> link(link);
            default -> inline(node);
          });
    }
    return line.toString();
  }

  // Pages name each other as the files they are; here they have no address.
  private static String link(Link link) {
    String target = link.getDestination();
    return target.startsWith("https://") ? SlackText.link(target, inline(link)) : inline(link);
  }
}
