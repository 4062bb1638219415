package bot.mtasts.core.markup;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.say.FindingPages;
import bot.mtasts.core.say.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

/// A page of the catalogue in a medium's markup: a heading becomes a line with weight, a table a
/// list of facts, and a link to another page its name.
public final class PageWords {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private static final int LONGEST_WORDS = 2_000;

  /// The source of what stands in no standard.
  private static final String PRACTICE = "practice";

  private final Medium medium;
  private final List<Part> done = new ArrayList<>();
  private Paragraphs open;

  private PageWords(Medium medium) {
    this.medium = medium;
    this.open = medium.paragraphs();
  }

  /// What a page is made of.
  public sealed interface Part {}

  /// Words under a heading, the heading with them.
  public record Words(String text) implements Part {}

  /// What is looked up and not read.
  public record Facts(List<Fact> facts) implements Part {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /// A name and what it stands for, both marked.
  public record Fact(String name, String value) {}

  /// The page of a code, without its title.
  public static List<Part> of(FindingCode code, Medium medium) {
    PageWords page = new PageWords(medium);
    String markdown = FindingPages.markdown(code).replaceFirst("^# .*\n", "");
    page.children(PARSER.parse(markdown), "");
    page.flush();
    return List.copyOf(page.done);
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
        open.line(medium.markup().strong(inline(heading)));
      }
      case FencedCodeBlock code -> open.block(code.getLiteral());
      case IndentedCodeBlock code -> open.block(code.getLiteral());
      case BulletList list -> items(list, margin);
      case OrderedList list -> items(list, margin);
      case TableBlock table -> {
        flush();
        done.add(new Facts(facts(table)));
      }
      // The marks around what is generated are for the test that keeps it.
      case HtmlBlock _ -> {}
      default -> open.line(margin + inline(node));
    }
  }

  private void flush() {
    open.texts().forEach(text -> done.add(new Words(text)));
    open = medium.paragraphs();
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

  private List<Fact> facts(TableBlock table) {
    List<List<String>> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        rows.add(cells(row));
      }
    }
    List<String> names = rows.getFirst();
    List<Fact> facts = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      for (int i = 0; i < Math.min(names.size(), row.size()); i++) {
        if (!row.get(i).isEmpty()) {
          facts.add(new Fact(names.get(i), row.get(i)));
        }
      }
    }
    return facts;
  }

  private List<String> cells(Node row) {
    List<String> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
      cells.add(inline(cell));
    }
    return cells;
  }

  private String inline(Node parent) {
    StringBuilder line = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      line.append(
          switch (node) {
            case Text text -> medium.markup().words(text.getLiteral(), LONGEST_WORDS);
            case Code code -> medium.markup().code(code.getLiteral());
            case StrongEmphasis strong -> medium.markup().strong(inline(strong));
            case SoftLineBreak _ -> " ";
            case Link link -> link(link);
            default -> inline(node);
          });
    }
    return line.toString();
  }

  // Pages name each other as the files they are; here they have no address.
  private String link(Link link) {
    String target = link.getDestination();
    return target.startsWith("https://")
        ? medium.markup().link(target, inline(link))
        : inline(link);
  }

  /// Where the rule of a code stands, in a sentence.
  public static String rule(FindingCode code, Markup markup) {
    return code.source().equals(PRACTICE)
        ? "The rule stands in no standard: it is good practice."
        : "The rule: "
            + Reference.of(code.source()).stream()
                .map(reference -> {
                  String url = reference.url();
                  return url == null ? reference.text() : markup.link(url, reference.text());
                })
                .collect(Collectors.joining(", "));
  }
}
